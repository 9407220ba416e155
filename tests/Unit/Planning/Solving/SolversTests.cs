using SpaceGeo.Planning.Solving;
using Xunit;

namespace SpaceGeo.Tests.Unit.Planning.Solving;

/// <summary>Which solver is taken, and the command lines and answers of those that are not free to install, as they were recorded or are documented.</summary>
public class SolversTests
{
    [Fact]
    public void A_machine_without_a_solver_is_told_how_to_get_one()
    {
        SolverException refused = Assert.Throws<SolverException>(() => Solvers.Find(new SolverOptions { Solver = null, SearchPath = "/nowhere" }));

        Assert.Equal(SolverFailure.Missing, refused.Failure);
        Assert.Contains("coinor-cbc", refused.Message, StringComparison.Ordinal);
        Assert.Contains("scripts/solver", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scip", "scip is not installed")]
    [InlineData("/nowhere/gurobi_cl", "/nowhere/gurobi_cl is not installed")]
    [InlineData("highs-js", "needs Node.js on the PATH and the npm package highs")]
    [InlineData("abacus", "abacus is not known")]
    public void A_solver_that_was_named_is_not_replaced_by_another(string name, string what)
    {
        using var other = new FakeSolver(FakeSolver.Optimum, "cbc");

        SolverException refused = Assert.Throws<SolverException>(
            () => Solvers.Find(new SolverOptions { Solver = name, SearchPath = other.Folder }));

        Assert.Equal(SolverFailure.Missing, refused.Failure);
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("highs", "HiGHS")]
    [InlineData("cbc", "CBC")]
    public void Without_a_name_what_is_on_the_path_is_taken(string program, string name)
    {
        using var fake = new FakeSolver(FakeSolver.Optimum, program);

        Assert.Equal(name, Solvers.Find(new SolverOptions { Solver = null, SearchPath = $"/nowhere:{fake.Folder}" }).Name);
    }

    [Fact]
    public async Task HiGHS_tells_best_and_bound_while_it_runs()
    {
        var told = new Told();
        using var fake = new FakeSolver(
            """
            echo ' J       0       0         0   0.00%   -inf            7493               Large        0      0      0         0     0.3s'
            echo '         1       0         1 100.00%   0.5             1                  0.11%       61     48      0      1452     2.5s'
            """ + "\n" + FakeSolver.Optimum);

        await fake.SolveAsync(progress: told);

        Assert.Equal([(7493, null), (1, 0.5)], told.Values);
    }

    [Theory]
    [InlineData("Infeasible", "None", SolveStatus.Infeasible)]
    [InlineData("Unbounded", "None", SolveStatus.Unbounded)]
    [InlineData("Time limit reached", "None", SolveStatus.Unknown)]
    public async Task HiGHS_without_a_solution_says_why(string status, string values, SolveStatus expected)
    {
        using var fake = new FakeSolver($@"printf 'Model status\n{status}\n\n# Primal solution values\n{values}\n' >$solution");

        LinearSolution solution = await fake.SolveAsync();

        Assert.Equal((expected, double.NegativeInfinity), (solution.Status, solution.Bound));
        Assert.Empty(solution.Values);
        Assert.True(double.IsNaN(solution.Objective));
    }

    [Fact]
    public async Task SCIP_is_told_its_limits_and_its_answer_is_read()
    {
        using var fake = new FakeSolver(
            """
            echo 'SCIP Status        : problem is solved [gap limit reached]'
            echo 'Primal Bound       : +1.00000000000000e+00 (2 solutions)'
            echo 'Dual Bound         : +9.90000000000000e-01'
            printf 'solution status: gap limit reached\nobjective value: 1\nX0 1 \t(obj:1)\n' >solution
            """,
            "scip");

        LinearSolution solution = await fake.SolveAsync(gap: 0.01);

        Assert.Equal((SolveStatus.Optimal, 1.0, 0.99), (solution.Status, solution.Objective, solution.Bound));
        Assert.Equal([1, 0], solution.Values);
        Assert.Contains("set limits gap 0.01", fake.Arguments);
        Assert.Contains("set randomization randomseedshift 7", fake.Arguments);
        Assert.Contains(fake.Arguments, argument => argument.StartsWith("set limits time ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("problem is solved [infeasible]", SolveStatus.Infeasible)]
    [InlineData("problem is solved [unbounded]", SolveStatus.Unbounded)]
    [InlineData("solving was interrupted [time limit reached]", SolveStatus.Unknown)]
    public async Task SCIP_without_a_solution_says_why(string status, SolveStatus expected)
    {
        using var fake = new FakeSolver($"echo 'SCIP Status        : {status}'", "scip");

        Assert.Equal(expected, (await fake.SolveAsync()).Status);
    }

    [Fact]
    public async Task Gurobi_is_told_its_limits_and_its_answer_is_read()
    {
        using var fake = new FakeSolver(
            """
            echo 'Time limit reached'
            echo 'Best objective 1.000000000000e+00, best bound 7.500000000000e-01, gap 25.0000%'
            printf '# Solution for model model\n# Objective value = 1\nX0 1\nX1 0\n' >solution.sol
            """,
            "gurobi_cl");

        LinearSolution solution = await fake.SolveAsync(gap: 0.01);

        Assert.Equal((SolveStatus.Feasible, 1.0, 0.75), (solution.Status, solution.Objective, solution.Bound));
        Assert.Contains("MIPGap=0.01", fake.Arguments);
        Assert.Contains("Seed=7", fake.Arguments);
        Assert.Contains("Threads=1", fake.Arguments);
    }

    [Theory]
    [InlineData("Model is infeasible", SolveStatus.Infeasible)]
    [InlineData("Model is unbounded", SolveStatus.Unbounded)]
    [InlineData("Time limit reached", SolveStatus.Unknown)]
    public async Task Gurobi_without_a_solution_says_why(string line, SolveStatus expected)
    {
        using var fake = new FakeSolver($"echo '{line}'", "gurobi_cl");

        Assert.Equal(expected, (await fake.SolveAsync()).Status);
    }

    private sealed class Told : IProgress<SolveProgress>
    {
        public List<(double? Best, double? Bound)> Values { get; } = [];

        public void Report(SolveProgress value) => Values.Add((value.Best, value.Bound));
    }
}
