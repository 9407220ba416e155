namespace SpaceGeo.Planning.Consolidation;

/// <summary>What a plan is weighed by; of each the less the better.</summary>
public enum Criterion
{
    /// <summary>Needs that have no place.</summary>
    Unplaced,

    /// <summary>Square metres above what those in a room justify, of rooms that nobody new moves into.</summary>
    OverStandardM2,

    /// <summary>Buildings in use.</summary>
    Buildings,

    /// <summary>Storeys in use.</summary>
    Storeys,

    /// <summary>Rent of a year for leases that are kept.</summary>
    Rent,

    /// <summary>Persons who move to another room.</summary>
    Moves,

    /// <summary>Persons times the kilometres between their old building and the new one.</summary>
    PersonKm,

    /// <summary>Buildings that organisations are in, beyond one each.</summary>
    OrganisationSplits,

    /// <summary>Storeys that teams are on, beyond one each; those without a team are their organisation's.</summary>
    TeamSplits,

    /// <summary>Square metres of rooms that must be worked on before somebody new moves in.</summary>
    WorksM2,

    /// <summary>Square metres of usable rooms that are empty on storeys in use.</summary>
    UnusedM2,

    /// <summary>Persons of grass-roots organisations who move.</summary>
    GrassRootsMoves,

    /// <summary>Groups of touching empty rooms on storeys in use: the fewer, the more contiguous is what becomes idle.</summary>
    IdleGroups,
}

/// <summary>An amount of each criterion.</summary>
public sealed class CriterionAmounts
{
    /// <summary>How many criteria there are.</summary>
    public static int Count { get; } = Enum.GetValues<Criterion>().Length;

    private readonly double[] _amounts = new double[Count];

    /// <summary>The amount of a criterion.</summary>
    /// <param name="criterion">The criterion.</param>
    public double this[Criterion criterion]
    {
        get => _amounts[(int)criterion];
        set => _amounts[(int)criterion] = value;
    }

    /// <summary>A copy.</summary>
    public CriterionAmounts Copy()
    {
        CriterionAmounts copy = new();
        _amounts.CopyTo(copy._amounts, 0);
        return copy;
    }
}
