using SpaceGeo.Planning.Solving;
using Xunit;

namespace SpaceGeo.Tests.Unit.Planning.Solving;

public class SolverProcessTests
{
    // $notes is told the number of each process.
    private const string SleepOnAndOn = "sleep 1000 & echo $! >>$notes; wait";

    [Fact]
    public async Task A_solver_that_does_its_work_is_believed_and_leaves_nothing()
    {
        using var fake = new FakeSolver("sleep 1000 & echo $! >>$notes\n" + FakeSolver.Optimum);

        LinearSolution solution = await fake.SolveAsync();

        Assert.Equal((SolveStatus.Optimal, 1.0, 1.0), (solution.Status, solution.Objective, solution.Bound));
        Assert.Equal([1, 0], solution.Values);
        Assert.True(await fake.HasEndedAsync());
        Assert.False(Directory.Exists(fake.WorkingFolder));
    }

    [Theory]
    [InlineData("echo no licence >&2; exit 1", SolverFailure.Crashed, "ended with exit code 1", "no licence")]
    [InlineData("kill -SEGV $$", SolverFailure.Crashed, "ended with exit code 139", "")]
    [InlineData("kill -KILL $$", SolverFailure.Crashed, "ended with exit code 137", "")]
    [InlineData("kill -KILL 0", SolverFailure.Crashed, "was killed", "printed nothing")]
    [InlineData("head -c 100000 /dev/urandom", SolverFailure.Rubbish, "wrote no solution", "last lines")]
    [InlineData("head -c 1000 /dev/urandom >$solution", SolverFailure.Rubbish, "nothing follows", "")]
    [InlineData("head -c 1000000 /dev/zero >$solution", SolverFailure.Rubbish, "a solution of 1000000 bytes", "")]
    [InlineData(@"printf 'Model status\nHappy\n# Primal solution values\nNone\n' >$solution", SolverFailure.Rubbish, "the status Happy", "")]
    [InlineData(@"printf 'Model status\nOptimal\n# Primal solution values\nNone\n' >$solution", SolverFailure.Rubbish, "but gave none", "")]
    public async Task A_solver_that_fails_is_told_by_what_it_did(string body, SolverFailure failure, string what, string quote)
    {
        using var fake = new FakeSolver(body);

        SolverException refused = await Assert.ThrowsAsync<SolverException>(() => fake.SolveAsync());

        Assert.Equal(failure, refused.Failure);
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        Assert.Contains(quote, refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.Message.Length, 0, 4000);
        Assert.False(Directory.Exists(fake.WorkingFolder));
    }

    [Theory]
    [InlineData("s/X1 0/X1 0.5/", "X1 = 0.5 is not whole")]
    [InlineData("s/X0 1/X0 0/", "row R0 sums to 0")]
    [InlineData("s/X0 1/X0 2/", "X0 = 2 lies outside 0 to 1")]
    [InlineData("s/X0 1/X0 nan/", "the number nan")]
    [InlineData("s/X1/X7/", "the variable X7")]
    [InlineData("s/X0 1/X0 one/", "the number one")]
    [InlineData("s/Objective 1/Objective 0.5/", "says that its solution costs 0.5, but it costs 1")]
    [InlineData("/X1/,$d", "lacks some of 2 variables")]
    public async Task A_solution_that_the_model_refutes_is_no_solution(string edit, string what)
    {
        using var fake = new FakeSolver(FakeSolver.Optimum + $"\nsed -i '{edit}' \"$solution\"");

        SolverException refused = await Assert.ThrowsAsync<SolverException>(() => fake.SolveAsync());

        Assert.Equal(SolverFailure.Rubbish, refused.Failure);
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bound_above_the_cost_is_rubbish()
    {
        using var fake = new FakeSolver(FakeSolver.Optimum + "\necho '  Dual bound        1.5'");

        SolverException refused = await Assert.ThrowsAsync<SolverException>(() => fake.SolveAsync());

        Assert.Contains("gave the bound 1.5", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.4, SolveStatus.Feasible)]
    [InlineData(0.5, SolveStatus.Optimal)]
    public async Task A_solution_is_optimal_only_within_the_gap_that_was_asked_for(double gap, SolveStatus status)
    {
        using var fake = new FakeSolver(FakeSolver.Optimum + "\necho '  Dual bound        0.5'");

        LinearSolution solution = await fake.SolveAsync(gap: gap);

        Assert.Equal((status, 0.5), (solution.Status, solution.Bound));
    }

    [Theory]
    [InlineData(SleepOnAndOn)]
    [InlineData("trap '' TERM INT HUP; while :; do sleep 1000; done")]
    [InlineData("yes 'one line, and no end of it'")]
    [InlineData("cat /dev/zero")]
    [InlineData("(sh -c 'echo $$ >>'$notes'; sleep 1000' &); " + SleepOnAndOn)]
    [InlineData("setsid sh -c 'echo $$ >>'$notes'; sleep 1000'")]
    public async Task A_solver_that_never_ends_is_killed_with_all_it_started(string body)
    {
        using var fake = new FakeSolver(body);

        SolverException refused = await Assert.ThrowsAsync<SolverException>(() => fake.SolveAsync(seconds: 0.5));

        Assert.Equal(SolverFailure.Silent, refused.Failure);
        Assert.Contains("did not end 0.2 s after its limit of 0.5 s", refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.Message.Length, 0, 4000);
        Assert.True(await fake.HasEndedAsync());
        Assert.False(Directory.Exists(fake.WorkingFolder));
    }

    [Fact]
    public async Task Cancelling_leaves_no_process_and_no_file()
    {
        using var fake = new FakeSolver("trap '' TERM\n(trap '' TERM; sleep 1000 & echo $! >>$notes; wait) & echo $! >>$notes\necho begun\nwait");
        using var cancel = new CancellationTokenSource();
        Task<LinearSolution> solve = fake.SolveAsync(cancellation: cancel.Token);
        while (fake.Processes.Length < 3)
        {
            Assert.False(solve.IsCompleted);
            await Task.Delay(10);
        }

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => solve);
        Assert.True(await fake.HasEndedAsync());
        Assert.False(Directory.Exists(fake.WorkingFolder));
    }

    [Fact]
    public async Task Limits_that_mean_nothing_are_refused()
    {
        using var fake = new FakeSolver(FakeSolver.Optimum);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => fake.SolveAsync(seconds: 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => fake.SolveAsync(gap: double.NaN));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => fake.SolveAsync(gap: -0.1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => fake.Solver.SolveAsync(FakeSolver.Model(), new SolveLimits(TimeSpan.FromSeconds(1), 0, -1), null, default));
        Assert.Empty(fake.Processes);
    }
}
