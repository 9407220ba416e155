using System.Diagnostics;
using System.Globalization;
using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Solving;
using SpaceGeo.Tests.SyntheticEstates;

namespace SpaceGeo.Bench.Consolidation;

/// <summary>Made-up estates whose best plan is known, solved within the time that users are promised, beside greedy and, in the same time, tabu search.</summary>
internal static class ConsolidationBenchmark
{
    private const double Tolerance = 1e-6;

    private static readonly Instance[] Instances =
    [
        new("offices", seed => PlantedOffices.Make(seed), Seconds: 30, LargestGap: null),
        new("campus", seed => PlantedCampus.Make(seed), Seconds: 60, LargestGap: 0.02),
        new("district", seed => PlantedDistrict.Make(seed), Seconds: 10, LargestGap: 0.01),
    ];

    /// <summary>Runs one instance of each family, or of those that are named.</summary>
    /// <param name="families">Names of families; none for all.</param>
    /// <param name="seeds">How many of each.</param>
    /// <exception cref="WrongAnswerException">A plan breaks a rule, does not cost what it says, or its bound lies above a plan that there is; or it misses
    /// what is promised.</exception>
    public static void Run(IReadOnlyCollection<string> families, int seeds)
    {
        if (families.Count == 0 || families.Contains(ExchangeBenchmark.Family))
        {
            Enumerable.Range(1, seeds).ToList().ForEach(ExchangeBenchmark.Run);
        }

        ILinearSolver solver = Solvers.Find(new SolverOptions { NodeFolder = Path.Combine(BenchModels.Root, "scripts", "solver") });
        Console.Out.WriteLine($"{Machine.Description}; {Machine.Load}; solver {solver.Name}");
        Console.Out.WriteLine("family      seed  needs  rooms    best      cost     bound   gap %  seconds    greedy      tabu");
        List<string> missed = [];
        foreach (Instance instance in Instances.Where(one => families.Count == 0 || families.Contains(one.Family)))
        {
            for (int seed = 1; seed <= seeds; seed++)
            {
                missed.AddRange(Run(instance, seed, solver));
            }
        }

        if (missed.Count > 0)
        {
            throw new WrongAnswerException(string.Join("; ", missed));
        }
    }

    private static List<string> Run(Instance instance, int seed, ILinearSolver solver)
    {
        PlantedEstate planted = instance.Make(seed);
        var rules = new PlainRules(planted.Estate, planted.Request.Wishes);
        double greedy = Judged("greedy", rules, planted, Greedy.Run(planted).Rooms);
        var clock = Stopwatch.StartNew();
        Plan plan = Optimised(planted, instance.Seconds, solver);
        TimeSpan time = clock.Elapsed;
        double cost = Judged("the optimiser", rules, planted, plan.Rooms);
        double tabu = Judged("tabu search", rules, planted, new TabuSearch(planted, seed).Run(time));
        TierCost told = plan.Costs[0];
        if (Math.Abs(told.Cost - cost) > Tolerance * cost || told.Bound > planted.Optimum + (Tolerance * planted.Optimum))
        {
            throw new WrongAnswerException(Format($"{instance.Family} {seed}: told cost {told.Cost}, bound {told.Bound}; it is {cost}, and {planted.Optimum} is possible"));
        }

        Console.Out.WriteLine(Format(
            $"{instance.Family,-10} {seed,5} {planted.Estate.Needs.Count,6} {planted.Estate.Rooms.Count,6} {planted.Optimum,7:F1} {cost,9:F1} {told.Bound,9:F1} {100 * told.Gap,7:F2} {time.TotalSeconds,8:F1} {greedy,9:F1} {tabu,9:F1}"));
        return Missed(instance, seed, told, cost, Math.Min(greedy, tabu));
    }

    private static Plan Optimised(PlantedEstate planted, double seconds, ILinearSolver solver)
    {
        ConsolidationRequest request = planted.Request with { TimeLimit = TimeSpan.FromSeconds(seconds) };
        ConsolidationAnswer answer = Consolidator.PlanAsync(planted.Estate, request, solver, null, CancellationToken.None).GetAwaiter().GetResult();
        return answer.Plans.Count > 0
            ? answer.Plans[0]
            : throw new WrongAnswerException($"{planted.Family}: there is a plan, but none was found. {answer.Shortfall}{answer.Conflict?.Words}");
    }

    private static List<string> Missed(Instance instance, int seed, TierCost told, double cost, double baseline)
    {
        List<string> missed = [];
        if (told.Gap > instance.LargestGap)
        {
            missed.Add(Format($"{instance.Family} {seed}: gap {100 * told.Gap:F2} % after {instance.Seconds} s"));
        }

        if (cost > baseline + Tolerance)
        {
            missed.Add(Format($"{instance.Family} {seed}: {cost:F1}, a baseline {baseline:F1}"));
        }

        return missed;
    }

    private static double Judged(string who, PlainRules rules, PlantedEstate planted, IReadOnlyList<int> rooms) => rules.Fault(rooms) is string fault
        ? throw new WrongAnswerException($"{planted.Family}: the plan of {who} breaks a rule: {fault}")
        : rules.Cost(planted.Request.Objective, rooms);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <param name="Family">Its name.</param>
    /// <param name="Make">Makes up an estate of a seed.</param>
    /// <param name="Seconds">Time it has.</param>
    /// <param name="LargestGap">The gap that is promised within that time, or null.</param>
    private sealed record Instance(string Family, Func<int, PlantedEstate> Make, double Seconds, double? LargestGap);
}
