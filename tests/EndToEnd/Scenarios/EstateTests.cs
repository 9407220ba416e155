using System.Diagnostics;
using Npgsql;
using SpaceGeo.Api.Scenarios;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Store.Districts;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Store.Scenarios;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Questions;
using SpaceGeo.Tests.EndToEnd.Store;
using Xunit;
using Xunit.Abstractions;

namespace SpaceGeo.Tests.EndToEnd.Scenarios;

[Collection(DatabaseCollection.Name)]
public sealed class EstateTests(ClusterFixture cluster, ITestOutputHelper output) : FreshDatabaseTests(cluster)
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Fact]
    public async Task The_town_is_read_with_its_posts_limits_and_what_cannot_be_used()
    {
        await Town.FillAsync(Db);

        PlanningEstate town = new EstateBuilder(await ReadAsync(Db, Day), RuleBook.BuiltIn, withReserve: false).Build([]);

        Assert.Equal((4, 8, 40), (town.Estate.Buildings.Count, town.Estate.Storeys.Count, town.Estate.Rooms.Count));
        Assert.Equal(["P1", "P2", "P3", "P4", "P6"], town.Estate.Needs.Select(n => n.Code)); // P5 has no room
        Assert.Equal([42, 24, 9, 9, 18], town.Estate.Needs.Select(n => n.MostM2));
        Need p2 = town.Estate.Needs[1];
        Assert.Equal(("1/0", "FIN", 10.0), (town.Estate.Rooms[p2.Room].Code, town.Estate.Organisations[p2.Organisation].Code, p2.LeastM2)); // sits on less than half of 24 today
        Assert.True(town.Estate.Needs[0].IsAlone); // a leader
        Dictionary<string, string> unusable = town.Estate.Rooms.ToDictionary(r => r.Code, r => r.Unusable);
        Assert.Equal("sealed", unusable["1/6"]);
        Assert.Equal("leased-out", unusable["2/0"]);
        Assert.Equal("reserve", unusable["4/0"]);
        Assert.Equal("not-in-ledger", unusable["1/8"]);
        Assert.Equal(string.Empty, unusable["1/3"]); // idle
        Assert.Equal(["L1"], town.Estate.Leases.Select(l => l.Code)); // L2 is over
        Assert.All(town.Estate.Rooms.Index(), r => Assert.Equal(r.Item.Code.StartsWith("1/", StringComparison.Ordinal) ? 0 : -1, r.Item.Lease));
        Assert.InRange(town.Estate.DistanceM(0, 1), 1_100, 1_120);
        Assert.Equal(32, town.Estate.Touching.Count);
        Assert.Contains(town.Notes, note => note.Contains("reserve: 4/0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_day_has_other_people_and_a_new_organisation_has_needs_without_a_room()
    {
        await Town.FillAsync(Db);
        var house = new HouseWish("NEW", "新单位", AdministrativeLevel.City, [new NewPosts("below-bureau", 2)], [new NewRooms(RoomClass.Service, 12, null, 1)]);

        PlanningEstate town = new EstateBuilder(await ReadAsync(Db, new DateOnly(2024, 7, 15)), RuleBook.BuiltIn, withReserve: true).Build([house]);

        Assert.Equal(["P1", "P2", "P3", "P6", "NEW:below-bureau:1", "NEW:below-bureau:2", "NEW:room:1"], town.Estate.Needs.Select(n => n.Code));
        Assert.All(town.Estate.Needs.Skip(4), n => Assert.Equal((-1, 0, "NEW"), (n.Room, n.Wish, town.Estate.Organisations[n.Organisation].Code)));
        Assert.Equal((9, 4.5), (town.Estate.Needs[4].MostM2, town.Estate.Needs[4].LeastM2));
        Assert.Equal(string.Empty, town.Estate.Rooms.Single(r => r.Code == "1/2").Unusable); // in reserve then
        WishException unknown = Assert.Throws<WishException>(() => new EstateBuilder(town.Stored, RuleBook.BuiltIn, true)
            .Build([house with { Posts = [new NewPosts("admiral", 1)] }]));
        Assert.Contains("admiral", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_is_not_there_and_a_database_without_a_ledger_are_refused()
    {
        EstateException nothing = await Assert.ThrowsAsync<EstateException>(() => ReadAsync(Db, Day));
        await Town.FillAsync(Db);
        EstateException unknown = await Assert.ThrowsAsync<EstateException>(() => ReadAsync(Db, Day, "EQ", "ATLANTIS"));
        StoredEstate one = await ReadAsync(Db, Day, "EQ");

        Assert.Contains("import-ledger", nothing.Message, StringComparison.Ordinal);
        Assert.Contains("'ATLANTIS'", unknown.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2], one.Buildings.Select(b => b.Building));
    }

    [Fact]
    public async Task The_reference_district_is_read_whole_and_every_person_has_one_need()
    {
        await ReferenceDistrict.WriteAsync(Db);
        await AreaRecalculation.RunAsync(Db, new RecalculationOptions(AreaStandards.Default));
        DistrictLedgerResult planted = await DistrictLedger.WriteAsync(Db, new DistrictOptions());

        var watch = Stopwatch.StartNew();
        StoredEstate stored = await ReadAsync(Db, Day);
        TimeSpan read = watch.Elapsed;
        PlanningEstate district = new EstateBuilder(stored, RuleBook.BuiltIn, withReserve: false).Build([]);
        output.WriteLine($"read in {read.TotalMilliseconds:F0} ms, built in {(watch.Elapsed - read).TotalMilliseconds:F0} ms");
        foreach (string note in district.Notes)
        {
            output.WriteLine(note);
        }

        Assert.Equal(planted.Persons, district.Estate.Needs.Count(n => n.Kind == NeedKind.Post));
        Assert.Equal(await Db.ValueAsync<long>("select count(*) from rooms"), district.Estate.Rooms.Count);
        Assert.Equal(
            await Db.ValueAsync<long>("select count(*) from room_facts_open where state = 'in-use' and persons = 0 and organisation_id is not null and net_m2 is not null"),
            district.Estate.Needs.Count(n => n.Kind == NeedKind.Room && n.MostM2 < double.PositiveInfinity));
        Assert.Equal(planted.Idle, district.Estate.Rooms.Index().Count(r =>
            r.Item.Unusable.Length == 0 && !district.Estate.Needs.Any(n => n.Room == r.Index)));
    }

    private static async Task<StoredEstate> ReadAsync(NpgsqlDataSource database, DateOnly day, params string[] sites)
    {
        await using MomentReading reading = await MomentReading.OpenAsync(database, new Moment(day), withFacts: true, TimeSpan.FromSeconds(15));
        return await new EstateStore(reading, TimeSpan.FromSeconds(15)).ReadAsync(day, sites.Length == 0 ? null : sites);
    }
}
