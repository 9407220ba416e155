using System.Diagnostics;

namespace SpaceGeo.Store.Cluster;

/// <summary>The user under whom the server runs: the program's own, except that PostgreSQL refuses to run as root.</summary>
internal sealed class ServerAccount
{
    private const string Fallback = "postgres";

    private readonly string? _user;
    private readonly string? _group;

    private ServerAccount(string? user, string? group)
    {
        _user = user;
        _group = group;
    }

    /// <summary>The account for a cluster.</summary>
    /// <param name="home">The cluster's folder; when it exists, its owner keeps it.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    /// <returns>The program's own user, or for root the folder's owner or <c>postgres</c>.</returns>
    /// <exception cref="EnvironmentException">The program runs as root and the machine has no user for the server.</exception>
    public static async Task<ServerAccount> ForAsync(string home, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerAccount(null, null);
        }

        if (Directory.Exists(home))
        {
            string owner = await OutputAsync("stat", ["-c", "%u:%g", home], cancellation).ConfigureAwait(false);
            if (owner.Split(':') is [var user, var group] && user != "0")
            {
                return new ServerAccount(user, group);
            }
        }

        string uid = await OutputAsync("id", ["-u", Fallback], cancellation).ConfigureAwait(false);
        string gid = await OutputAsync("id", ["-g", Fallback], cancellation).ConfigureAwait(false);
        return uid.Length > 0 && uid.All(char.IsAsciiDigit)
            ? new ServerAccount(uid, gid)
            : throw new EnvironmentException(
                "PostgreSQL does not run as root, and this machine has no user postgres for it.",
                "Install Debian's postgresql, which adds that user, or run the program as another user.");
    }

    /// <summary>A program run by this account.</summary>
    /// <param name="folder">Its working directory, which the account must be able to enter.</param>
    /// <param name="program">Full path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What to start.</returns>
    public ProcessStartInfo Command(string folder, string program, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = _user is null
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("setpriv", [$"--reuid={_user}", $"--regid={_group}", "--clear-groups", "--", program, .. arguments]);
        start.WorkingDirectory = folder;
        ServerEnvironment.Apply(start);
        return start;
    }

    /// <summary>Whether the account can enter a folder.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="cancellation">Ends the test.</param>
    /// <returns>True when every folder on the way lets it pass.</returns>
    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancellation)
    {
        ToolResult result = await Tool.RunAsync(Command("/", "/usr/bin/test", "-x", folder), cancellation).ConfigureAwait(false);
        return result.ExitCode == 0;
    }

    /// <summary>Gives a file or folder to this account.</summary>
    /// <param name="path">What to give.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>A task.</returns>
    public async Task GiveAsync(string path, CancellationToken cancellation)
    {
        if (_user is null)
        {
            return;
        }

        ToolResult result = await Tool.RunAsync(
            new ProcessStartInfo("chown", [$"{_user}:{_group}", path]), cancellation).ConfigureAwait(false);
        if (result.ExitCode != 0)
        {
            throw new EnvironmentException(
                $"The folder {path} cannot be given to the database's user: {result.Output}",
                "Use a file system with owners, or name a database with --db or SPACEGEO_DB.");
        }
    }

    private static async Task<string> OutputAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        ToolResult result = await Tool.RunAsync(new ProcessStartInfo(program, arguments), cancellation).ConfigureAwait(false);
        return result.ExitCode == 0 ? result.Output : "";
    }
}
