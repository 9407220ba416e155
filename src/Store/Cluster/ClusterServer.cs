using System.Globalization;

namespace SpaceGeo.Store.Cluster;

/// <summary>The server of a cluster: initdb and pg_ctl.</summary>
/// <param name="binaries">PostgreSQL's programs.</param>
/// <param name="account">Who runs them.</param>
/// <param name="home">The server's folder.</param>
internal sealed class ClusterServer(PostgresBinaries binaries, ServerAccount account, string home)
{
    // Names relative to the home, in which the programs are run: PostgreSQL's programs pass paths through a shell, where the name of a
    // user's folder could mean anything; and the path of a socket may not be long.
    private const string DraftName = "data.draft";
    private const string PasswordDraftName = "password.draft";
    private const string SocketFolderFromData = "../run";

    private const string Settings = """

        # SpaceGeo. Port, address and socket are given at start.
        max_wal_size = 2GB
        lc_messages = 'C.UTF-8'
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%m [%p] '

        """;

    private static readonly TimeSpan LeaveTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _data = ClusterFiles.Data(home);

    /// <summary>Makes the data directory. It appears under its name when it is complete, so an attempt that was cut off leaves nothing.</summary>
    /// <param name="password">The password of the only user.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>A task.</returns>
    public async Task InitialiseAsync(Secret password, CancellationToken cancellation)
    {
        string draft = Path.Combine(home, DraftName);
        string passwordFile = Path.Combine(home, PasswordDraftName);
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        OwnerOnly.WriteFile(passwordFile, password.Reveal());
        await account.GiveAsync(passwordFile, cancellation).ConfigureAwait(false);
        ToolResult result = await Tool.RunAsync(
            account.Command(
                home, binaries["initdb"], "-D", DraftName, "-U", ClusterConnection.User, "--auth=scram-sha-256", $"--pwfile={PasswordDraftName}",
                "--encoding=UTF8", "--locale=C.UTF-8"),
            cancellation).ConfigureAwait(false);
        File.Delete(passwordFile);
        if (result.ExitCode != 0)
        {
            throw new EnvironmentException($"The private database cannot be made in {home}.", result.Output);
        }

        await File.AppendAllTextAsync(Path.Combine(draft, "postgresql.conf"), Settings, cancellation).ConfigureAwait(false);
        Directory.Move(draft, _data);
    }

    /// <summary>Starts the server and waits until it takes connections.</summary>
    /// <param name="port">Its port.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False when somebody else has taken the port.</returns>
    /// <exception cref="EnvironmentException">It does not start.</exception>
    public async Task<bool> StartAsync(int port, CancellationToken cancellation)
    {
        string sockets = ClusterFiles.Sockets(home);
        await WaitForProcessesToLeaveAsync(cancellation).ConfigureAwait(false);
        ServerProcess.ClearMarks(_data, sockets);
        OwnerOnly.CreateFolder(sockets);
        await account.GiveAsync(sockets, cancellation).ConfigureAwait(false);
        string options = string.Create(
            CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={SocketFolderFromData}");
        ToolResult result = await Tool.RunAsync(
            account.Command(home, binaries["pg_ctl"], "start", "-D", ClusterFiles.DataName, "-l", ClusterFiles.LogName, "-w", "-t", "120", "-s", "-o", options),
            cancellation).ConfigureAwait(false);
        if (result.ExitCode == 0)
        {
            return true;
        }

        return !LoopbackPort.IsFree(port) ? false : throw new EnvironmentException(
            $"The private database in {home} does not start. {result.Output}".ReplaceLineEndings(" ").Trim(),
            $"See {ClusterFiles.Log(home)}, which ends with:\n{ClusterFiles.LogTail(home)}");
    }

    /// <summary>Ends all connections and stops the server.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>A task.</returns>
    /// <exception cref="EnvironmentException">It does not stop.</exception>
    public async Task StopAsync(CancellationToken cancellation)
    {
        ToolResult result = await Tool.RunAsync(
            account.Command(home, binaries["pg_ctl"], "stop", "-D", ClusterFiles.DataName, "-m", "fast", "-w", "-t", "120", "-s"),
            cancellation).ConfigureAwait(false);
        if (result.ExitCode != 0 && ServerProcess.Main(_data) is not null)
        {
            throw new EnvironmentException($"The private database in {home} does not stop.", result.Output);
        }
    }

    // After its main process was killed, the server's other processes need a moment to notice; a new server refuses to start before.
    private async Task WaitForProcessesToLeaveAsync(CancellationToken cancellation)
    {
        DateTimeOffset end = DateTimeOffset.UtcNow + LeaveTime;
        while (ServerProcess.AnyLeft(_data))
        {
            if (DateTimeOffset.UtcNow > end)
            {
                throw new EnvironmentException(
                    $"Processes of a killed server still work in {_data}.", "End those processes (ps -fu postgres), then start again.");
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }
}
