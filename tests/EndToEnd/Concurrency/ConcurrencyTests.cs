using System.Diagnostics;
using Npgsql;
using SpaceGeo.Store.Audit;
using SpaceGeo.Tests.EndToEnd.Changes;
using SpaceGeo.Tests.EndToEnd.Cli;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Store;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Concurrency;

/// <summary>Writers and readers as processes of their own. A writer is held in the middle of its work by a trigger that waits for a lock of the
/// test, so that what is tested happens each time.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class ConcurrencyTests(ClusterFixture cluster) : FreshDatabaseTests(cluster), IDisposable
{
    private const string Model = "Duplex_A_20110907_georeferenced.ifc";
    private const string Room = "0BTBFw6f90Nfh9rP1dlXr2";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly ClusterFixture _cluster = cluster;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_ingests_of_a_building_at_once_follow_each_other_and_readers_see_one_whole_revision()
    {
        string before = await IngestAsync(TestFiles.Model(Model));
        using ServedProgram server = await ServedProgram.StartAsync(ConnectionString);
        using var reader = new Reader(server.Root, Db);
        await using NpgsqlConnection holding = await HoldAsync("revisions", "new.revision = 2");
        using Process first = Start("ingest", Variant("one", 0.4));
        await HeldAsync(1);
        using Process second = Start("ingest", Variant("two", 0.6));
        await HeldAsync(2);
        await reader.SomeAsync();
        Assert.Equal(before, await Reader.NowAsync(Db));

        await ReleaseAsync(holding);
        await EndedWellAsync(first);
        await EndedWellAsync(second);
        await reader.SomeAsync();
        IReadOnlySet<string> seen = await reader.EndAsync();

        string after = await Reader.NowAsync(Db);
        Assert.Equal("1,2,3", await Db.ValueAsync<string>("select string_agg(revision::text, ',' order by revision) from revisions"));
        Assert.Subset(new HashSet<string> { before, await AloneAsync("one"), await AloneAsync("two") }, new HashSet<string>(seen));
        Assert.Contains(before, seen);
        Assert.Contains(after, seen);
        Assert.NotEqual(before, after);
        Assert.Equal(await AloneAsync("two"), after);
        Assert.Null((await AuditTrail.VerifyAsync(Db)).Fault);
    }

    [Fact]
    public async Task An_ingest_that_is_killed_in_the_middle_leaves_the_old_revision_whole_and_the_next_one_goes_through()
    {
        string before = await IngestAsync(TestFiles.Model(Model));
        long rows = await Db.AllRowsAsync();
        using ServedProgram server = await ServedProgram.StartAsync(ConnectionString);
        using var reader = new Reader(server.Root, Db);
        await using NpgsqlConnection holding = await HoldAsync("room_areas", "new.revision = 2");
        using (Process killed = Start("ingest", Variant("one", 0.4)))
        {
            await HeldAsync(1);
            killed.Kill(entireProcessTree: true); // SIGKILL
            await killed.WaitForExitAsync().WaitAsync(Patience);
        }

        await ReleaseAsync(holding);
        await Waiting.UntilAsync(() => Db.ValueAsync<bool>(
            "select not exists (select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%' or wait_event_type = 'Lock' and datname = current_database())"));
        await reader.SomeAsync();
        Assert.Equal([before], await reader.EndAsync());
        Assert.Equal(rows, await Db.AllRowsAsync());

        Assert.Equal(await AloneAsync("one"), await IngestAsync(Variant("one", 0.4)));
        Assert.Equal(2, await Db.ValueAsync<int>("select current_revision from buildings where building_id = 1"));
        Assert.Null((await AuditTrail.VerifyAsync(Db)).Fault);
    }

    [Fact]
    public async Task An_ingest_during_a_recalculation_of_everything_and_a_reader_of_both_disturb_each_other_in_nothing()
    {
        string before = await IngestAsync(TestFiles.Model(Model));
        await ReferenceDistrict.WriteAsync(Db);
        long areas = await Db.ValueAsync<long>("select count(*) from rooms where plan_room is not null and building_id <> 1");
        using ServedProgram server = await ServedProgram.StartAsync(ConnectionString);
        using var reader = new Reader(server.Root, Db);
        int last = await Db.ValueAsync<int>("select max(building_id) - 2 from buildings");
        await using NpgsqlConnection holding = await HoldAsync("incoming_areas", $"new.building_id = {last}");
        using Process recalculation = Start("recalculate", "--all");
        await HeldAsync(1);
        using Process ingest = Start("ingest", Variant("one", 0.4));
        await Task.WhenAny(ingest.WaitForExitAsync(), HeldAsync(2));
        await reader.SomeAsync();

        await ReleaseAsync(holding);
        await EndedWellAsync(recalculation);
        Assert.Contains("a recalculation is at work; waiting for it", await EndedWellAsync(ingest), StringComparison.Ordinal);
        await reader.SomeAsync();
        IReadOnlySet<string> seen = await reader.EndAsync();

        string after = await AloneAsync("one");
        Assert.Equal(after, await Reader.NowAsync(Db));
        Assert.Equal(new HashSet<string> { before, after }, new HashSet<string>(seen));
        Assert.Equal(areas, await Db.ValueAsync<long>("select count(*) from room_areas where building_id <> 1"));
        Assert.Equal(0L, await Db.ValueAsync<long>(
            "select count(*) from (select building_id, room_no, standard, engine_version from room_areas where until_revision = 2147483647 group by 1, 2, 3, 4 having count(*) > 1) twice"));
        Assert.Null((await AuditTrail.VerifyAsync(Db)).Fault);
    }

    // What the reader sees of a model that is ingested into a database of its own.
    private async Task<string> AloneAsync(string name)
    {
        var alone = new FreshDatabase(_cluster);
        await alone.InitializeAsync();
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("ingest", Path.Combine(_folder.Path, name, Model), "--db", alone.ConnectionString.Reveal());
        Assert.True(run.ExitCode == 0, run.Errors);
        string seen = await Reader.NowAsync(alone.Source);
        await alone.DisposeAsync();
        return seen;
    }

    private async Task<string> IngestAsync(string file)
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("ingest", file, "--db", ConnectionString.Reveal());
        Assert.True(run.ExitCode == 0, run.Errors);
        return await Reader.NowAsync(Db);
    }

    private string Variant(string name, double column)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, name));
        return IfcEdit.Of(Model).AddColumn(Room, 3, -15, column).Save(Path.Combine(_folder.Path, name), Model);
    }

    private Process Start(string command, string argument) => SpaceGeoProcess.Start(command, argument, "--db", ConnectionString.Reveal());

    private static async Task<string> EndedWellAsync(Process process)
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        string errors = await process.StandardError.ReadToEndAsync();
        Assert.True(process.ExitCode == 0, errors);
        return errors;
    }

    private async Task<NpgsqlConnection> HoldAsync(string table, string condition)
    {
        NpgsqlConnection holding = await Db.OpenConnectionAsync();
        await RunAsync(holding, """
            select pg_advisory_lock(4711);
            create function hold() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(4711); return new; end $$;
            """);
        await RunAsync(holding, $"create trigger hold before insert on {table} for each row when ({condition}) execute function hold()");
        return holding;
    }

    private Task HeldAsync(int processes) => Waiting.UntilAsync(() => Db.ValueAsync<bool>(
        $"select count(*) >= {processes} from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())"));

    private static Task ReleaseAsync(NpgsqlConnection holding) => RunAsync(holding, "select pg_advisory_unlock(4711)");

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Statements are this class's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
