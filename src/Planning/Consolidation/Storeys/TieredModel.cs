using SpaceGeo.Planning.Solving;

namespace SpaceGeo.Planning.Consolidation.Storeys;

/// <summary>A linear model with a cost for each tier of the objective.</summary>
/// <param name="objective">The objective.</param>
internal sealed class TieredModel(Objective objective)
{
    private readonly List<double>[] _costs = [.. objective.Tiers.Select(_ => new List<double>())];

    public LinearModel Model { get; } = new();

    public int Tiers => _costs.Length;

    /// <summary>Adds a variable that costs nothing.</summary>
    public int Add(double upper, bool isInteger = false)
    {
        foreach (List<double> costs in _costs)
        {
            costs.Add(0);
        }

        return Model.AddVariable(0, upper, 0, isInteger);
    }

    /// <summary>Says how much of a criterion one unit of a variable is.</summary>
    public void Cost(int variable, Criterion criterion, double amount)
    {
        for (int tier = 0; tier < Tiers; tier++)
        {
            _costs[tier][variable] += amount * Weight(tier, criterion);
        }
    }

    /// <summary>Adds to a variable's cost in a tier.</summary>
    public void Cost(int variable, int tier, double cost) => _costs[tier][variable] += cost;

    /// <summary>Weight of a criterion in a tier; 0 where it has none.</summary>
    public double Weight(int tier, Criterion criterion) => objective.Tiers[tier].GetValueOrDefault(criterion);

    /// <summary>Whether a criterion has a weight in any tier.</summary>
    public bool Weighs(Criterion criterion) => objective.Tiers.Any(tier => tier.ContainsKey(criterion));

    /// <summary>Adds a row.</summary>
    public void Row(double lower, double upper, IEnumerable<(int Variable, double Coefficient)> terms)
    {
        int row = Model.AddRow(lower, upper);
        foreach ((int variable, double coefficient) in terms)
        {
            Model.AddTerm(row, variable, coefficient);
        }
    }

    /// <summary>Makes a tier the one that is solved for.</summary>
    public void Minimise(int tier)
    {
        for (int variable = 0; variable < Model.Variables; variable++)
        {
            Model.SetCost(variable, _costs[tier][variable]);
        }
    }

    /// <summary>Lets a tier cost no more than that from here on.</summary>
    public void Limit(int tier, double cost) =>
        Row(double.NegativeInfinity, cost, _costs[tier].Select((each, variable) => (variable, each)).Where(term => term.each != 0));

    /// <summary>Makes nothing cost anything: any solution will do.</summary>
    public void MinimiseNothing()
    {
        for (int variable = 0; variable < Model.Variables; variable++)
        {
            Model.SetCost(variable, 0);
        }
    }
}
