namespace SpaceGeo.Planning.Consolidation;

/// <summary>Cost of a plan in a tier of the objective.</summary>
/// <param name="Cost">Sum of amounts times weights.</param>
/// <param name="Bound">What no plan that meets the wishes costs less than; proven.</param>
public readonly record struct TierCost(double Cost, double Bound)
{
    /// <summary>How far the cost is from the best possible at most, as a share of the cost; 0 for a plan that is proven to be best.</summary>
    public double Gap => Cost - Bound <= 1e-6 * Math.Max(1, Math.Abs(Cost)) ? 0 : (Cost - Bound) / Cost;
}

/// <summary>A place for every need.</summary>
/// <param name="Rooms">For each need of the estate the number of its room, or −1 where it has none.</param>
/// <param name="Amounts">What the plan comes to, by criterion.</param>
/// <param name="Costs">Its cost in each tier of the objective.</param>
/// <param name="Differences">For each plan before it: the share of needs moved by one of the two which the other does not move to the same
/// storey, those that are interchangeable taken together; from 0 to 1.</param>
public sealed record Plan(
    IReadOnlyList<int> Rooms, CriterionAmounts Amounts, IReadOnlyList<TierCost> Costs, IReadOnlyList<double> Differences);

/// <summary>Wishes that cannot all be met.</summary>
/// <param name="Wishes">Their numbers in the request, from 0, rising; empty where already the rules and today's needs cannot.</param>
/// <param name="IsSmallest">Whether there is proof that no fewer wishes conflict; every one of them is needed in any case.</param>
/// <param name="Words">A sentence that says what conflicts.</param>
public sealed record WishConflict(IReadOnlyList<int> Wishes, bool IsSmallest, string Words);

/// <summary>What ended a search.</summary>
public enum SearchEnd
{
    /// <summary>Every plan is as near the best possible as was asked, or all steps were taken: the same input gives the same plans.</summary>
    Complete,

    /// <summary>The time was up.</summary>
    Clock,

    /// <summary>It was shown that there is no plan.</summary>
    Conflict,
}

/// <summary>What a search for plans came to.</summary>
/// <param name="Today">Amounts if nobody moves.</param>
/// <param name="Plans">The plans, the best first; empty with a conflict.</param>
/// <param name="Shortfall">Why there are fewer plans than wanted, or empty.</param>
/// <param name="Conflict">Why there is none, or null.</param>
/// <param name="End">What ended it.</param>
/// <param name="Solver">Name of the solver of the linear models.</param>
public sealed record ConsolidationAnswer(
    CriterionAmounts Today, IReadOnlyList<Plan> Plans, string Shortfall, WishConflict? Conflict, SearchEnd End, string Solver);

/// <summary>How far a search is.</summary>
/// <param name="Share">From 0 to 1, of the time or steps.</param>
/// <param name="Stage">What it does, in words.</param>
/// <param name="Cost">Cost of the best plan so far in the first tier, or null.</param>
/// <param name="Bound">Bound so far in the first tier, or null.</param>
public sealed record ConsolidationProgress(double Share, string Stage, double? Cost, double? Bound);
