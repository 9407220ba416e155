using System.Net;
using System.Net.Http.Headers;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using SpaceGeo.Api;
using SpaceGeo.Api.Access;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store;
using SpaceGeo.Store.Audit;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Store.Migrations;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Changes;
using SpaceGeo.Tests.EndToEnd.Cli;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Questions;
using SpaceGeo.Tests.EndToEnd.Store;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Audit;

[Collection(DatabaseCollection.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class AuditTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const string House = "HouseAAAAAAAAAAAAAAAAA";
    private readonly ClusterFixture _cluster = cluster;

    [Fact]
    public async Task Whatever_changes_data_leaves_an_entry_with_who_did_it_and_the_hash_of_the_file()
    {
        await ActAsync();
        AuditEntry[] entries = await EntriesAsync();

        Assert.Equal(
            ["ingest", "ingest", "recalculate", "import-ledger", "add-webhook", "resume-webhook", "remove-webhook", "drop-engine"],
            entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.Equal("os:" + Environment.UserName, e.Actor));
        Assert.Equal(await Db.ValueAsync<string>("select sha256 from revisions where revision = 2"), entries[1].Sha256);
        Assert.Equal(("row.ifc", "buildings/1"), (entries[1].FileName, entries[1].Subject));
        Assert.Equal(AuditEntry.NoHash.ToArray(), entries[0].PreviousHash.ToArray());
        AuditVerdict verdict = await AuditTrail.VerifyAsync(Db);
        Assert.Equal((entries.Length, null), (verdict.Entries, verdict.Fault));
        Assert.Equal(Convert.ToHexStringLower(entries[^1].Hash.Span), verdict.Head);
    }

    [Theory]
    [InlineData("update audit_entries set actor = 'os:nobody' where entry_no = 2", "entry 2 is not as it was written")]
    [InlineData("update audit_entries set detail = detail || '{\"revision\": 7}' where entry_no = 2", "entry 2 is not as it was written")]
    [InlineData("update audit_entries set at = at + interval '1 microsecond' where entry_no = 3", "entry 3 is not as it was written")]
    [InlineData("update audit_entries set sha256 = null where entry_no = 1", "entry 1 is not as it was written")]
    [InlineData("delete from audit_entries where entry_no = 2", "entry 2 is missing: after entry 1 comes 3")]
    [InlineData("delete from audit_entries where entry_no = 1", "entry 1 is missing: after entry 0 comes 2")]
    [InlineData("update audit_entries set entry_no = case entry_no when 1 then -1 else -2 end where entry_no < 3; update audit_entries set entry_no = 3 + entry_no where entry_no < 0", "entry 1 does not follow entry 0: one of them was replaced")]
    [InlineData("update audit_entries e set actor = 'os:nobody' where entry_no = 1; update audit_entries e set hash = audit_hash(e) where entry_no = 1", "entry 2 does not follow entry 1: one of them was replaced")]
    [InlineData("update revisions set sha256 = repeat('0', 64) where revision = 1", "revision 1 of building 1 has another file, SHA-256 or fingerprint than entry 1 tells")]
    [InlineData("update revisions set file_name = 'other.ifc' where revision = 2", "revision 2 of building 1 has another file, SHA-256 or fingerprint than entry 2 tells")]
    [InlineData("insert into revisions select (jsonb_populate_record(v, '{\"revision\": 9}')).* from revisions v where revision = 2", "revision 9 of building 1 has no entry")]
    [InlineData("update ledger_imports set rows_added = rows_added + 1 where import_id = 1", "import 1 of the ledger is not as entry 4 tells")]
    public async Task What_was_tampered_with_is_found_and_named(string tampering, string fault)
    {
        await ActAsync();
        await TamperAsync(tampering);

        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("audit", "verify", "--db", ConnectionString.Reveal());

        Assert.Equal((1, $"spacegeo: tampered with: {fault}\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Entries_taken_from_the_end_are_found_by_a_hash_that_was_kept_elsewhere()
    {
        await ActAsync();
        string head = (await AuditTrail.VerifyAsync(Db)).Head;
        await EngineVersions.DropAsync(Db, "never");
        await WebhookStore.AddAsync(Db, new Uri("https://example.org/b"), new Secret("whsec_AAAA"), WebhookFormat.Json, null);
        SpaceGeoProcess.Ended later = await SpaceGeoProcess.RunAsync("audit", "verify", "--expect", head, "--db", ConnectionString.Reveal());
        await TamperAsync("delete from audit_entries where entry_no > 5");

        AuditVerdict unaware = await AuditTrail.VerifyAsync(Db);
        SpaceGeoProcess.Ended aware = await SpaceGeoProcess.RunAsync("audit", "verify", "--expect", head, "--db", ConnectionString.Reveal());

        Assert.Equal(0, later.ExitCode);
        Assert.Contains("unbroken", later.Output, StringComparison.Ordinal);
        Assert.Equal((5L, null), (unaware.Entries, unaware.Fault));
        Assert.Equal(1, aware.ExitCode);
        Assert.Contains($"no entry has the hash {head}", aware.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_there_before_the_first_entry_is_watched_from_then_on()
    {
        Secret address = await _cluster.CreateEmptyAsync();
        await using var old = Npgsql.NpgsqlDataSource.Create(address.Reveal());
        await Migrator.MigrateAsync(old, [.. Migration.All.Where(m => m.Version < 12)]);
        await old.RunAsync("insert into sites (code, name) values ('S', 'Site'); insert into buildings (site_id, global_id, name, current_revision) values (1, 'B', 'B', 1)");
        await old.RunAsync("insert into revisions (building_id, revision, file_name, sha256, schema, authoring_tool, geo_source, origin_x, origin_y, rotation_deg, scale, valid_from) values (1, 1, 'a.ifc', 'aa', 'IFC4', '', 'none', 0, 0, 0, 1, '-infinity')");
        await Migrator.MigrateAsync(old);
        Assert.Equal((1L, null), ((await AuditTrail.VerifyAsync(old)).Entries, (await AuditTrail.VerifyAsync(old)).Fault));

        await old.RunAsync("update revisions set sha256 = 'bb'");

        Assert.Equal("the revisions that entry 1 tells of are not as they were", (await AuditTrail.VerifyAsync(old)).Fault);
    }

    [Fact]
    public async Task A_made_up_district_has_one_entry_that_watches_all_of_its_revisions()
    {
        await ReferenceDistrict.WriteAsync(Db);
        Assert.Null((await AuditTrail.VerifyAsync(Db)).Fault);
        Assert.Single(await EntriesAsync());

        await Db.RunAsync("update revisions set sha256 = 'bb' where building_id = 7");

        Assert.Equal("the revisions that entry 1 tells of are not as they were", (await AuditTrail.VerifyAsync(Db)).Fault);
    }

    [Theory]
    [InlineData("update audit_entries set actor = 'me'")]
    [InlineData("delete from audit_entries")]
    [InlineData("truncate audit_entries")]
    public async Task Entries_cannot_be_altered(string sql)
    {
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4)));

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Db.RunAsync(sql));
    }

    [Fact]
    public async Task Writers_at_once_make_one_unbroken_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => ModelWriter.WriteAsync(Db, RowHouse.Of($"House{i:D17}", ("A", 4)))));

        AuditVerdict verdict = await AuditTrail.VerifyAsync(Db);
        Assert.Equal((12L, null), (verdict.Entries, verdict.Fault));
    }

    [Fact]
    public async Task The_list_is_shown_as_lines_csv_and_json()
    {
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4)));
        await ModelWriter.WriteAsync(Db, RowHouse.Of("OtherAAAAAAAAAAAAAAAAA", ("A", 4)));
        string[] db = ["--db", ConnectionString.Reveal()];

        SpaceGeoProcess.Ended table = await SpaceGeoProcess.RunAsync(["audit", "list", .. db]);
        SpaceGeoProcess.Ended csv = await SpaceGeoProcess.RunAsync(["audit", "list", "--format", "csv", .. db]);
        SpaceGeoProcess.Ended json = await SpaceGeoProcess.RunAsync(["audit", "list", "--format", "json", "--building", "2", .. db]);

        Assert.Contains("ingest", table.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal((2, 3), (table.OutputLines.Length, csv.OutputLines.Length));
        Assert.StartsWith("entry,at,actor,action,subject,file_name,sha256,detail,previous_hash,hash", csv.Output, StringComparison.Ordinal);
        JsonNode entry = Assert.Single(JsonNode.Parse(json.Output)!.AsArray())!;
        Assert.Equal((2, "buildings/2"), ((int)entry["entry"]!, (string)entry["subject"]!));
    }

    [Fact]
    public async Task Over_http_it_is_read_by_those_who_have_the_role()
    {
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4)));
        AccessTokens tokens = await Tokens.OfAsync("audit audit-token-of-enough-length\nledger ledger-token-of-enough-length\n");
        await using WebApplication app = SpaceGeoApi.Build(new ApiOptions { Urls = ["http://127.0.0.1:0"], Access = tokens }, Db);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/audit", UriKind.Relative))).StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "ledger-token-of-enough-length");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri("/audit", UriKind.Relative))).StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "audit-token-of-enough-length");
        JsonNode page = JsonNode.Parse(await client.GetStringAsync(new Uri("/audit?limit=1", UriKind.Relative)))!;
        Assert.Equal("ingest", (string)page["entries"]![0]!["action"]!);
        Assert.Contains("after=1", (string)page["links"]![0]!["href"]!, StringComparison.Ordinal);
    }

    private async Task ActAsync()
    {
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4)));
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 5)));
        await AreaRecalculation.RunAsync(Db, new RecalculationOptions(AreaStandards.Default) { EngineVersion = "again" });
        LedgerSource organisations = Town.Source(LedgerTables.Organisations, "code,name,level\nA,市政府,city\n");
        await LedgerImport.RunAsync(Db, [organisations with { Sha256 = "aa" }], new LedgerImportOptions("town"));
        int hook = await WebhookStore.AddAsync(
            Db, new Uri("https://example.org/a?token=x"), new Secret("whsec_AAAA"), WebhookFormat.Json, null);
        await WebhookStore.ResumeAsync(Db, hook);
        await WebhookStore.RemoveAsync(Db, hook);
        await EngineVersions.DropAsync(Db, "again");
    }

    // As somebody does who owns the database.
    private async Task TamperAsync(string sql)
    {
        await Db.RunAsync("alter table audit_entries disable trigger user");
        await Db.RunAsync(sql);
        await Db.RunAsync("alter table audit_entries enable trigger user");
    }

    private async Task<AuditEntry[]> EntriesAsync()
    {
        var entries = new List<AuditEntry>();
        await foreach (AuditEntry entry in AuditTrail.ReadAsync(Db))
        {
            entries.Add(entry);
        }

        return [.. entries];
    }
}
