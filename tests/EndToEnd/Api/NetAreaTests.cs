using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

public sealed class NetAreaTests(NetAreaFixture server) : IClassFixture<NetAreaFixture>
{
    private const string FlatRooms = """ "rooms":{"coordinates":[0,0,4,0,4,4,0,4],"ringEnds":[4],"ids":["R"]}""";
    private const string FlatColumn = """ "obstacles":{"coordinates":[1,1,2,1,2,2,1,2],"ringEnds":[4],"ids":["C"]}""";

    public static TheoryData<string> SameFloor => new()
    {
        $$"""{"inputs":{"rooms":{{Rooms}},"obstacles":{{Obstacles}},"receipts":true} }""",
        $$"""{"rooms":{{Rooms}},"obstacles":{{Obstacles}},"receipts":true}""",
        $$"""{"inputs":{"rooms":{"value":{{Rooms}},"mediaType":"application/geo+json"},"obstacles":{{Obstacles}},"receipts":true},"outputs":{"areas":{} },"response":"raw"}""",
        $$"""{{{FlatRooms}},{{FlatColumn}},"receipts":true}""",
        $$"""{"rooms":{{Rooms}},{{FlatColumn}},"receipts":true}""",
        """{"rooms":{"coordinates":[0,0,4,0,4,4,0,4],"ringEnds":[4],"ids":["R"]},"obstacles":{"coordinates":[1,1,2,1,2,2,1,2,1,1],"ringEnds":[5],"shapeEnds":[1],"ids":["C"],"rooms":[0]},"receipts":true}""",
    };

    private static string Rooms => Named("R", NetAreaClient.Square(0, 0, 4));

    private static string Obstacles => Named("C", NetAreaClient.Square(1, 1, 1));

    [Theory]
    [MemberData(nameof(SameFloor))]
    public async Task A_floor_has_the_same_areas_in_every_form(string json)
    {
        JsonNode feature = (await server.Client.AnswersAsync(json)).Single()["features"]!.AsArray().Single()!;

        Assert.Equal("R", feature["id"]!.GetValue<string>());
        Assert.Equal(16, feature["properties"]!["grossAreaM2"]!.GetValue<double>(), 1e-9);
        Assert.Equal(15, feature["properties"]!["netAreaM2"]!.GetValue<double>(), 1e-9);
        Assert.Equal("ok", feature["properties"]!["status"]!.GetValue<string>());
        JsonNode line = feature["properties"]!["receipt"]!.AsArray().Single()!;
        Assert.Equal("C", line["id"]!.GetValue<string>());
        Assert.Equal(1, line["areaM2"]!.GetValue<double>(), 1e-9);
    }

    [Fact]
    public async Task A_floor_whose_features_say_their_role_is_measured_too()
    {
        string floor = Rooms.Replace("]}", $$""",{"type":"Feature","properties":{"role":"obstacle"},"geometry":{"type":"Polygon","coordinates":{{NetAreaClient.Square(1, 1, 1)}} } }]}""", StringComparison.Ordinal);
        JsonNode properties = (await server.Client.AnswersAsync(floor))[0]["features"]![0]!["properties"]!;

        Assert.Equal(15, properties["netAreaM2"]!.GetValue<double>(), 1e-9);
        Assert.Null(properties["receipt"]);
    }

