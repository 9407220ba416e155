using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using SpaceGeo.Api;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Changes;

[Collection(DatabaseCollection.Name)]
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes it by IAsyncLifetime.")]
public sealed class ChangeFeedTests(ClusterFixture cluster) : IAsyncLifetime
{
    private const string House = "HouseAAAAAAAAAAAAAAAAA";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FreshDatabase _database = new(cluster);
    private readonly HttpClient _client = new() { Timeout = Patience };
    private WebApplication? _app;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _app = SpaceGeoApi.Build(
            new ApiOptions
            {
                Urls = ["http://127.0.0.1:0"],
                ConcurrentRequests = 2,
                WaitingRequests = 0,
                WaitingForChanges = 150,
                KeepAlive = TimeSpan.FromMilliseconds(50),
            },
            _database.Source);
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
    public async Task A_page_of_cloud_events_leads_to_the_next()
    {
        await WriteAsync(4);
        await WriteAsync(5);
        using HttpResponseMessage first = await _client.GetAsync(Relative("/changes?limit=1"));
        JsonNode change = Assert.Single(JsonNode.Parse(await first.Content.ReadAsStringAsync())!.AsArray())!;

        Assert.Equal("application/cloudevents-batch+json", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("1.0", "1", "spacegeo.revision", "buildings/1"), (
            (string)change["specversion"]!, (string)change["id"]!, (string)change["type"]!, (string)change["subject"]!));
        Assert.StartsWith("urn:uuid:", (string)change["source"]!, StringComparison.Ordinal);
        Assert.True(DateTime.TryParse((string)change["time"]!, CultureInfo.InvariantCulture, out _));
        Assert.Equal(1, (int)change["data"]!["buildingId"]!);

        JsonArray second = JsonNode.Parse(await _client.GetStringAsync(Next(first)))!.AsArray();
        Assert.Equal(["2"], second.Select(c => (string)c!["id"]!));
        Assert.Empty(JsonNode.Parse(await _client.GetStringAsync(Relative("/changes?after=2")))!.AsArray());
        Assert.Empty(JsonNode.Parse(await _client.GetStringAsync(Relative("/changes?after=now")))!.AsArray());
        Assert.Equal(2, JsonNode.Parse(await _client.GetStringAsync(Relative("/changes?building=1")))!.AsArray().Count);
        Assert.Empty(JsonNode.Parse(await _client.GetStringAsync(Relative("/changes?type=spacegeo.ledger,spacegeo.areas")))!.AsArray());
        Assert.Contains("Row", await _client.GetStringAsync(Relative("/changes?f=html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_a_match_leads_behind_what_it_looked_through()
    {
        await WriteAsync(4);
        using HttpResponseMessage page = await _client.GetAsync(Relative("/changes?building=77"));

        Assert.Equal("[]", await page.Content.ReadAsStringAsync());
        Assert.EndsWith("after=1", Next(page).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MessagePack_says_what_json_says()
    {
        await WriteAsync(4.8);
        byte[] json = await _client.GetByteArrayAsync(Relative("/changes?f=json"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/changes");
        request.Headers.Add("Accept", "application/msgpack");
        using HttpResponseMessage response = await _client.SendAsync(request);

        Assert.Equal("application/msgpack", response.Content.Headers.ContentType!.MediaType);
        string folder = Directory.CreateTempSubdirectory("spacegeo-changes-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "json"), json);
        await File.WriteAllBytesAsync(Path.Combine(folder, "msgpack"), await response.Content.ReadAsByteArrayAsync());
        using Process python = Process.Start("/usr/bin/python3",
        [
            "-c", "import json,msgpack,sys; f=sys.argv[1]; a=json.load(open(f+'/json')); b=msgpack.unpackb(open(f+'/msgpack','rb').read()); sys.exit(0 if a==b and a and type(b[0]['data']['rooms'][0]['areas'][0]['newNetAreaM2']) is float else 1)", folder,
        ]);
        await python.WaitForExitAsync().WaitAsync(Patience);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(0, python.ExitCode);
    }

    [Fact]
    public async Task Who_waits_is_answered_when_something_changes_and_keeps_no_other_request_away()
    {
        Task<string>[] waiting = [.. Enumerable.Range(0, 100).Select(_ => _client.GetStringAsync(Relative("/changes?after=now&wait=50")))];
        await WaitingAsync();

        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(Relative("/collections"))).StatusCode);
        Assert.All(waiting, w => Assert.False(w.IsCompleted));
        Assert.InRange(await ConnectionsAsync(), 1, 12);
        await WriteAsync(4);

        string[] answers = await Task.WhenAll(waiting).WaitAsync(Patience);
        Assert.All(answers, a => Assert.Contains("spacegeo.revision", a, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_waits_in_vain_gets_an_empty_page()
    {
        Assert.Equal("[]", await _client.GetStringAsync(Relative("/changes?wait=1")));
    }

    [Fact]
    public async Task Too_many_who_wait_are_refused_and_who_has_gone_makes_room()
    {
        using var gone = new CancellationTokenSource();
        Task<string>[] waiting = [.. Enumerable.Range(0, 160).Select(_ => _client.GetStringAsync(Relative("/changes?wait=50"), gone.Token))];
        await UntilAsync(() => Task.FromResult(waiting.Count(w => w.IsFaulted) == 10));
        Assert.All(waiting.Where(w => w.IsFaulted), w => Assert.Contains("503", w.Exception!.InnerException!.Message, StringComparison.Ordinal));
        await gone.CancelAsync();
        await Task.WhenAll(waiting).ContinueWith(_ => { }, TaskScheduler.Default);

        await UntilAsync(async () => (await _client.GetAsync(Relative("/changes"))).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_connection_that_breaks_loses_no_change()
    {
        Task<string> waiting = _client.GetStringAsync(Relative("/changes?after=now&wait=50"));
        await WaitingAsync();
        await _database.Source.RunAsync("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen spacegeo_changes'");
        await WriteAsync(4);

        Assert.Contains("spacegeo.revision", await waiting.WaitAsync(Patience), StringComparison.Ordinal);

        // And it rings again.
        await UntilAsync(() => _database.Source.ValueAsync<bool>("select exists (select from pg_stat_activity where query = 'listen spacegeo_changes')"));
        waiting = _client.GetStringAsync(Relative("/changes?after=now&wait=50"));
        await WaitingAsync();
        await WriteAsync(5);
        Assert.Contains("\"revision\":2", await waiting.WaitAsync(Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_has_ids_goes_on_after_the_last_one_and_says_that_it_is_alive()
    {
        await WriteAsync(4);
        await WriteAsync(5);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/changes?after=0");
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add("Last-Event-ID", "1");
        using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("id: 2", await lines.ReadLineAsync().WaitAsync(Patience));
        Assert.StartsWith("data: {\"specversion\":\"1.0\",\"id\":\"2\"", await lines.ReadLineAsync().WaitAsync(Patience), StringComparison.Ordinal);
        Assert.Equal("", await lines.ReadLineAsync().WaitAsync(Patience));
        Assert.Equal(": waiting", await lines.ReadLineAsync().WaitAsync(Patience));
        await WriteAsync(6);
        string? line;
        do
        {
            line = await lines.ReadLineAsync().WaitAsync(Patience);
        }
        while (line is "" or ": waiting");
        Assert.Equal("id: 3", line);
    }

    [Fact]
    public async Task A_server_that_ends_answers_who_waits_at_once()
    {
        Task<string> waiting = _client.GetStringAsync(Relative("/changes?wait=60"));
        using HttpResponseMessage stream = await _client.GetAsync(Relative("/changes?f=sse"), HttpCompletionOption.ResponseHeadersRead);
        await WaitingAsync();
        await _app!.StopAsync().WaitAsync(TimeSpan.FromSeconds(20)); // It gives requests 30 s to end.

        Assert.Equal("[]", await waiting.WaitAsync(Patience));
        Assert.DoesNotContain("id:", await stream.Content.ReadAsStringAsync().WaitAsync(Patience), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("after=-1", "after must be the number of a change, or now")]
    [InlineData("after=", "after must be the number of a change, or now")]
    [InlineData("wait=61", "wait must be whole seconds up to 60")]
    [InlineData("limit=0", "limit must be")]
    [InlineData("building=x", "building must be the number of a building")]
    [InlineData("type=weather", "'weather' is no type of change")]
    [InlineData("f=xml", "f must be json, msgpack, sse or html")]
    [InlineData("since=1", "'since' is not a parameter here")]
    public async Task What_is_not_understood_is_refused_with_a_word(string query, string word)
    {
        using HttpResponseMessage response = await _client.GetAsync(Relative("/changes?" + query));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(word, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<WriteResult> WriteAsync(double width) => ModelWriter.WriteAsync(_database.Source, RowHouse.Of(House, ("A", width)));

    // Whoever waits has looked once: the statement is over when its connection is idle again.
    private Task WaitingAsync() => UntilAsync(async () =>
    {
        await Task.Delay(300);
        return await _database.Source.ValueAsync<bool>("select exists (select from pg_stat_activity where query = 'listen spacegeo_changes')");
    });

    private Task<long> ConnectionsAsync() =>
        _database.Source.ValueAsync<long>("select count(*) from pg_stat_activity where datname = current_database()");

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static Uri Relative(string address) => new(address, UriKind.Relative);

    private static Uri Next(HttpResponseMessage response)
    {
        string link = response.Headers.GetValues("Link").Single();
        Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);
        return new Uri(link[1..link.IndexOf('>', StringComparison.Ordinal)]);
    }
}
