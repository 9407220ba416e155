using SpaceGeo.Store.Ledger;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Ledger;

[Collection(DatabaseCollection.Name)]
public sealed class LedgerImportTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const string Rooms = "globalId,class,state,validFrom,validTo\n";

    [Fact]
    public async Task A_fault_in_the_last_file_leaves_nothing_in_any_table()
    {
        await LedgerFiles.AddBuildingsAsync(Db);
        string before = await Db.ValueAsync<string>("select string_agg(code || name, ',' order by code) from sites");
        (string Name, string Text)[] files = [.. LedgerFiles.Full[..^1], ("leases.csv", LedgerFiles.Full[^1].Text + "L3,in,nobody,,,,,,,1,,,,,\n")];

        LedgerImportResult result = await LedgerFiles.ImportAsync(Db, files);

        Assert.False(result.IsStored);
        Assert.Equal("leases.csv:4: organisation: there is no organisation 'nobody'", Assert.Single(result.Faults).ToString());
        Assert.Equal(string.Empty, await LedgerFiles.CountsAsync(Db));
        Assert.Equal(before, await Db.ValueAsync<string>("select string_agg(code || name, ',' order by code) from sites"));
    }

    [Fact]
    public async Task The_same_files_again_change_nothing_and_are_no_import()
    {
        await LedgerFiles.AddBuildingsAsync(Db);
        LedgerImportResult first = await LedgerFiles.ImportAsync(Db, LedgerFiles.Full);
        string before = await LedgerFiles.CountsAsync(Db);
        LedgerImportResult second = await LedgerFiles.ImportAsync(Db, LedgerFiles.Full);

        Assert.Equal(1, first.ImportId);
        Assert.Equal((true, (int?)null), (second.IsStored, second.ImportId));
        Assert.All(second.Files, f => Assert.Equal((0, 0, 0), (f.Added, f.Ended, f.Faulty)));
        Assert.Equal(before, await LedgerFiles.CountsAsync(Db));
        Assert.Single(await LedgerExport.ImportsAsync(Db, 10));
    }

    [Fact]
    public async Task A_row_that_says_otherwise_ends_the_entry_and_keeps_what_was_known_before()
    {
        await LedgerFiles.AddBuildingsAsync(Db);
        await LedgerFiles.ImportAsync(Db, ("rooms.csv", Rooms + "p1110,office,in-use,2024-01-01,\np1120,office,in-use,,\n"));
        Dictionary<string, string> first = await LedgerFiles.ExportAsync(Db);
        LedgerImportResult update = await LedgerFiles.ImportAsync(
            Db, ("rooms.csv", Rooms + "p1110,office,in-use,2024-01-01,2026-01-31\np1110,office,idle,2026-02-01,\n"));
        Dictionary<string, string> second = await LedgerFiles.ExportAsync(Db);

        Assert.Equal((2, 2, 1), (update.ImportId, update.Files[0].Added, update.Files[0].Ended));
        Assert.Equal(first, await LedgerFiles.ExportAsync(Db, import: 1));
        Assert.Equal(second, await LedgerFiles.ExportAsync(Db, import: 2));
        Assert.Equal(3, second["rooms.csv"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1);
        Assert.Equal([2, 1], (await LedgerExport.ImportsAsync(Db, 10)).Select(i => i.ImportId));
        Assert.Equal("in-use,idle", await Db.ValueAsync<string>(
            "select string_agg(coalesce(state, '-'), ',' order by valid_from) from room_facts where global_id = 'p1110' and state is not null"));
    }

    [Fact]
    public async Task A_partial_import_stores_what_is_good_and_a_parent_whose_row_is_bad_is_none()
    {
        await LedgerFiles.AddBuildingsAsync(Db);
        string sites = await Db.ValueAsync<string>("select string_agg(code, ',' order by code) from sites");
        LedgerImportResult result = await LedgerFiles.ImportAsync(
            Db,
            new LedgerImportOptions("test") { IsPartial = true },
            ("sites.csv", "code,name,parent,validFrom,validTo\nBAD,s,,2026-01-02,2026-01-01\nLEAF,l,BAD,,\nyard,Yard,,,\n"),
            ("organisations.csv", "code,name,level,divisionCode,parent\nA,a,city,,\nB,b,city,12,A\nC,c,city,,B\nD,d,city,,C\nE,e,city,,A\n"),
            ("persons.csv", "code,organisation\nP1,A\nP2,C\n"),
            ("rooms.csv", Rooms + "p1110,office,idle,,\np1120,roof,idle,,\nnone,office,idle,,\n"),
            ("assignments.csv", "globalId,organisation,person\np1110,A,P1\np1120,A,P2\n"));

        Assert.True(result.IsStored);
        Assert.Equal(
            [
                "sites.csv:2: validTo", "sites.csv:3: parent", "organisations.csv:3: divisionCode", "organisations.csv:4: parent",
                "organisations.csv:5: parent", "persons.csv:3: organisation", "rooms.csv:3: class", "rooms.csv:4: globalId", "assignments.csv:3: person",
            ],
            result.Faults.Select(f => $"{f.File}:{f.Line}: {f.Column}"));
        Assert.Equal([1, 2, 1, 1, 1], result.Files.Select(f => f.Added));
        Assert.Equal([2, 3, 1, 2, 1], result.Files.Select(f => f.Faulty));
        Assert.Equal("A,E", await Db.ValueAsync<string>("select string_agg(code, ',' order by code) from organisations"));
        Assert.Equal("P1", await Db.ValueAsync<string>("select string_agg(code, ',' order by code) from persons"));
        Assert.Equal(sites, await Db.ValueAsync<string>("select string_agg(code, ',' order by code) from sites"));
    }

    [Fact]
    public async Task A_whole_import_ends_what_no_row_names_and_what_ends_contradicts_nothing()
    {
        await LedgerFiles.AddBuildingsAsync(Db);
        await LedgerFiles.ImportAsync(Db, [.. LedgerFiles.People, ("assignments.csv", "globalId,organisation,person\np1110,A,P1\np1120,B,P3\n")]);
        LedgerImportResult whole = await LedgerFiles.ImportAsync(
            Db, new LedgerImportOptions("test") { IsWhole = true }, ("assignments.csv", "globalId,organisation,person,validFrom\np1110,B,P3,2025-01-01\n"));

        Assert.Empty(whole.Faults);
        Assert.Equal((1, 2), (whole.Files[0].Added, whole.Files[0].Ended));
        Assert.Equal("p1110,campus,main,110,1110,B,P3,office,2025-01-01,", Lines(await LedgerFiles.ExportAsync(Db), "assignments.csv").Single());
        Assert.Equal(3, Lines(await LedgerFiles.ExportAsync(Db), "persons.csv").Length);
    }

    [Fact]
    public async Task A_whole_import_that_ends_what_others_refer_to_is_refused()
    {
        await LedgerFiles.AddBuildingsAsync(Db);
        await LedgerFiles.ImportAsync(Db, [.. LedgerFiles.People, ("assignments.csv", "globalId,organisation,person\np1110,A,P1\n")]);
        string before = await LedgerFiles.CountsAsync(Db);
        LedgerImportResult persons = await LedgerFiles.ImportAsync(
            Db, new LedgerImportOptions("test") { IsWhole = true }, ("persons.csv", "code,organisation\nP2,A\n"));
        LedgerImportResult organisations = await LedgerFiles.ImportAsync(
            Db, new LedgerImportOptions("test") { IsWhole = true }, ("organisations.csv", "code,name,level\nA,a,city\n"));

        Assert.Equal(
            "persons.csv: no row names 'P1', to which assignments refer; name it, or give assignments.csv too", Assert.Single(persons.Faults).ToString());
        Assert.Equal(
            "organisations.csv: no row names 'B', to which persons refer; name it, or give persons.csv too", Assert.Single(organisations.Faults).ToString());
        Assert.Equal(before, await LedgerFiles.CountsAsync(Db));
    }

    [Fact]
    public async Task An_organisation_may_change_places_with_the_one_above_it_in_the_course_of_time()
    {
        LedgerImportResult result = await LedgerFiles.ImportAsync(Db, ("organisations.csv", """
            code,name,level,parent,validFrom,validTo
            A,a,city,,,2024-12-31
            A,a,city,B,2025-01-01,
            B,b,city,A,,2024-12-31
            B,b,city,,2025-01-01,

            """));

        Assert.Empty(result.Faults);
    }

    private static string[] Lines(Dictionary<string, string> files, string name) => files[name].Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
}
