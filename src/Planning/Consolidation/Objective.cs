namespace SpaceGeo.Planning.Consolidation;

/// <summary>How plans are compared: by the cost of the first tier, where that is equal by that of the second, and so on. The cost of a tier is
/// the sum of amounts times weights.</summary>
/// <param name="Tiers">For each tier the weights of its criteria, each above 0; one tier for a weighted sum, one criterion a tier for a
/// lexicographic order.</param>
public sealed record Objective(IReadOnlyList<IReadOnlyDictionary<Criterion, double>> Tiers)
{
    /// <summary>What a need without a place costs, so that none is left out while there is a way.</summary>
    public const double UnplacedWeight = 100_000;

    /// <summary>The weights that are used where a request gives none, in moves of one person within its building.</summary>
    public static Objective Default { get; } = new(
    [
        new Dictionary<Criterion, double>
        {
            [Criterion.Unplaced] = UnplacedWeight,
            [Criterion.OverStandardM2] = 0.2,
            [Criterion.Buildings] = 50,
            [Criterion.Storeys] = 10,
            [Criterion.Rent] = 0.001,
            [Criterion.Moves] = 1,
            [Criterion.PersonKm] = 0.1,
            [Criterion.OrganisationSplits] = 5,
            [Criterion.TeamSplits] = 1,
            [Criterion.WorksM2] = 0.1,
            [Criterion.UnusedM2] = 0.002,
            [Criterion.GrassRootsMoves] = 1,
            [Criterion.IdleGroups] = 0.1,
        },
    ]);

    /// <summary>What amounts cost in a tier.</summary>
    /// <param name="tier">Number of the tier, from 0.</param>
    /// <param name="amounts">The amounts.</param>
    public double Cost(int tier, CriterionAmounts amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        return Tiers[tier].Sum(weight => weight.Value * amounts[weight.Key]);
    }
}

/// <summary>What is asked for.</summary>
/// <param name="Wishes">What must be so.</param>
/// <param name="Objective">What is better.</param>
public sealed record ConsolidationRequest(IReadOnlyList<Wish> Wishes, Objective Objective)
{
    /// <summary>Plans that are wanted, 1 or more.</summary>
    public int Plans { get; init; } = 3;

    /// <summary>Seed of all that is left to chance: the same input and seed give the same plans, where the clock does not end the search.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>After what time the best so far is the answer.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How far from the best possible a plan may be for the search to end, as a share of its cost, 0 or more.</summary>
    public double Gap { get; init; } = 0.005;

    /// <summary>How much two plans differ at least: the share of needs that one of them moves which the other does not move to the same storey.</summary>
    public double LeastDifference { get; init; } = 0.3;

    /// <summary>How much more than the best a plan may cost, as a share.</summary>
    public double MostExtraCost { get; init; } = 0.05;
}
