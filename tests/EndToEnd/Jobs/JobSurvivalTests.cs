using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Jobs;

/// <summary>Servers that end in the midst of a job, in order and not.</summary>
[Collection(DatabaseCollection.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class JobSurvivalTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const string Begun = "select count(*) from begun";
    private const string Attempts = "select attempts from jobs where job_id = 1";

    // Takes orders, and leaves the work to others.
    private static readonly JobLimits Desk = new() { AtOnce = 0 };

    [Fact]
    public async Task A_job_whose_server_is_killed_is_done_by_the_next_one_with_the_same_result()
    {
        await Rehearsal.PrepareAsync(Db);
        await using JobServer desk = await JobServer.StartAsync(Db, Desk);
        using (Process first = StartServer())
        {
            long killed = await desk.OrderAsync("until-signal", seed: 7);
            await desk.UntilAsync(killed, j => (int)j["progress"]! == 40);
            first.Kill();
            await first.WaitForExitAsync();
        }

        Assert.Equal("running", (string)(await desk.JsonAsync("/jobs/1"))["status"]!);
        await Db.RunAsync("insert into signals values ('go')");
        using Process second = StartServer();
        await desk.UntilAsync(1, "successful");
        await desk.UntilAsync(await desk.OrderAsync("answer", seed: 7), "successful");
        second.Kill();

        Assert.Equal(2, await Db.ValueAsync<long>(Begun + " where job_id = 1"));
        Assert.Equal((await desk.JsonAsync("/jobs/2/results")).ToJsonString(), (await desk.JsonAsync("/jobs/1/results")).ToJsonString());
    }

    [Fact]
    public async Task Of_two_servers_one_does_a_job()
    {
        await Rehearsal.PrepareAsync(Db);
        using Process one = StartServer();
        using Process other = StartServer();
        await using JobServer desk = await JobServer.StartAsync(Db, Desk);
        long[] waiting = [await desk.OrderAsync("until-signal"), await desk.OrderAsync("until-signal")];
        foreach (long job in waiting)
        {
            await desk.UntilAsync(job, "running"); // one on each server
        }

        var others = new List<long>();
        for (int i = 0; i < 10; i++)
        {
            others.Add(await desk.OrderAsync("answer"));
        }

        await Db.RunAsync("insert into signals values ('go')");
        foreach (long job in others.Concat(waiting))
        {
            await desk.UntilAsync(job, "successful");
        }

        one.Kill();
        other.Kill();
        Assert.Equal((12, 12), (await Db.ValueAsync<long>(Begun), await Db.ValueAsync<long>("select count(distinct job_id) from begun")));
        Assert.Equal(2, await Db.ValueAsync<long>("select count(distinct process_id) from begun"));
    }

    [Fact]
    public async Task A_job_that_ended_its_server_three_times_fails_and_says_so()
    {
        await Rehearsal.PrepareAsync(Db);
        await using JobServer desk = await JobServer.StartAsync(Db, Desk);
        await desk.OrderAsync("end-server");
        for (int i = 0; i < 3; i++)
        {
            using Process server = StartServer();
            await server.WaitForExitAsync();
        }

        using Process last = StartServer();
        JsonNode job = await desk.UntilAsync(1, "failed");
        await desk.UntilAsync(await desk.OrderAsync("answer"), "successful");
        last.Kill();

        Assert.StartsWith("The server ended 3 times in the midst of this job", (string)job["message"]!, StringComparison.Ordinal);
        Assert.Equal(3, await Db.ValueAsync<long>(Begun + " where job_id = 1"));
    }

    [Fact]
    public async Task A_server_that_ends_in_order_hands_its_job_back()
    {
        await Rehearsal.PrepareAsync(Db);
        JobServer first = await JobServer.StartAsync(Db);
        long id = await first.OrderAsync("until-signal");
        await first.UntilAsync(id, "running");
        await first.StopAsync();
        await first.DisposeAsync();
        (string, int) left = (await Db.ValueAsync<string>("select status from jobs"), await Db.ValueAsync<int>(Attempts));
        await Db.RunAsync("insert into signals values ('go')");
        await using JobServer second = await JobServer.StartAsync(Db);
        await second.UntilAsync(id, "successful");

        Assert.Equal(("accepted", 0), left);
        Assert.Equal(1, await Db.ValueAsync<int>(Attempts));
    }

    [Fact]
    public async Task A_job_that_loses_the_database_is_done_again_and_that_is_not_counted_against_it()
    {
        await Rehearsal.PrepareAsync(Db);
        await using JobServer server = await JobServer.StartAsync(Db);
        long id = await server.OrderAsync("until-signal");
        await server.UntilAsync(id, "running");
        await Db.RunAsync("""
            select pg_terminate_backend(pid) from pg_locks join pg_database d on d.oid = database
            where locktype = 'advisory' and datname = current_database() and pid <> pg_backend_pid()
            """);
        await WaitAsync(() => Db.ValueAsync<bool>("select count(*) > 1 from begun"));
        await Db.RunAsync("insert into signals values ('go')");
        await server.UntilAsync(id, "successful");

        Assert.Equal(1, await Db.ValueAsync<int>(Attempts));
    }

    private static async Task WaitAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo())
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private Process StartServer()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, Program.Serve]) { RedirectStandardOutput = true };
        start.Environment[Program.DatabaseVariable] = ConnectionString.Reveal();
        return Process.Start(start)!;
    }
}
