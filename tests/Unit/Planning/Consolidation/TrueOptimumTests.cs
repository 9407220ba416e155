using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Solving;
using SpaceGeo.Tests.SyntheticEstates;
using Xunit;

namespace SpaceGeo.Tests.Unit.Planning.Consolidation;

/// <summary>Plans of estates of up to 8 posts beside the best of all plans, which trying everything gives, by rules that are written down a second time.</summary>
public class TrueOptimumTests
{
    /// <summary>Names first and last seed of a longer run, as <c>1-5000</c>.</summary>
    private const string SeedsVariable = "SPACEGEO_TEST_SEEDS";

    [Fact]
    public async Task No_plan_of_a_small_estate_is_better_than_the_one_found()
    {
        ILinearSolver solver = Solvers.Find(new SolverOptions { Solver = "cbc" });
        int[] seeds = [.. (Environment.GetEnvironmentVariable(SeedsVariable) ?? "1-200").Split('-').Select(int.Parse)];
        List<string> wrong = [];
        int planned = 0;
        for (int seed = seeds[0]; seed <= seeds[1]; seed++)
        {
            SmallEstates small = SmallEstates.Make(seed);

            ConsolidationAnswer answer = await Consolidator.PlanAsync(small.Estate, small.Request, solver, null, CancellationToken.None);

            planned += answer.Plans.Count;
            if ((answer.Plans.Count > 0 ? PlanFault(small, answer.Plans[0]) : ConflictFault(small, answer)) is string fault)
            {
                wrong.Add($"seed {seed}: {fault}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(planned, (seeds[1] - seeds[0] + 1) / 3, seeds[1] - seeds[0]);
    }

    // Without a plan, the wishes that are named, or the rules alone, leave somebody without a place.
    private static string? ConflictFault(SmallEstates small, ConsolidationAnswer answer)
    {
        IEnumerable<Wish> wishes = answer.Conflict?.Wishes.Select(wish => small.Request.Wishes[wish]) ?? small.Request.Wishes;
        return PlacesAll(small, [.. wishes]) ? $"“{answer.Conflict?.Words}{answer.Shortfall}” But everybody can be placed." : null;
    }

    private static bool PlacesAll(SmallEstates small, IReadOnlyList<Wish> wishes)
    {
        var best = new BruteForce(small.Estate, small.Request with { Wishes = wishes });
        return best.Costs is not null && best.Rooms.All(room => room >= 0);
    }

    private static string? PlanFault(SmallEstates small, Plan plan)
    {
        var best = new BruteForce(small.Estate, small.Request);
        var rules = new PlainRules(small.Estate, small.Request.Wishes);
        if (best.Costs is null || rules.Fault(plan.Rooms) is not null)
        {
            return $"the plan breaks a rule: {rules.Fault(plan.Rooms)}";
        }

        CriterionAmounts amounts = rules.Amounts(plan.Rooms);
        for (int tier = 0; tier < plan.Costs.Count; tier++)
        {
            double cost = small.Request.Objective.Cost(tier, amounts);
            double size = 1e-6 * Math.Max(1, cost);
            if (Math.Abs(cost - plan.Costs[tier].Cost) > size)
            {
                return $"tier {tier} costs {cost}, not {plan.Costs[tier].Cost}";
            }

            if (Math.Abs(cost - best.Costs[tier]) > size)
            {
                return $"tier {tier} costs {cost}, and {best.Costs[tier]} is possible: {string.Join(", ", plan.Rooms)} or {string.Join(", ", best.Rooms)}";
            }

            if (plan.Costs[tier].Bound > cost + size)
            {
                return $"the bound {plan.Costs[tier].Bound} of tier {tier} lies above a plan of {cost}";
            }
        }

        return null;
    }
}
