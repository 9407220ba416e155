using Npgsql;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Ledger;

[Collection(DatabaseCollection.Name)]
public sealed class LedgerFaultTests(LedgerFaultTests.Buildings buildings) : IClassFixture<LedgerFaultTests.Buildings>
{
    private const string Assignments = "globalId,organisation,person,use,validFrom,validTo\n";
    private const string Rooms = "globalId,site,building,storey,number,class,state\n";
    private const string Leases = "code,direction,organisation,areaM2,validFrom,validTo,site,building,longitude,latitude\n";

    /// <summary>Bad files, and what is said of each, from the beginning of the message.</summary>
    public static TheoryData<string, string, string> Files => new()
    {
        { "sites.csv", "code,name,validFrom,validTo\nS,s,2026-02-01,2026-01-31\n", "sites.csv:2: validTo: ends before it starts: 2026-02-01 to 2026-01-31" },
        { "sites.csv", "code,name,longitude,latitude\nS,s,100,\n", "sites.csv:2: latitude: a position needs a longitude from -180 to 180 and a" },
        { "sites.csv", "code,name,longitude,latitude\nS,s,10,91\n", "sites.csv:2: latitude: a position needs" },
        { "sites.csv", "code,name,parent\nS,s,T\n", "sites.csv:2: parent: there is no site 'T'" },
        { "sites.csv", "code,name,parent\nS,s,T\nT,t,S\n", "sites.csv:2: parent: is below itself|sites.csv:3: parent: is below itself" },
        { "sites.csv", "code,name\nS,s\nS,t\n", "sites.csv:3: says what line 2 says already" },
        { "sites.csv", "code,name,validFrom,validTo\nS,s,2026-01-01,2026-03-31\nS,t,2026-03-31,\n", "sites.csv:3: validFrom: the site is in the ledger twice on 2026-03-31: line 2 says it too" },
        { "organisations.csv", "code,name,level,divisionCode\nX,x,city,32050700000\n", "organisations.csv:2: divisionCode: '32050700000' has not 12 digits" },
        { "organisations.csv", "code,name,level,parent\nX,x,city,Z\n", "organisations.csv:2: parent: there is no organisation 'Z'" },
        { "organisations.csv", "code,name,level,parent\nX,x,city,X\n", "organisations.csv:2: parent: is below itself" },
        { "organisations.csv", "code,name,level,parent\nX,x,city,Y\nY,y,city,X\nZ,z,city,X\n", "organisations.csv:2: parent: is below itself|organisations.csv:3: parent: is below itself" },
        { "organisations.csv", "code,name,level,parent\nA,a,city,C\n", "organisations.csv:2: parent: is below itself" },
        { "quotas.csv", "organisation,rank,quota\nZ,section-head,3\n", "quotas.csv:2: organisation: there is no organisation 'Z'" },
        { "quotas.csv", "organisation,rank,quota,validTo\nA,x,3,2026-06-30\nA,x,4,\n", "quotas.csv:3: says what line 2 says already" },
        { "quotas.csv", "organisation,rank,quota,validFrom,validTo\nA,x,3,,2026-06-30\nA,x,4,2026-06-30,\n", "quotas.csv:3: validFrom: the quota of this rank is in the ledger twice on 2026-06-30: line 2" },
        { "persons.csv", "code,organisation\nX,Z\n", "persons.csv:2: organisation: there is no organisation 'Z'" },
        { "persons.csv", "code,organisation,validFrom\nX,A,\nX,B,2026-01-01\n", "persons.csv:3: validFrom: the person is in the ledger twice on 2026-01-01: line 2 says it too" },
        { "persons.csv", "code,organisation,validFrom\nP1,B,2026-01-01\n", "persons.csv:2: validFrom: the person is in the ledger twice on 2026-01-01: an earlier import says it too" },
        { "persons.csv", "code,organisation,validTo,validFrom\nP1,B,2026-01-31,2025-01-01\n", "persons.csv:2: validFrom: the person is in the ledger twice on 2025-01-01: an earlier" },
        { "rooms.csv", Rooms + ",nowhere,,,101,office,idle\n", "rooms.csv:2: site: there is no site 'nowhere'" },
        { "rooms.csv", Rooms + ",campus,depot,310,1310,office,idle\n", "rooms.csv:2: building: there is no building 'depot' on the site 'campus'" },
        { "rooms.csv", Rooms + ",,tower,1,101,office,idle\n", "rooms.csv:2: building: there is no building 'tower'" },
        { "rooms.csv", Rooms + ",,Sample,Ground floor,101,office,idle\n", "rooms.csv:2: building: 2 buildings are called 'Sample'; name the site" },
        { "rooms.csv", Rooms + "CornerAAAAAAAAAAAAAAAA,,,,,office,idle\n", "rooms.csv:2: site: 2 rooms fit; name the site and the building too" },
        { "rooms.csv", Rooms + ",campus,main,110,9999,office,idle\n", "rooms.csv:2: number: the building has no room '9999' on the storey '110'" },
        { "rooms.csv", Rooms + ",campus,main,120,1110,office,idle\n", "rooms.csv:2: number: the building has no room '1110' on the storey '120'" },
        { "rooms.csv", Rooms + ",campus,main,110,,office,idle\n", "rooms.csv:2: number: is empty; a storey alone is no room" },
        { "rooms.csv", Rooms + ",,,110,1110,office,idle\n", "rooms.csv:2: building: is empty; a room is named by its GlobalId, or by building" },
        { "rooms.csv", Rooms + ",campus,main,,,office,idle\n", "rooms.csv:2: globalId: is empty; a room is named by its GlobalId" },
        { "rooms.csv", Rooms + "nothing,,,,,office,idle\n", "rooms.csv:2: globalId: no model has a room 'nothing'" },
        { "rooms.csv", Rooms + "p1110,,,,1120,office,idle\n", "rooms.csv:2: globalId: the room 'p1110' is campus/main/110/1110; what the row says beside does not fit" },
        { "rooms.csv", Rooms + "p1110,,,120,,office,idle\n", "rooms.csv:2: globalId: the room 'p1110' is campus/main/110/1110;" },
        { "rooms.csv", Rooms + "p1110,yard,,,,office,idle\n", "rooms.csv:2: globalId: the room 'p1110' is campus/main/110/1110;" },
        { "rooms.csv", Rooms + "p1110,,annex,,,office,idle\n", "rooms.csv:2: globalId: the room 'p1110' is campus/main/110/1110;" },
        { "rooms.csv", Rooms + "p1110,,,,,office,idle\n,campus,main,110,1110,office,idle\n", "rooms.csv:3: says what line 2 says already" },
        { "assignments.csv", Assignments + "p1110,Z,,,,\n", "assignments.csv:2: organisation: there is no organisation 'Z'" },
        { "assignments.csv", Assignments + "p1110,A,P9,,,\n", "assignments.csv:2: person: there is no person 'P9'" },
        { "assignments.csv", Assignments + "p1110,A,,,,\np1110,B,,,,\n", "assignments.csv:3: organisation: the room is given to two organisations, B and A, from the beginning: line 2 says it too" },
        { "assignments.csv", Assignments + "p1110,A,,,,2026-05-01\np1110,B,,,2026-05-01,\n", "assignments.csv:3: organisation: the room is given to two organisations, B and A, on 2026-05-01: line 2 says it too" },
        { "assignments.csv", Assignments + "p1210,A,,,2025-01-01,\n", "assignments.csv:2: organisation: the room is given to two organisations, A and B, on 2025-01-01: an earlier import says it too" },
        { "assignments.csv", Assignments + "p1110,A,P1,,,\np1120,A,P1,,,\n", "assignments.csv:3: person: the person has two offices from the beginning: line 2 says it too; end the first assignment" },
        { "assignments.csv", Assignments + "p1110,B,P3,,2026-01-01,\n", "assignments.csv:2: person: the person has two offices on 2026-01-01: an earlier import says it too;" },
        { "tenures.csv", "site,building,kind\n,,owned\n", "tenures.csv:2: site: names no site, building or room" },
        { "tenures.csv", "site,kind,validFrom,validTo\ncampus,owned,2025-01-01,\ncampus,lent,2026-01-01,\n", "tenures.csv:3: validFrom: the tenure is in the ledger twice on 2026-01-01: line 2" },
        { "leases.csv", Leases + "L,in,A,10,2026-02-01,2026-01-01,,,,\n", "leases.csv:2: validTo: ends before it starts: 2026-02-01 to 2026-01-01" },
        { "leases.csv", Leases + "L,in,Z,10,,,,,,\n", "leases.csv:2: organisation: there is no organisation 'Z'" },
        { "leases.csv", Leases + "L,in,A,0,,,,,,\n", "leases.csv:2: areaM2: is 0; a lease has an area" },
        { "leases.csv", Leases + "L,in,A,1,,,,,200,1\n", "leases.csv:2: longitude: '200' is no longitude or latitude" },
        { "leases.csv", Leases + "L,in,A,1,,,,,1,\n", "leases.csv:2: latitude: a position needs" },
        { "leases.csv", Leases + "L,in,A,1,,,,tower,,\n", "leases.csv:2: building: there is no building 'tower'" },
        { "leases.csv", Leases + "L,in,A,1,,,,,,\nL,out,A,2,2026-01-01,,,,,\n", "leases.csv:3: says what line 2 says already" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_bad_row_is_told_with_file_line_column_and_cause_and_nothing_is_stored(string name, string text, string expected)
    {
        string before = await LedgerFiles.CountsAsync(buildings.Source);

        LedgerImportResult result = await LedgerFiles.ImportAsync(buildings.Source, (name, text));

        Assert.False(result.IsStored);
        Assert.Null(result.ImportId);
        string[] wanted = expected.Split('|');
        Assert.Equal(wanted.Length, result.Faults.Count);
        Assert.All(wanted.Zip(result.Faults), p => Assert.StartsWith(p.First, p.Second.ToString(), StringComparison.Ordinal));
        Assert.Equal(before, await LedgerFiles.CountsAsync(buildings.Source));
    }

    [Fact]
    public async Task A_rank_that_the_level_does_not_have_is_told_with_those_that_it_has_and_a_name_of_one_is_stored_as_its_id()
    {
        RankName[] ranks = [new("city", "bureau-head", "bureau-head"), new("city", "正局级", "bureau-head"), new("county", "section-head", "section-head")];
        var options = new LedgerImportOptions("test") { Ranks = ranks };
        LedgerImportResult bad = await LedgerFiles.ImportAsync(
            buildings.Source, options, ("quotas.csv", "organisation,rank,quota\nA,section-head,3\n"), ("persons.csv", "code,organisation,rank\nX,A,正科\n"));
        LedgerImportResult good = await LedgerFiles.ImportAsync(
            buildings.Source, options, ("quotas.csv", "organisation,rank,quota\nA,正局级,3\nB,Bureau-Head,1\n"));

        Assert.Equal(
            ["quotas.csv:2: rank: 'section-head' is no rank of the level city; these are: bureau-head",
             "persons.csv:2: rank: '正科' is no rank of the level city; these are: bureau-head"],
            bad.Faults.Select(f => f.ToString()));
        Assert.Equal(2, good.Files[0].Added);
        Assert.Equal("bureau-head", await buildings.Source.ValueAsync<string>("select distinct rank from quota_entries"));
    }

    /// <summary>Buildings with a few entries.</summary>
    public sealed class Buildings(ClusterFixture cluster) : IAsyncLifetime
    {
        private readonly FreshDatabase _database = new(cluster);

        public NpgsqlDataSource Source => _database.Source;

        public async Task InitializeAsync()
        {
            await _database.InitializeAsync();
            await LedgerFiles.AddBuildingsAsync(Source);
            LedgerImportResult stored = await LedgerFiles.ImportAsync(
                Source, [.. LedgerFiles.People, ("assignments.csv", Assignments + "p1210,B,P3,,,\n")]);
            Assert.Empty(stored.Faults);
        }

        public Task DisposeAsync() => _database.DisposeAsync();
    }
}
