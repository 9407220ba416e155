using SpaceGeo.Planning.Solving;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Solving;

/// <summary>The solvers that a machine of ours has, on models whose optimum is known.</summary>
public sealed class RealSolverTests
{
    private static readonly SolveLimits Exact = new(TimeSpan.FromSeconds(60), 0, 7);

    private static ILinearSolver Solver(string name) => Solvers.Find(new SolverOptions
    {
        Solver = name,
        NodeFolder = Path.Combine(TestFiles.Root, "scripts", "solver"),
    });

    [Theory]
    [InlineData("highs-js", 1, 25)]
    [InlineData("cbc", 1, 150)]
    public async Task Random_models_have_the_optimum_that_trying_everything_gives(string name, int first, int last)
    {
        ILinearSolver solver = Solver(name);
        int infeasible = 0;
        for (int seed = first; seed <= last; seed++)
        {
            var random = new RandomModel(seed);

            LinearSolution solution = await solver.SolveAsync(random.Model, Exact, null, CancellationToken.None);

            double? optimum = random.Optimum();
            Assert.True((optimum is null ? SolveStatus.Infeasible : SolveStatus.Optimal) == solution.Status, $"seed {seed}: {solution.Status}");
            infeasible += optimum is null ? 1 : 0;
            if (optimum is double cost)
            {
                Assert.True(Math.Abs(cost - solution.Objective) < 1e-6, $"seed {seed}: {solution.Objective} instead of {cost}");
                Assert.True(Math.Abs(cost - solution.Bound) < 1e-5, $"seed {seed}: bound {solution.Bound} instead of {cost}");
                Assert.All(solution.Values, value => Assert.Equal(Math.Round(value), value));
            }
        }

        Assert.InRange(infeasible, 1, last - first - 5);
    }

    [Theory]
    [InlineData("highs-js", 8)]
    [InlineData("cbc", 60)]
    public async Task With_a_gap_the_bound_never_lies_above_the_optimum(string name, int models)
    {
        ILinearSolver solver = Solver(name);
        for (int seed = 1; seed <= models; seed++)
        {
            LinearModel model = Facilities(seed, 12, 4);
            LinearSolution optimum = await Solver("cbc").SolveAsync(model, Exact, null, CancellationToken.None);

            LinearSolution solution = await solver.SolveAsync(model, Exact with { RelativeGap = 0.2 }, null, CancellationToken.None);

            Assert.Equal(SolveStatus.Optimal, solution.Status);
            Assert.True(solution.Bound <= optimum.Objective + 1e-6, $"seed {seed}: bound {solution.Bound} above {optimum.Objective}");
            Assert.True(solution.Objective >= optimum.Objective - 1e-6, $"seed {seed}: {solution.Objective} below {optimum.Objective}");
            Assert.InRange(solution.Objective - solution.Bound, 0, 0.2 * solution.Objective + 1e-6);
        }
    }

    [Theory]
    [InlineData("highs-js")]
    [InlineData("cbc")]
    public async Task A_transport_problem_costs_what_its_plan_costs(string name)
    {
        // Two sources, three sinks. By hand: 10·2 + 20·3 from the first, 5·4 + 15·1 from the second.
        double[,] prices = { { 2, 3, 4 }, { 5, 4, 1 } };
        double[] supply = [30, 20], demand = [10, 25, 15];
        var model = new LinearModel();
        for (int source = 0; source < 2; source++)
        {
            int row = model.AddRow(double.NegativeInfinity, supply[source]);
            for (int sink = 0; sink < 3; sink++)
            {
                model.AddTerm(row, model.AddVariable(0, double.PositiveInfinity, prices[source, sink]), 1);
            }
        }

        for (int sink = 0; sink < 3; sink++)
        {
            int row = model.AddRow(demand[sink], demand[sink]);
            model.AddTerm(row, sink, 1);
            model.AddTerm(row, sink + 3, 1);
        }

        LinearSolution solution = await Solver(name).SolveAsync(model, Exact, null, CancellationToken.None);

        Assert.Equal((SolveStatus.Optimal, 115.0, 115.0), (solution.Status, solution.Objective, solution.Bound));
        Assert.Equal([10, 20, 0, 0, 5, 15], solution.Values);
    }

    [Theory]
    [InlineData("highs-js")]
    [InlineData("cbc")]
    public async Task A_model_without_a_least_cost_is_unbounded(string name)
    {
        var model = new LinearModel();
        model.AddVariable(0, double.PositiveInfinity, -1);
        model.AddTerm(model.AddRow(2, double.PositiveInfinity), 0, 1);

        Assert.Equal(SolveStatus.Unbounded, (await Solver(name).SolveAsync(model, Exact, null, CancellationToken.None)).Status);
    }

    [Theory]
    [InlineData("highs-js")]
    [InlineData("cbc")]
    public async Task The_same_seed_gives_the_same_answer(string name)
    {
        LinearModel model = Facilities(3, 30, 6);
        SolveLimits limits = Exact with { RelativeGap = 0.02 };

        LinearSolution first = await Solver(name).SolveAsync(model, limits, null, CancellationToken.None);
        LinearSolution second = await Solver(name).SolveAsync(model, limits, null, CancellationToken.None);

        Assert.Equal(first.Values, second.Values);
        Assert.Equal((first.Objective, first.Bound), (second.Objective, second.Bound));
    }

    [Theory]
    [InlineData("highs-js")]
    [InlineData("cbc")]
    public async Task The_clock_ends_a_large_model_with_the_best_so_far_or_none(string name)
    {
        LinearModel model = Facilities(5, 300, 40);
        var told = new Progress();

        LinearSolution solution = await Solver(name).SolveAsync(
            model, new SolveLimits(TimeSpan.FromSeconds(6), 0, 7), told, CancellationToken.None);

        Assert.Contains(solution.Status, new[] { SolveStatus.Feasible, SolveStatus.Unknown });
        if (solution.Status == SolveStatus.Feasible)
        {
            Assert.InRange(solution.Bound, 0, solution.Objective);
            Assert.All(told.Bounds, bound => Assert.True(bound <= solution.Objective));
        }
    }

    // Each of so many people in one of so many houses of limited room; an open house costs, and so does each way.
    private static LinearModel Facilities(int seed, int people, int houses)
    {
        var random = new Random(seed);
        var model = new LinearModel();
        int[] open = [.. Enumerable.Range(0, houses).Select(_ => model.AddVariable(0, 1, random.Next(60, 120), isInteger: true))];
        int[] room = [.. open.Select(_ => model.AddRow(double.NegativeInfinity, 0))];
        for (int house = 0; house < houses; house++)
        {
            model.AddTerm(room[house], open[house], -2.0 * people / houses * 12);
        }

        for (int person = 0; person < people; person++)
        {
            int area = random.Next(6, 19);
            int placed = model.AddRow(1, 1);
            for (int house = 0; house < houses; house++)
            {
                int here = model.AddVariable(0, 1, random.Next(1, 50), isInteger: true);
                model.AddTerm(placed, here, 1);
                model.AddTerm(room[house], here, area);
            }
        }

        return model;
    }

    private sealed class Progress : IProgress<SolveProgress>
    {
        public List<double> Bounds { get; } = [];

        public void Report(SolveProgress value) => Bounds.AddRange(value.Bound is double bound ? [bound] : []);
    }
}
