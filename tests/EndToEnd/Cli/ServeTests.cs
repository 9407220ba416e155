using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

[Collection(DatabaseCollection.Name)]
public sealed partial class ServeTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    [Fact]
    public async Task Serve_answers_at_the_address_it_prints_and_ends_when_asked()
    {
        await SpaceGeoProcess.RunAsync("ingest", TestFiles.Model("CSC-6_SB.ifc"), "--db", ConnectionString.Reveal());
        using Process process = SpaceGeoProcess.Start("serve", "--urls", "http://127.0.0.1:0", "--db", ConnectionString.Reveal());
        try
        {
            string line = await process.StandardOutput.ReadLineAsync() ?? string.Empty;
            using var client = new HttpClient { BaseAddress = new Uri(Address().Match(line).Value) };

            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz")).StatusCode);
            using JsonDocument rooms = JsonDocument.Parse(await client.GetStringAsync("/collections/rooms/items?limit=100"));
            Assert.Equal(2, rooms.RootElement.GetProperty("features").GetArrayLength());

            using Process kill = Process.Start("bash", ["-c", $"kill -TERM {process.Id}"]);
            await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    [Fact]
    public async Task A_taken_port_ends_with_3()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync(
            "serve", "--urls", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", "--db", ConnectionString.Reveal());

        Assert.Equal(3, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_use_the_public_address_where_one_is_given()
    {
        using Process process = SpaceGeoProcess.Start(
            "serve", "--urls", "http://127.0.0.1:0", "--public-url", "https://maps.example.org/space", "--db", ConnectionString.Reveal());
        try
        {
            string line = await process.StandardOutput.ReadLineAsync() ?? string.Empty;
            using var client = new HttpClient { BaseAddress = new Uri(Address().Match(line).Value) };

            Assert.Contains("https://maps.example.org/space/collections", await client.GetStringAsync("/?f=json"), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+/")]
    private static partial Regex Address();
}
