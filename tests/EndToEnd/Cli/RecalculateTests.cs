using System.Diagnostics;
using System.Globalization;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Store;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

[Collection(DatabaseCollection.Name)]
public sealed class RecalculateTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    // More than one commit, of 20,000 rooms each.
    private const long Rooms = 45_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_run_that_is_killed_goes_on_where_it_stopped_and_ends_with_the_areas_of_an_undisturbed_one()
    {
        await ReferenceDistrict.WriteAsync(Db, Rooms);
        await KillInTheMiddleAsync();
        long stored = await Db.ValueAsync<long>("select count(distinct building_id) from incoming_areas");

        Assert.InRange(stored, 1, await Db.ValueAsync<long>("select count(*) - 1 from buildings"));
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from room_areas"));
        Assert.Equal(0L, await Db.ValueAsync<long>(StoredAreas.TornBuildings("incoming_areas")));
        await AssertNextRunEndsItAsync(stored);
    }

    [Fact]
    public async Task Ctrl_C_ends_with_a_word_on_what_is_stored_and_the_next_run_goes_on_from_there()
    {
        await ReferenceDistrict.WriteAsync(Db, Rooms);
        long rooms = await Db.ValueAsync<long>("select count(*) from rooms");

        // Held where it swaps in what it gathered.
        await using NpgsqlConnection holding = await Db.OpenConnectionAsync();
        await Execute(holding, "begin; lock table room_areas in row exclusive mode");
        using Process run = SpaceGeoProcess.Start("recalculate", "--all", "--db", ConnectionString.Reveal());
        await UntilAsync("select exists (select from pg_locks where locktype = 'relation' and not granted)");
        Interrupt(run);
        await run.WaitForExitAsync().WaitAsync(Patience);
        await Execute(holding, "rollback");

        Assert.Equal(130, run.ExitCode);
        Assert.Equal(
            $"spacegeo: stopped; {rooms} of {rooms} rooms are stored, and the same command goes on from there\n",
            await run.StandardError.ReadToEndAsync());
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from room_areas"));
        await AssertNextRunEndsItAsync(await Db.ValueAsync<long>("select count(distinct building_id) from incoming_areas"));
    }

    [Fact]
    public async Task A_building_a_site_or_all_is_recalculated_and_what_is_there_is_passed_over()
    {
        await ReferenceDistrict.WriteAsync(Db);
        string site = await Db.ValueAsync<string>("select min(code) from sites");
        long onSite = await Db.ValueAsync<long>($"select count(*) from buildings join sites using (site_id) where code = '{site}'");
        int building = await Db.ValueAsync<int>($"select max(building_id) from buildings join sites using (site_id) where code = '{site}'");

        SpaceGeoProcess.Ended one = await RunAsync("--building", building.ToString(CultureInfo.InvariantCulture));
        Assert.Contains(": 1 buildings,", one.Output, StringComparison.Ordinal);
        Assert.Equal(building, await Db.ValueAsync<int>("select max(building_id) from room_areas"));
        Assert.Equal(building, await Db.ValueAsync<int>("select min(building_id) from room_areas"));

        SpaceGeoProcess.Ended ofSite = await RunAsync("--site", site);
        Assert.Contains($": {onSite - 1} buildings,", ofSite.Output, StringComparison.Ordinal);
        Assert.Contains("; 1 buildings had their areas already", ofSite.Output, StringComparison.Ordinal);
        Assert.Equal(onSite, await Db.ValueAsync<long>("select count(distinct building_id) from room_areas"));

        SpaceGeoProcess.Ended all = await RunAsync("--all");
        Assert.Contains($"; {onSite} buildings had their areas already", all.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (one.ExitCode, ofSite.ExitCode, all.ExitCode));
        Assert.Equal("", one.Errors + ofSite.Errors + all.Errors);
        Assert.Equal(0L, await Db.ValueAsync<long>(StoredAreas.TornBuildings("room_areas")));
        Assert.Equal(await Db.ValueAsync<long>("select count(*) from rooms"), await Db.ValueAsync<long>("select count(*) from room_areas"));
    }

    [Theory]
    [InlineData(1, "there is no building with rooms on a site 'NOWHERE'", "--site", "NOWHERE")]
    [InlineData(1, "there is no building 4711 with rooms", "--building", "4711")]
    [InlineData(1, "there are no areas of engine version 'never'; there are none", "--drop", "never")]
    [InlineData(2, "there is no area standard 'feng-shui'; known: boma-usable", "--all", "--standard", "feng-shui")]
    [InlineData(2, "say which buildings: --building ID, --site CODE or --all; or --drop VERSION")]
    [InlineData(2, "say which buildings: --building ID, --site CODE or --all; or --drop VERSION", "--all", "--site", "HQ")]
    [InlineData(2, "'first'", "--building", "first")]
    public async Task What_is_not_there_or_not_meant_is_refused_with_a_word(int code, string word, params string[] arguments)
    {
        SpaceGeoProcess.Ended run = await RunAsync(arguments);

        Assert.Equal((code, ""), (run.ExitCode, run.Output));
        Assert.Contains(word, run.Errors, StringComparison.Ordinal);
    }

    private Task<SpaceGeoProcess.Ended> RunAsync(params string[] arguments) =>
        SpaceGeoProcess.RunAsync(["recalculate", "--db", ConnectionString.Reveal(), .. arguments]);

    // A run is held while it sends the results of one of the last buildings, killed, and waited for until the server has noticed.
    private async Task KillInTheMiddleAsync()
    {
        await using NpgsqlConnection holding = await Db.OpenConnectionAsync();
        await Execute(holding, """
            select pg_advisory_lock(4711);
            create function hold() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(4711); return new; end $$;
            """);
        int building = await Db.ValueAsync<int>("select max(building_id) - 9 from buildings");
        await Execute(holding, string.Create(
            CultureInfo.InvariantCulture,
            $"create trigger hold before insert on incoming_areas for each row when (new.building_id = {building}) execute function hold()"));
        using Process run = SpaceGeoProcess.Start("recalculate", "--all", "--db", ConnectionString.Reveal());
        await UntilAsync("select exists (select from pg_locks where locktype = 'advisory' and not granted)");
        run.Kill(); // SIGKILL
        await run.WaitForExitAsync().WaitAsync(Patience);
        await Execute(holding, "select pg_advisory_unlock(4711)");
        await UntilAsync("select not exists (select from pg_stat_activity where datname = current_database() and state <> 'idle' and query like 'copy %')");
        await Execute(holding, "drop function hold cascade");
    }

    private async Task AssertNextRunEndsItAsync(long stored)
    {
        long buildings = await Db.ValueAsync<long>("select count(*) from buildings");
        SpaceGeoProcess.Ended next = await RunAsync("--all");
        Assert.Contains($": {buildings - stored} buildings,", next.Output, StringComparison.Ordinal);
        Assert.Contains($"; {stored} buildings had their areas already", next.Output, StringComparison.Ordinal);

        await AreaRecalculation.RunAsync(Db, new RecalculationOptions(AreaStandards.Default) { EngineVersion = "undisturbed" });
        Assert.Equal(
            await Db.ValueAsync<string>(StoredAreas.Hash("undisturbed")), await Db.ValueAsync<string>(StoredAreas.Hash(AreaEngine.Version)));
        Assert.Equal(
            await Db.ValueAsync<string>(StoredAreas.ReceiptHash("undisturbed")), await Db.ValueAsync<string>(StoredAreas.ReceiptHash(AreaEngine.Version)));
    }

    private async Task UntilAsync(string condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await Db.ValueAsync<bool>(condition))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static void Interrupt(Process process)
    {
        using Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Statements are this class's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
