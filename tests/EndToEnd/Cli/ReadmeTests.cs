using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

/// <summary>Runs every command of the README and of the API's page, one after another, as a new user would: with a private database of
/// their own.</summary>
public sealed class ReadmeTests : IDisposable
{
    private const string StopDatabase = "./spacegeo db stop";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly TemporaryFolder _home = new();
    private readonly int _port = FreePort();
    private Process? _server;

    [Fact]
    public async Task Every_command_of_the_readme_works_and_prints_what_the_page_shows()
    {
        Example[] readme = [.. ExamplesOf("README.md")];
        Example[] api = [.. ExamplesOf(Path.Combine("docs", "api.md"))];
        Assert.True(readme.Sum(e => e.Commands.Length) >= 15 && api.Sum(e => e.Commands.Length) >= 4, "the pages have lost their commands");
        Assert.True(readme.Sum(e => e.Shown.Length) >= 10, "the page shows no output");

        foreach (Example example in readme.Concat(api))
        {
            var printed = new StringBuilder();
            foreach (string command in example.Commands.Where(c => c != StopDatabase))
            {
                printed.Append(await TryAsync(command));
            }

            string[] lines = printed.ToString().Split('\n', StringSplitOptions.TrimEntries);
            Assert.All(example.Shown, shown => Assert.Contains(shown.Trim(), lines));
        }

        // The last command of the tour; the API's page needs the database before.
        await TryAsync(StopDatabase);
    }

    public void Dispose()
    {
        EndServer();
        _home.Dispose();
    }

    // A block of commands, and the block of output behind it, if any.
    private static IEnumerable<Example> ExamplesOf(string page)
    {
        string[] blocks = File.ReadAllText(Path.Combine(TestFiles.Root, page)).Split("\n```");
        Example? open = null;
        foreach (string[] lines in blocks.Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Where(b => b.Length > 0))
        {
            if (lines[0] == "sh")
            {
                if (open is not null)
                {
                    yield return open;
                }

                open = new Example(lines[1..], []);
            }
            else if (lines[0] == "text" && open is not null)
            {
                yield return open with { Shown = lines[1..] };
                open = null;
            }
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private async Task<string> TryAsync(string command)
    {
        if (command == "./test.sh")
        {
            return string.Empty; // It is what runs this test.
        }

        if (command is "./spacegeo demo" or "./spacegeo serve")
        {
            await ServeAsync(command);
            return string.Empty;
        }

        if (command == StopDatabase)
        {
            EndServer();
        }

        using Process process = Start(command);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);

        Assert.True(process.ExitCode == 0, $"{command}: exit code {process.ExitCode}\n{await errors}");
        if (command.StartsWith("ogr2ogr -f GPKG", StringComparison.Ordinal))
        {
            Assert.True(new FileInfo(Path.Combine(_home.Path, "rooms.gpkg")).Length > 0, $"{command} wrote nothing");
        }
        else
        {
            Assert.True((await output + await errors).Length > 0, $"{command} said nothing");
        }

        Assert.DoesNotContain("ERROR", await output, StringComparison.Ordinal);
        return await output;
    }

    // Ready when it prints where to look; a server that a later command starts takes the place of the one before.
    private async Task ServeAsync(string command)
    {
        EndServer();
        _server = Start($"exec {command} --urls http://127.0.0.1:{_port}");
        using var patience = new CancellationTokenSource(Patience);
        string? line;
        do
        {
            line = await _server.StandardOutput.ReadLineAsync(patience.Token);
            if (line is null)
            {
                Assert.Fail($"{command} ended early: {await _server.StandardError.ReadToEndAsync(patience.Token)}");
            }
        }
        while (line?.StartsWith("open in a browser", StringComparison.Ordinal) != true);
        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri($"http://127.0.0.1:{_port}/healthz"))).StatusCode);
    }

    private Process Start(string command)
    {
        string here = command.Replace("127.0.0.1:5080", $"127.0.0.1:{_port}", StringComparison.Ordinal)
            .Replace("rooms.gpkg", Path.Combine(_home.Path, "rooms.gpkg"), StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-c", here])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = TestFiles.Root,
        };
        start.Environment["SPACEGEO_HOME"] = _home.Path;
        start.Environment.Remove("SPACEGEO_DB");
        return Process.Start(start)!;
    }

    private void EndServer()
    {
        if (_server is { HasExited: false })
        {
            _server.Kill(entireProcessTree: true);
            _server.WaitForExit();
        }

        _server?.Dispose();
        _server = null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Example(string[] Commands, string[] Shown);
}