    [Fact]
    public async Task Batches_are_answered_one_after_another_each_before_the_next_is_sent()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Client.Execution.Port);
        await using NetworkStream stream = client.GetStream();
        using var lines = new StreamReader(stream);
        await SendAsync("POST /processes/net-area/execution HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n");
        await SendAsync(Chunk("""{"rooms":{"coordinates":[0,0,4,0,4,"""));
        await SendAsync(Chunk("""4,0,4],"ringEnds":[4]}}"""));
        string first = await AnswerAsync();
        await SendAsync(Chunk("""{"rooms":{"coordinates":[0,0,3,0,3,3,0,3],"ringEnds":[4]}}"""));
        string second = await AnswerAsync();
        await SendAsync("0\r\n\r\n");

        Assert.Contains("\"netAreaM2\":16", first, StringComparison.Ordinal);
        Assert.Contains("\"netAreaM2\":9", second, StringComparison.Ordinal);

        async Task SendAsync(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text));

        static string Chunk(string text) => $"{text.Length:x}\r\n{text}\r\n";

        async Task<string> AnswerAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            string? line;
            do
            {
                line = await lines.ReadLineAsync(patience.Token);
            }
            while (line?.StartsWith('{') == false);
            return line ?? string.Empty;
        }
    }

    [Fact]
    public async Task Pretty_documents_a_byte_order_mark_and_lines_between_are_read()
    {
        string pretty = JsonNode.Parse($$"""{"rooms":{{Rooms}} }""")!.ToJsonString(new() { WriteIndented = true });

        Assert.Equal(2, (await server.Client.AnswersAsync($"\uFEFF{pretty}\r\n\r\n {pretty}\n")).Length);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("application/geo+json", "application/geo+json")]
    [InlineData("Application/X-NDJSON", "application/x-ndjson")]
    public async Task The_answer_has_the_media_type_of_the_request(string sent, string received)
    {
        using HttpResponseMessage response = await server.Client.PostAsync(new StringContent(Rooms), sent);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(received, response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task A_bad_room_refuses_its_batch_and_is_named()
    {
        string rooms = NetAreaClient.Collection(NetAreaClient.Square(0, 0, 4), "[[[0,0],[4,4],[4,0],[0,4],[0,0]]]", "[[[0,0],[1e999,0],[1,1],[0,0]]]");
        JsonNode problem = await server.Client.ProblemAsync(422, $$"""{"rooms":{{rooms}} }""");

        Assert.Equal("room 1", problem["place"]!.GetValue<string>());
        Assert.Equal(0, problem["batch"]!.GetValue<int>());
        Assert.Equal(2, problem["faultCount"]!.GetValue<int>());
        Assert.Equal([1, 2], problem["faults"]!.AsArray().Select(f => f!["room"]!.GetValue<int>()));
        Assert.Equal(["self-intersection", "not-finite"], problem["faults"]!.AsArray().Select(f => f!["fault"]!.GetValue<string>()));
        Assert.Contains("feature 1: room 1: self-intersection", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?onFault=report", "")]
    [InlineData("", ",\"onFault\":\"report\"")]
    [InlineData("?onFault=refuse", ",\"onFault\":\"report\"")]
    public async Task On_demand_a_bad_room_has_no_area_and_the_others_have_theirs(string query, string input)
    {
        string rooms = NetAreaClient.Collection(NetAreaClient.Square(0, 0, 4), "[[[0,0],[4,4],[4,0],[0,4],[0,0]]]", "[[[0,0],[1e999,0],[1,1],[0,0]]]");
        JsonNode answer = (await server.Client.AnswersAsync($$"""{"rooms":{{rooms}}{{input}} }""", query)).Single();
        JsonNode[] areas = [.. answer["features"]!.AsArray().Select(f => f!["properties"]!)];

        Assert.Equal(["ok", "repaired", "failed"], areas.Select(a => a["status"]!.GetValue<string>()));
        Assert.Equal(8, areas[1]["netAreaM2"]!.GetValue<double>(), 1e-9);
        Assert.Null(areas[2]["netAreaM2"]);
        Assert.Null(areas[2]["grossAreaM2"]);
        Assert.Equal("not-finite", areas[2]["reason"]!.GetValue<string>());
        Assert.Equal(2, answer["faults"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[5,5],[6,5],[6,6],[5,6],[5,5]]]", "hole-outside")]
    [InlineData("[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[3,1],[3,3],[1,3],[1,1]],[[1.5,1.5],[2,1.5],[2,2],[1.5,2],[1.5,1.5]]]", "self-intersection")]
    [InlineData("[[[0,0],[4,0],[4,4],[0,4]]]", "not-closed")]
    [InlineData("[[[0,0],[4,0]]]", "not-closed")]
    [InlineData("[[[0,0],[4,0],[0,0]]]", "too-few-vertices")]
    [InlineData("[]", "too-few-vertices")]
    [InlineData("[[]]", "too-few-vertices")]
    [InlineData("[[[0,0],[1e13,0],[1,1],[0,0]]]", "not-finite")]
    public async Task Each_fault_has_its_word(string polygon, string word)
    {
        JsonNode problem = await server.Client.ProblemAsync(422, $$"""{"rooms":{{NetAreaClient.Collection(polygon)}} }""");

        Assert.Equal(word, problem["faults"]![0]!["fault"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_fault_of_an_obstacle_refuses_too_and_says_which()
    {
        string obstacles = NetAreaClient.Collection(NetAreaClient.Square(1, 1, 1), "[[[0,0],[1,1],[1,0],[0,1],[0,0]]]");
        JsonNode problem = await server.Client.ProblemAsync(422, $$"""{"rooms":{{Rooms}},"obstacles":{{obstacles}} }""");

        Assert.Equal("obstacle 1", problem["place"]!.GetValue<string>());
        Assert.Equal(1, problem["faults"]![0]!["obstacle"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_bad_room_in_a_later_batch_is_the_last_answer()
    {
        string good = $$"""{"rooms":{{Rooms}} }""";
        string bad = $$"""{"rooms":{{NetAreaClient.Collection("[[[0,0],[4,4],[4,0],[0,4],[0,0]]]")}} }""";
        JsonNode[] answers = await server.Client.AnswersAsync($"{good}\n{bad}\n{good}\n");

        Assert.Equal(2, answers.Length);
        Assert.Equal(422, answers[1]["status"]!.GetValue<int>());
        Assert.Equal(1, answers[1]["batch"]!.GetValue<int>());
        Assert.Equal(0, answers[1]["faults"]![0]!["room"]!.GetValue<int>());
    }

    [Fact]
    public async Task Pages_of_other_origins_may_send_rooms()
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Options, server.Client.Execution);
        request.Headers.Add("Origin", "https://maps.example.org");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        using HttpResponseMessage response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("POST", response.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/processes/net-area/execution", "GET is not possible here; POST is.")]
    [InlineData("DELETE", "/processes", "DELETE is not possible here; GET and HEAD are.")]
    public async Task A_wrong_method_is_told_the_right_one(string method, string path, string said)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), server.Client.Root + path);
        using HttpResponseMessage response = await client.SendAsync(request);

        Assert.Equal(said, (await NetAreaClient.ProblemOf(response, 405))["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_process_is_listed_and_described_with_its_limits()
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Client.Root) };
        JsonNode process = JsonNode.Parse(await client.GetStringAsync("/processes"))!["processes"]!.AsArray()[0]!;
        JsonNode description = JsonNode.Parse(await client.GetStringAsync(process["links"]![0]!["href"]!.GetValue<string>()))!;

        Assert.Equal("net-area", description["id"]!.GetValue<string>());
        Assert.Equal(["rooms", "obstacles", "receipts", "onFault"], description["inputs"]!.AsObject().Select(i => i.Key));
        Assert.Equal(32 << 20, description["limits"]!["batchBytes"]!.GetValue<int>());
        Assert.Equal(server.Client.Execution.ToString(), description["links"]!.AsArray()
            .Single(l => l!["rel"]!.GetValue<string>().EndsWith("/execute", StringComparison.Ordinal))!["href"]!.GetValue<string>());
        Assert.Contains("may hold 268,435,456 bytes", await client.GetStringAsync("/processes/net-area?f=html"), StringComparison.Ordinal);
    }

    private static string Named(string id, string polygon) => NetAreaClient.Collection(polygon)
        .Replace("\"properties\"", $"\"id\":\"{id}\",\"properties\"", StringComparison.Ordinal);
}
