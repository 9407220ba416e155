using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using SpaceGeo.Api;
using SpaceGeo.Api.Access;
using SpaceGeo.Tests.EndToEnd.Api;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Revisions;

[Collection(DatabaseCollection.Name)]
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes it by IAsyncLifetime.")]
[UnsupportedOSPlatform("windows")]
public sealed class RevisionUploadTests(ClusterFixture cluster) : IAsyncLifetime
{
    private const string Token = "a-token-of-enough-length";
    private const string LivingRoom = "0BTBFw6f90Nfh9rP1dlXr2";

    private readonly FreshDatabase _database = new(cluster);
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await RenovatedHouse.FillAsync(_database.Source);
        AccessTokens tokens = await Tokens.OfAsync($"models {Token}\n");
        _app = SpaceGeoApi.Build(new ApiOptions { Urls = ["http://127.0.0.1:0"], Access = tokens, ModelBytes = 5_000_000 }, _database.Source);
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
    public async Task The_verdict_before_the_works_is_the_verdict_after_them()
    {
        byte[] model = IfcEdit.Of(Renovations.Duplex).Bytes;

        (HttpStatusCode tried, JsonNode preview) = await SendAsync("/buildings/1/revisions?dryRun=true&fileName=works.ifc", model);
        long revisions = await _database.Source.ValueAsync<long>("select count(*) from revisions");
        (HttpStatusCode stored, JsonNode done) = await SendAsync("/buildings/1/revisions?fileName=works.ifc", model);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Created), (tried, stored));
        Assert.Equal(3, revisions);
        Assert.Equal((4, true, false), (preview["revision"]!.GetValue<int>(), preview["isDryRun"]!.GetValue<bool>(), done["isDryRun"]!.GetValue<bool>()));
        Assert.Contains(preview["difference"]!["storeys"]!.AsArray(), storey => storey!["rooms"]!.AsArray().Count > 0);
        Assert.NotEmpty(preview["difference"]!["verdicts"]!.AsArray());
        Assert.Equal(preview["difference"]!.ToJsonString(), done["difference"]!.ToJsonString());
        JsonNode asked = JsonNode.Parse(await _client.GetStringAsync(new Uri("/buildings/1/diff?from=3&to=4", UriKind.Relative)))!;
        foreach (string part in new[] { "storeys", "organisations", "verdicts", "sums" })
        {
            Assert.Equal(asked[part]!.ToJsonString(), preview["difference"]![part]!.ToJsonString());
        }
    }

    [Fact]
    public async Task The_same_model_again_is_no_revision()
    {
        byte[] model = IfcEdit.Of(Renovations.Duplex).SplitRoom(LivingRoom, 0.7).Bytes;
        await SendAsync("/buildings/1/revisions", model);

        (HttpStatusCode status, JsonNode again) = await SendAsync("/buildings/1/revisions", model);

        Assert.Equal((HttpStatusCode.OK, "unchanged", 4), (status, again["outcome"]!.GetValue<string>(), again["revision"]!.GetValue<int>()));
        Assert.Null(again["difference"]);
    }

    [Theory]
    [InlineData("/buildings/1/revisions", "no model", HttpStatusCode.UnprocessableEntity, "model.ifc")]
    [InlineData("/buildings/1/revisions", "", HttpStatusCode.UnprocessableEntity, "empty")]
    [InlineData("/buildings/9/revisions", "no model", HttpStatusCode.NotFound, "no building of the number 9")]
    [InlineData("/buildings/house/revisions", "no model", HttpStatusCode.NotFound, "no building of the number house")]
    [InlineData("/buildings/1/revisions?validFrom=soon", "no model", HttpStatusCode.BadRequest, "write 2026-01-31")]
    [InlineData("/buildings/1/revisions?dryRun=perhaps", "no model", HttpStatusCode.BadRequest, "true or false")]
    [InlineData("/buildings/1/revisions?fileName=..%2Fmodel.ifc", "no model", HttpStatusCode.BadRequest, "without folders")]
    public async Task What_cannot_be_stored_is_refused_with_a_reason(string address, string body, HttpStatusCode status, string reason)
    {
        (HttpStatusCode answered, JsonNode problem) = await SendAsync(address, Encoding.UTF8.GetBytes(body));

        Assert.Equal(status, answered);
        Assert.Contains(reason, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(3L, await _database.Source.ValueAsync<long>("select count(*) from revisions"));
    }

    [Fact]
    public async Task A_model_of_another_building_a_day_to_come_and_a_file_too_large_are_refused()
    {
        (HttpStatusCode other, JsonNode problem) = await SendAsync("/buildings/1/revisions", IfcEdit.Of(Renovations.Csc).Bytes);
        (HttpStatusCode future, _) = await SendAsync("/buildings/1/revisions?validFrom=2999-01-01", IfcEdit.Of(Renovations.Duplex).Bytes);
        (HttpStatusCode large, _) = await SendAsync("/buildings/1/revisions", new byte[5_000_001]);

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.RequestEntityTooLarge), (other, future, large));
        Assert.Contains("this is not building 1", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_role_may_send_models()
    {
        (HttpStatusCode nobody, _) = await SendAsync("/buildings/1/revisions", [1], token: null);
        (HttpStatusCode stranger, _) = await SendAsync("/buildings/1/revisions", [1], token: "another-token-of-enough-length");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (nobody, stranger));
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(string address, byte[] body, string? token = Token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.ExpectContinue = true; // a body that is refused is not sent
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await _client.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
