using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using SpaceGeo.Tests.EndToEnd.Database;

namespace SpaceGeo.Tests.EndToEnd.Changes.Webhooks;

/// <summary>A receiver of webhooks that is no part of the program: a Python process with a port of its own. What it got stays over its death.</summary>
internal sealed class Receiver : IDisposable
{
    public const string Secret = "whsec_c3BhY2VnZW8tc2VjcmV0LWZvci10ZXN0cw==";

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort();
    private Process? _process;

    public Receiver() => Log = Path.Combine(_folder.Path, "log");

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/hook");

    public string Log { get; }

    /// <summary>All deliveries, in the order in which they came.</summary>
    public JsonNode[] Deliveries => File.Exists(Log) ? [.. File.ReadAllText(Log).Split('\n')[..^1].Select(line => JsonNode.Parse(line)!)] : [];

    /// <summary>Begins to listen.</summary>
    /// <param name="statuses">What the first deliveries are answered with.</param>
    public async Task StartAsync(params string[] statuses)
    {
        _process = Process.Start(
            "/usr/bin/python3",
            [
                Path.Combine(TestFiles.Root, "tests", "EndToEnd", "Clients", "receiver.py"), _port.ToString(CultureInfo.InvariantCulture), Log, Secret,
                .. statuses,
            ]);
        await Waiting.UntilAsync(async () =>
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, _port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        });
    }

    /// <summary>Kills it as kill -9 does.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public Task UntilAsync(Func<JsonNode[], bool> condition) => Waiting.UntilAsync(() => Task.FromResult(condition(Deliveries)));

    public void Dispose()
    {
        if (_process is not null)
        {
            Kill();
        }

        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
