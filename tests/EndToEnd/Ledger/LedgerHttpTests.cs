using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using SpaceGeo.Api;
using SpaceGeo.Api.Access;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Questions;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Ledger;

[Collection(DatabaseCollection.Name)]
[UnsupportedOSPlatform("windows")]
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes it by IAsyncLifetime.")]
public sealed class LedgerHttpTests(ClusterFixture cluster) : IAsyncLifetime
{
    private const string Writer = "writer-token-of-enough-length";
    private const string Reader = "names-token-of-enough-length";
    private const string Organisations = "code,name,level\nNEW,新单位,city\n";

    private readonly FreshDatabase _database = new(cluster);
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await Town.FillAsync(_database.Source);
        AccessTokens tokens = await Tokens.OfAsync($"# who may what\nledger {Writer}\nnames  {Reader}\nledger {Reader}\n");
        _app = SpaceGeoApi.Build(new ApiOptions { Urls = ["http://127.0.0.1:0"], Access = tokens, LedgerBytes = 100_000 }, _database.Source);
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app!.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Files_are_imported_as_parts_and_as_an_archive()
    {
        (HttpStatusCode status, JsonNode answer) = await SendAsync(Parts(("organisations.csv", Organisations)), Writer);
        (HttpStatusCode again, JsonNode unchanged) = await SendAsync(Zip(("folder/单位.csv", Organisations)), Writer);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (status, again));
        Assert.Equal(2, answer["importId"]!.GetValue<int>());
        Assert.Equal(1, answer["files"]![0]!["added"]!.GetValue<int>());
        Assert.Null(unchanged["importId"]);
        Assert.Equal(2, JsonNode.Parse(await _client.GetStringAsync(new Uri("/ledger/imports", UriKind.Relative)))!["imports"]!.AsArray().Count);
    }

    [Fact]
    public async Task Bad_rows_keep_everything_out_unless_the_import_is_partial()
    {
        (string, string)[] files =
        [
            ("organisations.csv", Organisations), ("leases.csv", "code,direction,organisation,areaM2,validFrom,validTo\nL9,in,NEW,10,2025-01-01,2024-01-01\n"),
        ];

        (HttpStatusCode status, JsonNode problem) = await SendAsync(Parts(files), Writer);
        long after = await OrganisationsAsync();
        (HttpStatusCode partial, JsonNode done) = await SendAsync(Parts(files), Writer, "?partial=true");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (status, partial));
        Assert.False(problem["isStored"]!.GetValue<bool>());
        JsonNode fault = Assert.Single(problem["faults"]!.AsArray())!;
        Assert.Equal(("leases.csv", 2, "validTo"), (fault["file"]!.GetValue<string>(), fault["line"]!.GetValue<int>(), fault["column"]!.GetValue<string>()));
        Assert.Equal((0, 1), (after, await OrganisationsAsync()));
        Assert.Equal(1, done["faultCount"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("another-token-of-enough-length", HttpStatusCode.Forbidden)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task Without_the_role_nothing_is_written(string? token, HttpStatusCode expected)
    {
        (HttpStatusCode status, _) = await SendAsync(Parts(("organisations.csv", Organisations)), token);

        Assert.Equal(expected, status);
        Assert.Equal(0, await OrganisationsAsync());
    }

    [Fact]
    public async Task A_server_without_tokens_lets_nobody_write()
    {
        await using WebApplication app = SpaceGeoApi.Build(new ApiOptions { Urls = ["http://127.0.0.1:0"] }, _database.Source);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ledger") { Content = Parts(("organisations.csv", Organisations)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Writer);

        using HttpResponseMessage response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Names_of_persons_come_out_for_those_alone_who_may_read_them()
    {
        (string withheld, string said) = await PersonsAsync(Writer);
        (string whole, string included) = await PersonsAsync(Reader);

        Assert.Equal(("withheld", "included"), (said, included));
        Assert.DoesNotContain("赵一", withheld, StringComparison.Ordinal);
        Assert.Contains("P1,,CITY,city-head", withheld, StringComparison.Ordinal);
        Assert.Contains("P1,赵一,CITY,city-head", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_ledger_file_is_refused()
    {
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(new StringContent(Organisations, Encoding.UTF8, "text/csv"), Writer)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(Parts(("../../etc/passwd", "x")), Writer)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(Zip(("/etc/cron.d/evil.csv", "x")), Writer)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(Parts(("sites.csv", "code,name\n"), ("院落.csv", "code,name\n")), Writer)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(Body([1, 2, 3], "application/zip"), Writer)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(Parts(("organisations.csv", Organisations)), Writer, "?partial=true&whole=true")).Status);
        Assert.Equal(0, await OrganisationsAsync());
    }

    [Fact]
    public async Task What_is_too_large_is_refused_packed_or_not()
    {
        string large = "code,name,level\n" + new string('x', 200_000);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(Parts(("organisations.csv", large)), Writer)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(Zip(("organisations.csv", large)), Writer)).Status); // a thousand times smaller packed
    }

    [Theory]
    [InlineData("ledger short", UnixFileMode.UserRead, "at least 20 characters")]
    [InlineData("admin a-token-of-enough-length", UnixFileMode.UserRead, "ledger, names, audit, models or plans")]
    [InlineData("ledger a-token-of-enough-length", UnixFileMode.UserRead | UnixFileMode.OtherRead, "chmod 600")]
    public void A_file_of_roles_that_is_not_right_is_refused_without_telling_a_token(string content, UnixFileMode mode, string expected)
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, content);
        File.SetUnixFileMode(file, mode);

        AccessTokens? tokens = AccessTokens.Read(file, out string? fault);
        File.Delete(file);

        Assert.Null(tokens);
        Assert.Contains(expected, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("a-token", fault, StringComparison.Ordinal);
    }

    private Task<long> OrganisationsAsync() => _database.Source.ValueAsync<long>("select count(*) from organisations where code = 'NEW'");

    private async Task<(string Csv, string Said)> PersonsAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ledger/export");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(archive.GetEntry("persons.csv")!.Open());
        return (await reader.ReadToEndAsync(), response.Headers.GetValues("Personal-Names").Single());
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(HttpContent content, string? token, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ledger" + query) { Content = content };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        using HttpResponseMessage response = await _client.SendAsync(request);
        string body = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("赵一", body, StringComparison.Ordinal);
        return (response.StatusCode, JsonNode.Parse(body)!);
    }

    private static MultipartFormDataContent Parts(params (string Name, string Csv)[] files)
    {
        var content = new MultipartFormDataContent();
        foreach ((string name, string csv) in files)
        {
            content.Add(new StringContent(csv, Encoding.UTF8, "text/csv"), "file", name);
        }

        return content;
    }

    private static ByteArrayContent Zip(params (string Name, string Csv)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string csv) in files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(csv);
            }
        }

        return Body(bytes.ToArray(), "application/zip");
    }

    private static ByteArrayContent Body(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}
