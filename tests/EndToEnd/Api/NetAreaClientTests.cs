using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>Programs that other people wrote send rooms to the running server and understand its answers.</summary>
public sealed class NetAreaClientTests(NetAreaFixture server) : IClassFixture<NetAreaFixture>
{
    private static string Folder => Path.Combine(TestFiles.Root, "tests", "EndToEnd", "Clients");

    [Fact]
    public async Task Node_with_its_msgpack_package_round_trips()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "@msgpack", "msgpack")))
        {
            await RunAsync("npm", "ci", "--no-audit", "--no-fund");
        }

        AssertAreas(await RunAsync("node", "net-area.mjs", server.Client.Root));
    }

    [Fact]
    public async Task Python_with_Debians_msgpack_round_trips()
    {
        JsonNode[] printed = await RunAsync("/usr/bin/python3", "net_area.py", server.Client.Root);
        AssertAreas(printed[..3]);

        Assert.Equal(422, printed[3]["status"]!.GetValue<int>());
        Assert.Equal("not-finite", printed[3]["faults"]![0]!["fault"]!.GetValue<string>());
        Assert.Equal(0, printed[3]["faults"]![0]!["room"]!.GetValue<int>());
    }

    // Two rooms of 16 and 9 m² and an obstacle of 0.25 m², as GeoJSON and in flat arrays; then 10,000 weeks of rooms of 1 to 7 m².
    private static void AssertAreas(JsonNode[] printed)
    {
        Assert.Equal(3, printed.Length);
        foreach (JsonNode answer in printed[..2])
        {
            JsonArray rooms = answer["features"]!.AsArray();
            Assert.Equal(["Küche", "7"], rooms.Select(r => r!["id"]!.GetValue<string>()));
            Assert.Equal(15.75, rooms[0]!["properties"]!["netAreaM2"]!.GetValue<double>(), 1e-9);
            Assert.Equal(9, rooms[1]!["properties"]!["netAreaM2"]!.GetValue<double>(), 1e-9);
            Assert.Empty(answer["faults"]!.AsArray());
        }

        JsonNode line = printed[0]["features"]![0]!["properties"]!["receipt"]!.AsArray().Single()!;
        Assert.Equal("🍺", line["id"]!.GetValue<string>());
        Assert.Equal(0.25, line["areaM2"]!.GetValue<double>(), 1e-9);
        Assert.Null(printed[1]["features"]![0]!["properties"]!["receipt"]);
        Assert.Equal(70_000, printed[2]["rooms"]!.GetValue<int>());
        Assert.Equal(280_000, printed[2]["netAreaM2"]!.GetValue<double>(), 1e-6);
    }

    private static async Task<JsonNode[]> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return [.. output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!)];
    }
}
