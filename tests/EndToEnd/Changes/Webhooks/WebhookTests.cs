using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Cli;
using SpaceGeo.Tests.EndToEnd.Concurrency;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Changes.Webhooks;

/// <summary>Servers and receivers are processes of their own, and are killed as kill -9 does.</summary>
[Collection(DatabaseCollection.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class WebhookTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const string House = "HouseAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task Changes_arrive_in_order_signed_and_in_the_format_that_was_asked_for()
    {
        using var json = new Receiver();
        using var packed = new Receiver();
        await json.StartAsync();
        await packed.StartAsync();
        await WriteAsync(1);
        await AddAsync(json, "--after", "0");
        await AddAsync(packed, "--format", "msgpack");
        using ServedProgram server = await ServedProgram.StartAsync(ConnectionString);
        await WriteAsync(2);
        await WriteAsync(3);
        await json.UntilAsync(d => d.Length == 3);
        await packed.UntilAsync(d => d.Length == 2);
        server.Dispose();

        Assert.Equal([1, 2, 3], Revisions(json));
        Assert.Equal([2, 3], Revisions(packed));
        Assert.All(json.Deliveries.Concat(packed.Deliveries), d => Assert.True((bool)d["signed"]!));
        Assert.All(json.Deliveries, d => Assert.Equal("application/cloudevents+json", (string)d["type"]!));
        Assert.All(packed.Deliveries, d => Assert.Equal("application/msgpack", (string)d["type"]!));
        Assert.EndsWith("-1", (string)json.Deliveries[0]["id"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_fails_is_tried_again_with_the_same_id_while_others_go_on_and_the_list_says_why()
    {
        using var failing = new Receiver();
        using var dead = new Receiver();
        using var good = new Receiver();
        await failing.StartAsync("500", "302", "404");
        await good.StartAsync();
        await AddAsync(failing);
        await AddAsync(dead);
        await AddAsync(good);
        using ServedProgram server = await ServedProgram.StartAsync(ConnectionString);
        await WriteAsync(1);
        await WriteAsync(2);
        await good.UntilAsync(d => d.Length == 2);
        await failing.UntilAsync(d => d.Length == 5);
        string list = await ListAsync();
        server.Dispose();

        Assert.Equal(["500", "302", "404", "200", "200"], failing.Deliveries.Select(d => (string)d["status"]!));
        Assert.Equal([1, 1, 1, 1, 2], Revisions(failing));
        Assert.Single(failing.Deliveries.Take(4).Select(d => (string)d["id"]!).Distinct());
        string[] lines = list.Split('\n');
        Assert.EndsWith("received through 2 of 2  ok", lines[0], StringComparison.Ordinal);
        Assert.Contains("attempts in a row, next at ", lines[1], StringComparison.Ordinal);
        Assert.Contains("Connection refused", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_is_killed_and_comes_again_misses_nothing()
    {
        using var receiver = new Receiver();
        await receiver.StartAsync("200", "hold");
        await AddAsync(receiver);
        using ServedProgram server = await ServedProgram.StartAsync(ConnectionString);
        await WriteAsync(1);
        await WriteAsync(2);
        await receiver.UntilAsync(d => d.Length == 2);
        receiver.Kill();
        await WriteAsync(3);
        await receiver.StartAsync();
        await receiver.UntilAsync(d => d.Length == 4);
        server.Dispose();

        Assert.Equal([1, 2, 2, 3], Revisions(receiver));
        Assert.Equal(3, receiver.Deliveries.Select(d => (string)d["id"]!).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_is_killed_before_it_recorded_a_delivery_sends_it_again_with_the_same_id()
    {
        using var receiver = new Receiver();
        await receiver.StartAsync("200", "hold");
        await AddAsync(receiver);
        using (ServedProgram server = await ServedProgram.StartAsync(ConnectionString))
        {
            await WriteAsync(1);
            await WriteAsync(2);
            await receiver.UntilAsync(d => d.Length == 2);
            server.Dispose();
        }

        receiver.Kill();
        await receiver.StartAsync();
        await WriteAsync(3);
        using ServedProgram next = await ServedProgram.StartAsync(ConnectionString);
        await receiver.UntilAsync(d => d.Length == 4);
        next.Dispose();

        Assert.Equal([1, 2, 2, 3], Revisions(receiver));
        Assert.Equal((string)receiver.Deliveries[1]["id"]!, (string)receiver.Deliveries[2]["id"]!);
        Assert.All(receiver.Deliveries, d => Assert.True((bool)d["signed"]!));
    }

    [Fact]
    public async Task Of_two_servers_one_delivers_and_the_other_takes_over()
    {
        using var receiver = new Receiver();
        await receiver.StartAsync();
        await AddAsync(receiver);
        using ServedProgram first = await ServedProgram.StartAsync(ConnectionString);
        await Waiting.UntilAsync(() => Db.ValueAsync<bool>(Leader));
        using ServedProgram second = await ServedProgram.StartAsync(ConnectionString);
        await WriteAsync(1);
        await receiver.UntilAsync(d => d.Length == 1);
        first.Dispose();
        await Waiting.UntilAsync(() => Db.ValueAsync<bool>($"select not ({Leader[7..]})"));
        await WriteAsync(2);
        await receiver.UntilAsync(d => d.Length == 2);
        second.Dispose();

        Assert.Equal([1, 2], Revisions(receiver));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_left_alone_until_it_is_resumed()
    {
        using var receiver = new Receiver();
        await receiver.StartAsync("410");
        await AddAsync(receiver);
        using ServedProgram server = await ServedProgram.StartAsync(ConnectionString);
        await WriteAsync(1);
        await Waiting.UntilAsync(async () => (await ListAsync()).Contains("paused: the receiver says that it is gone (HTTP 410)", StringComparison.Ordinal));
        await WriteAsync(2);
        Assert.Single(receiver.Deliveries);

        Assert.Equal(0, (await SpaceGeoProcess.RunAsync("webhooks", "resume", "1", "--db", ConnectionString.Reveal())).ExitCode);
        await receiver.UntilAsync(d => d.Length == 3);
        Assert.Equal(0, (await SpaceGeoProcess.RunAsync("webhooks", "remove", "1", "--db", ConnectionString.Reveal())).ExitCode);
        Assert.Equal("there are no webhooks\n", await ListAsync());
        server.Dispose();
        Assert.Equal([1, 1, 2], Revisions(receiver));
    }

    [Fact]
    public async Task A_secret_is_shown_once_where_it_is_made_and_never_where_it_is_given()
    {
        SpaceGeoProcess.Ended made = await SpaceGeoProcess.RunAsync("webhooks", "add", "https://example.org/a?token=x", "--db", ConnectionString.Reveal());
        using var receiver = new Receiver();
        SpaceGeoProcess.Ended given = await AddAsync(receiver);
        string list = await ListAsync();

        Assert.Contains("shown this once: whsec_", made.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", given.Output + given.Errors + list, StringComparison.Ordinal);
        Assert.DoesNotContain("token", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "http://example.org is not encrypted; use https, or allow it with --insecure", "add", "http://example.org/hook")]
    [InlineData(2, "is no address", "add", "ftp://example.org/hook")]
    [InlineData(2, "without a password", "add", "https://me:secret@example.org/hook")]
    [InlineData(2, "msgpack", "add", "https://example.org/hook", "--format", "xml")]
    [InlineData(2, "--after must be", "add", "https://example.org/hook", "--after", "-1")]
    [InlineData(2, "is no file", "add", "https://example.org/hook", "--secret-file", "/nowhere")]
    [InlineData(1, "there is no webhook 9", "remove", "9")]
    public async Task What_is_not_meant_is_refused_with_a_word(int code, string word, params string[] arguments)
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync(["webhooks", .. arguments, "--db", ConnectionString.Reveal()]);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(word, run.Errors, StringComparison.Ordinal);
        Assert.Empty(await WebhookStore.ListAsync(Db));
    }

    private const string Leader = "select exists (select from pg_locks where locktype = 'advisory' and granted and ((classid::bigint << 32) | objid::bigint) = hashtextextended('spacegeo.webhooks', 0))";

    private Task<WriteResult> WriteAsync(double width) => ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", width)));

    private async Task<string> ListAsync() => (await SpaceGeoProcess.RunAsync("webhooks", "list", "--db", ConnectionString.Reveal())).Output;

    private async Task<SpaceGeoProcess.Ended> AddAsync(Receiver receiver, params string[] options)
    {
        string secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, Receiver.Secret + "\n");
        File.SetUnixFileMode(secret, UnixFileMode.UserRead);
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync(
            ["webhooks", "add", receiver.Url, "--secret-file", secret, .. options, "--db", ConnectionString.Reveal()]);
        File.Delete(secret);
        Assert.True(run.ExitCode == 0, run.Errors);
        return run;
    }

    private static int[] Revisions(Receiver receiver) => [.. receiver.Deliveries.Select((JsonNode d) => (int)d["revision"]!)];
}
