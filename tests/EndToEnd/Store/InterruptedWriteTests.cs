using System.Diagnostics;
using Npgsql;
using SpaceGeo.Store;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

[Collection(DatabaseCollection.Name)]
public sealed class InterruptedWriteTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    public static TheoryData<WriteStage> Stages => [.. Enum.GetValues<WriteStage>().Where(stage => stage != WriteStage.Waiting)];

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Cancelling_at_any_stage_leaves_nothing_behind(WriteStage stage)
    {
        using var cancellation = new CancellationTokenSource();
        var options = new WriteOptions(Progress: new At(stage, cancellation.Cancel));

        // The last stage is followed by the commit alone, which is not cancelled.
        if (stage == WriteStage.Facts)
        {
            await ModelWriter.WriteAsync(Db, SampleModel.Measured(), options, cancellation.Token);
            Assert.Equal(1L, await Db.ValueAsync<long>("select count(*) from buildings"));
            return;
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ModelWriter.WriteAsync(Db, SampleModel.Measured(), options, cancellation.Token));
        Assert.Equal(0L, await Db.AllRowsAsync());
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_server_that_ends_the_connection_at_any_stage_leaves_nothing_behind(WriteStage stage)
    {
        var options = new WriteOptions(Progress: new At(stage, EndOtherConnections));

        await Assert.ThrowsAsync<EnvironmentException>(() => ModelWriter.WriteAsync(Db, SampleModel.Measured(), options));

        Assert.Equal(0L, await Db.AllRowsAsync());
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_leaves_nothing_behind_and_the_earlier_revision_current()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured());
        long before = await Db.AllRowsAsync();
        await Db.RunAsync("alter table import_issues add constraint refuse check (revision = 1)");

        await Assert.ThrowsAsync<RefusedModelException>(() => ModelWriter.WriteAsync(Db, SampleModel.Measured("second")));

        Assert.Equal(before, await Db.AllRowsAsync());
        Assert.Equal(1, await Db.ValueAsync<int>("select current_revision from buildings"));
    }

    [Fact]
    public async Task A_failure_in_the_second_building_of_a_file_takes_the_first_with_it()
    {
        int seen = 0;
        var options = new WriteOptions(Progress: new At(WriteStage.Areas, () =>
        {
            if (++seen == 2)
            {
                throw new InvalidOperationException("injected");
            }
        }));

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => ModelWriter.WriteAsync(Db, SampleModel.Measured(buildings: ["A", "B"]), options));

        Assert.Equal(0L, await Db.AllRowsAsync());
    }

    [Fact]
    public async Task Killing_the_writing_process_leaves_nothing_behind_and_the_next_ingest_works()
    {
        using Process child = StartChild();
        string? line = await child.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(Program.InTheMiddle, line);
        Assert.Equal(1L, await Db.ValueAsync<long>(OpenTransactions));

        child.Kill(); // SIGKILL
        await child.WaitForExitAsync();

        // Waits for the building's lock, so until the server has noticed.
        WriteResult next = await ModelWriter.WriteAsync(Db, SampleModel.Measured()).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal((WriteOutcome.Added, 1), (next.Buildings[0].Outcome, next.Buildings[0].Revision));
        Assert.Equal(SampleModel.Rooms, await Db.ValueAsync<long>("select count(*) from rooms"));
    }

    private const string OpenTransactions = """
        select count(*) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state = 'idle in transaction'
        """;

    private Process StartChild()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[Program.DatabaseVariable] = ConnectionString.Reveal();
        return Process.Start(start)!;
    }

    private void EndOtherConnections()
    {
        using var connection = new NpgsqlConnection(ConnectionString.Reveal());
        connection.Open();
        using var command = new NpgsqlCommand(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", connection);
        command.ExecuteNonQuery();
    }

    private sealed class At(WriteStage stage, Action action) : IProgress<WriteProgress>
    {
        public void Report(WriteProgress value)
        {
            if (value.Stage == stage)
            {
                action();
            }
        }
    }
}
