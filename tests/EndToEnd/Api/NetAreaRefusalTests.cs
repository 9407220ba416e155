using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using SpaceGeo.Api.Processes;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

public sealed class NetAreaRefusalTests(NetAreaFixture server) : IClassFixture<NetAreaFixture>
{
    private const string Room = """{"rooms":{"coordinates":[0,0,4,0,4,4,0,4],"ringEnds":[4]}}""";

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n", "empty")]
    [InlineData("{", "ends before the batch does")]
    [InlineData("{\"rooms\":\"\\", "ends before the batch does")]
    [InlineData("[]", "must begin here")]
    [InlineData("hello", "must begin here")]
    [InlineData("{\"rooms\":]}", "line 1, byte 10: this is no JSON")]
    [InlineData("{\"rooms\":NaN}", "this is no JSON")]
    [InlineData("{\"rooms\":1,\"rooms\":2}", "a member twice")]
    [InlineData("{}", "rooms: there are none")]
    [InlineData("{\"rooms\":null}", "rooms: there are none")]
    [InlineData("{\"rooms\":[]}", "rooms: this must be a FeatureCollection")]
    [InlineData("{\"inputs\":5}", "inputs: this must be a map")]
    [InlineData("{\"inputs\":{},\"mode\":\"async\"}", "mode: beside inputs")]
    [InlineData("{\"inputs\":{},\"response\":\"document\"}", "response: beside inputs")]
    [InlineData("{\"room\":{}}", "room: this is no input")]
    [InlineData("{\"rooms\":{\"href\":\"file:///etc/passwd\"}}", "addresses are not followed")]
    [InlineData("{\"rooms\":{\"type\":\"FeatureCollection\",\"features\":[]}}", "no room in the input")]
    [InlineData("{\"rooms\":{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}}", "rooms, feature 0: its geometry")]
    [InlineData("{\"rooms\":{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[]}}]}}", "rooms, feature 0: its geometry")]
    [InlineData("{\"rooms\":{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"role\":\"obstacle\"},\"geometry\":null}]}}", "its role must be room")]
    [InlineData("{\"rooms\":{\"coordinates\":[0,0,4,0,4,4],\"ringEnds\":[2]}}", "rise to the number of vertices, 3")]
    [InlineData("{\"rooms\":{\"coordinates\":[0,0,4,0,4],\"ringEnds\":[2]}}", "rise to the number of vertices")]
    [InlineData("{\"rooms\":{\"coordinates\":[0,0,4,0,4,4],\"ringEnds\":[-1,3]}}", "rise to the number of vertices")]
    [InlineData("{\"rooms\":{\"coordinates\":[0,0,4,0,4,4],\"ringEnds\":[3],\"shapeEnds\":[2]}}", "rise to the number of rings, 1")]
    [InlineData("{\"rooms\":{\"coordinates\":[0,0,4,0,4,4],\"ringEnds\":[1.5,3]}}", "whole numbers")]
    [InlineData("{\"rooms\":{\"coordinates\":[0,0,4,0,4,\"4\"],\"ringEnds\":[3]}}", "numbers alone")]
    [InlineData("{\"rooms\":{\"coordinates\":[0,0,4,0,4,4],\"ringEnds\":[3],\"ids\":[]}}", "0 ids for 1 shapes")]
    [InlineData("{\"rooms\":{\"coordinates\":[0,0,4,0,4,4],\"ringEnds\":[3],\"colour\":1}}", "'colour' is not known")]
    [InlineData("{\"rooms\":{\"coordinates\":[0,0,4,0,4,4],\"ringEnds\":[3]},\"obstacles\":{\"coordinates\":[0,0,4,0,4,4],\"ringEnds\":[3],\"rooms\":[1]}}", "there is no room 1")]
    [InlineData("{\"rooms\":{\"coordinates\":[0,0,4,0,4,4],\"ringEnds\":[3]},\"receipts\":1}", "receipts: this must be true or false")]
    [InlineData("{\"rooms\":{\"coordinates\":[0,0,4,0,4,4],\"ringEnds\":[3]},\"onFault\":\"ignore\"}", "onFault: this must be refuse or report")]
    [InlineData("{\"rooms\":{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4326\"}}}}", "not degrees")]
    [InlineData("{\"rooms\":{\"coordinates\":[0,0,4,0,4,4],\"ringEnds\":[3],\"ids\":[\"\\ud800\"]}}", "no valid Unicode")]
    public async Task What_cannot_be_read_is_refused_with_the_batch_and_the_place(string json, string said)
    {
        JsonNode problem = await server.Client.ProblemAsync(400, json);

        Assert.Contains(said, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?receipts=yes")]
    [InlineData("?onFault=ignore")]
    [InlineData("?f=html")]
    [InlineData("?limit=5")]
    [InlineData("?receipts=true&receipts=false")]
    public async Task A_query_that_is_not_understood_is_refused(string query) => await server.Client.ProblemAsync(400, Room, query);

    [Fact]
    public async Task Nesting_without_end_is_refused() => Assert.Contains(
        "nested deeper",
        (await server.Client.ProblemAsync(400, "{\"rooms\":" + new string('[', 100_000) + new string(']', 100_000) + "}"))["detail"]!.GetValue<string>(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("81-a5-72-6f-6f-6d-73", "ends before the batch does")] // {"rooms": and nothing
    [InlineData("c1", "byte 0: the code c1 is never used")]
    [InlineData("93-01-02-03", "a batch must be a map")]
    [InlineData("c0", "a batch must be a map")]
    [InlineData("d6-ff-5a-4a-f6-a5", "a batch must be a map")] // a timestamp
    [InlineData("81-a5-72-6f-6f-6d-73-d6-ff-5a-4a-f6-a5", "rooms: this must be a FeatureCollection")]
    [InlineData("82-a5-72-6f-6f-6d-73-c0-a5-72-6f-6f-6d-73-c0", "twice")]
    [InlineData("81-01-c0", "1: this is no input")]
    [InlineData("81-90-c0", "Text is expected where Array stands")]
    [InlineData("81-a2-c3-28-c0", "no valid UTF-8")]
    public async Task MessagePack_that_cannot_be_read_is_refused(string bytes, string said)
    {
        using var body = new ByteArrayContent([.. bytes.Split('-').Select(b => Convert.ToByte(b, 16))]);
        JsonNode problem = await server.Client.ProblemAsync(400, body, "application/msgpack");

        Assert.Contains(said, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x91)] // arrays inside each other
    [InlineData(0x81)] // maps whose keys are maps
    public async Task MessagePack_nested_without_end_is_refused(byte code)
    {
        using var body = new ByteArrayContent([0x81, 0xa5, .. "rooms"u8, .. Enumerable.Repeat(code, 1_000_000), 0xc0]);

        await server.Client.ProblemAsync(400, body, "application/msgpack");
    }

    [Fact]
    public async Task What_announces_four_billion_values_is_refused_at_once()
    {
        using var body = new ByteArrayContent([0x81, 0xa5, .. "rooms"u8, 0xdd, 0xff, 0xff, 0xff, 0xff, 0x00]);

        Assert.Contains(
            "larger than 33554432 bytes",
            (await server.Client.ProblemAsync(413, body, "application/msgpack"))["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Another_content_type_is_refused_with_those_that_are_read(string type)
    {
        using var body = new StringContent(Room);
        JsonNode problem = await server.Client.ProblemAsync(415, body, type);

        Assert.Matches("application/msgpack|UTF-8", problem["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_without_a_type_or_packed_is_refused()
    {
        using var client = new HttpClient();
        using var untyped = new ByteArrayContent(Encoding.UTF8.GetBytes(Room));
        using HttpResponseMessage first = await client.PostAsync(server.Client.Execution, untyped);
        await NetAreaClient.ProblemOf(first, 415);

        using var packed = new StringContent(Room);
        packed.Headers.ContentEncoding.Add("gzip");
        await server.Client.ProblemAsync(415, packed);
    }

    [Fact]
    public async Task Each_limit_is_kept_and_named()
    {
        var small = new NetAreaLimits { BodyBytes = 4000, BatchBytes = 1000, Batches = 3, VerticesPerShape = 8, VerticesPerRoom = 10 };
        await using NetAreaClient client = await NetAreaClient.StartAsync(small);
        string ring = string.Join(',', Enumerable.Range(0, 9).Select(i => $"{i},{i * i}"));
        string manyVertices = $$"""{"rooms":{"coordinates":[0,0,1,0,1,1,{{ring}}],"ringEnds":[3,12]} }""";
        string manyObstacles =
            """{"rooms":{"coordinates":[9,9,10,9,10,10,0,0,4,0,4,4],"ringEnds":[3,6]},"obstacles":{"coordinates":[0,0,1,0,1,1,0,1,0,0,1,0,1,1,0,1],"ringEnds":[4,8]}}""";

        await Refused(new string(' ', 5000) + Room, "larger than 4000 bytes", null);
        await Refused(Room[..^1] + new string(' ', 1500) + "}", "larger than 1000 bytes", null);
        await Refused(manyVertices, "room 1: it has 9 vertices; 8 are possible", "room 1");
        await Refused(manyObstacles, "room 1: it and the 2 obstacles near it have 11 vertices; 10 are possible", "room 1");
        JsonNode[] answers = await client.AnswersAsync(string.Join('\n', Enumerable.Repeat(Room, 4)));
        Assert.Equal(4, answers.Length);
        Assert.Contains("more than 3 batches", answers[3]["detail"]!.GetValue<string>(), StringComparison.Ordinal);

        async Task Refused(string json, string said, string? place)
        {
            JsonNode problem = await client.ProblemAsync(413, json);
            Assert.Contains(said, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Equal(place, problem["place"]?.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_body_without_a_length_is_measured_as_it_arrives()
    {
        await using NetAreaClient client = await NetAreaClient.StartAsync(new NetAreaLimits { BodyBytes = 4000, BatchBytes = 100_000 });
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("{\"rooms\":\"" + new string('x', 10_000)));
        using var body = new StreamContent(new Unseekable(stream));

        Assert.Contains(
            "larger than 4000 bytes", (await client.ProblemAsync(413, body))["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_does_not_come_to_its_end_in_time_is_refused()
    {
        await using NetAreaClient client = await NetAreaClient.StartAsync(new NetAreaLimits { Time = TimeSpan.FromSeconds(1) });
        using TcpClient slow = await SendAsync(client, "Content-Length: 1000", "{\"rooms\":");
        string answer = await ReadAsync(slow);

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("Batch 0 took too long to arrive", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ZZ\r\n{}")]
    [InlineData("FFFFFFFFFFFFFFFF\r\n{}")]
    public async Task A_chunk_of_no_length_is_the_clients_mistake(string chunk)
    {
        using TcpClient client = await SendAsync(server.Client, "Transfer-Encoding: chunked", chunk);

        Assert.StartsWith("HTTP/1.1 400", await ReadAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clients_that_go_away_leave_the_server_as_it_was()
    {
        for (int i = 0; i < 40; i++) // more than are served at a time
        {
            using TcpClient gone = await SendAsync(server.Client, "Content-Length: 1000", Room[..20]);
            gone.LingerState = new LingerOption(true, 0); // a reset, not an end
        }

        Assert.Single(await server.Client.AnswersAsync(Room));
    }

    [Fact]
    public async Task Slow_senders_keep_nobody_else_waiting()
    {
        var slow = new List<TcpClient>();
        for (int i = 0; i < 40; i++)
        {
            slow.Add(await SendAsync(server.Client, "Content-Length: 1000", "{"));
        }

        using var client = new HttpClient { BaseAddress = new Uri(server.Client.Root), Timeout = TimeSpan.FromSeconds(4) };
        using HttpResponseMessage response = await client.GetAsync("/conformance");
        slow.ForEach(s => s.Dispose());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<TcpClient> SendAsync(NetAreaClient server, string header, string body)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(server.Root).Port);
        string head = $"POST /processes/net-area/execution HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{header}\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + body));
        return client;
    }

    private static async Task<string> ReadAsync(TcpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        byte[] buffer = new byte[8192];
        string answer = string.Empty;
        int read;
        do
        {
            read = await client.GetStream().ReadAsync(buffer, patience.Token);
            answer += Encoding.UTF8.GetString(buffer, 0, read);
        }
        while (read > 0 && !answer.EndsWith('}'));
        return answer;
    }

    /// <summary>A stream whose length nobody knows, so that the body is sent in chunks.</summary>
    private sealed class Unseekable(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
