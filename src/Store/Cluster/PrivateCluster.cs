using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SpaceGeo.Store.Cluster;

/// <summary>
/// The program's own PostgreSQL with PostGIS, for those who have no database: its own data directory, port and password, reachable from this
/// machine only. It goes on running after the program has ended, until it is stopped.
/// </summary>
public sealed class PrivateCluster
{
    private const int PortAttempts = 5;
    private static readonly TimeSpan BusyTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ClusterFiles _files;

    private PrivateCluster(ClusterFiles files) => _files = files;

    /// <summary>Where the cluster keeps what it remembers: <c>.spacegeo</c> in the root directory.</summary>
    public string StateDirectory => _files.State;

    /// <summary>The cluster of a directory. Nothing is made or started.</summary>
    /// <param name="root">The directory in which <c>.spacegeo</c> lies or is to be made.</param>
    /// <returns>The cluster.</returns>
    public static PrivateCluster ForDirectory(string root)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        return new PrivateCluster(new ClusterFiles(root));
    }

    /// <summary>Starts the server unless it runs, after making it where it does not exist.</summary>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The connection string of its database, in which PostGIS is installed.</returns>
    /// <exception cref="EnvironmentException">PostgreSQL is missing or does not start; the message says what to do.</exception>
    public async Task<Secret> StartAsync(CancellationToken cancellation = default)
    {
        if (await FindRunningAsync(cancellation).ConfigureAwait(false) is ClusterConnection running
            && await running.IsCompleteAsync(cancellation).ConfigureAwait(false))
        {
            return running.For(ClusterConnection.Database);
        }

        using ClusterLock held = await TakeLockAsync(cancellation).ConfigureAwait(false);
        ClusterConnection connection = await FindRunningAsync(cancellation).ConfigureAwait(false)
            ?? await LaunchAsync(cancellation).ConfigureAwait(false);
        try
        {
            await connection.EnsureDatabaseAsync(cancellation).ConfigureAwait(false);
        }
        catch (NpgsqlException cause)
        {
            throw new EnvironmentException(
                $"The private database was started, but PostGIS cannot be set up in it: {cause.Message}",
                $"See {ClusterFiles.Log(_files.ReadSettings()!.Home)}.",
                cause);
        }

        return connection.For(ClusterConnection.Database);
    }

    /// <summary>Stops the server; its data stays.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False when it was not running.</returns>
    /// <exception cref="EnvironmentException">It does not stop.</exception>
    public async Task<bool> StopAsync(CancellationToken cancellation = default)
    {
        if (_files.ReadSettings() is not ClusterSettings settings)
        {
            return false;
        }

        using ClusterLock held = await TakeLockAsync(cancellation).ConfigureAwait(false);
        if (ServerProcess.Main(ClusterFiles.Data(settings.Home)) is null)
        {
            return false;
        }

        ClusterServer server = await ServerAsync(settings.Home, cancellation).ConfigureAwait(false);
        await server.StopAsync(cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>What the cluster is doing.</summary>
    /// <param name="cancellation">Ends the look-up.</param>
    /// <returns>Its state.</returns>
    public async Task<ClusterStatus> StatusAsync(CancellationToken cancellation = default)
    {
        if (_files.ReadSettings() is not ClusterSettings settings)
        {
            return new ClusterStatus(ClusterState.Absent, "", 0, null, null);
        }

        int? process = ServerProcess.Main(ClusterFiles.Data(settings.Home));
        bool answers = process is not null && Connection(settings) is ClusterConnection connection
            && await connection.AnswersAsync(cancellation).ConfigureAwait(false);
        ClusterState state = answers ? ClusterState.Running : process is null ? ClusterState.Stopped : ClusterState.Busy;
        return new ClusterStatus(state, settings.Home, settings.Port, process, ClusterFiles.MajorVersion(settings.Home));
    }

    /// <summary>Starts the server if need be, and runs <c>psql</c> on its database with this process's terminal.</summary>
    /// <param name="arguments">Arguments of <c>psql</c>, as <c>-c</c> and a query.</param>
    /// <param name="cancellation">Ends the wait for psql.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunPsqlAsync(IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        await StartAsync(cancellation).ConfigureAwait(false);
        ClusterSettings settings = _files.ReadSettings()!;
        PostgresBinaries binaries = await PostgresBinaries.FindAsync(
            ClusterFiles.MajorVersion(settings.Home), cancellation).ConfigureAwait(false);
        string port = settings.Port.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(
            binaries["psql"], ["-h", "127.0.0.1", "-p", port, "-U", ClusterConnection.User, "-d", ClusterConnection.Database, .. arguments]);
        ServerEnvironment.Apply(start);
        start.Environment["PGPASSWORD"] = ClusterFiles.Password(settings.Home)!.Reveal();
        using Process psql = Tool.Start(start);
        await psql.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return psql.ExitCode;
    }

    private async Task<ClusterConnection?> FindRunningAsync(CancellationToken cancellation)
    {
        if (_files.ReadSettings() is not ClusterSettings settings || Connection(settings) is not ClusterConnection connection)
        {
            return null;
        }

        DateTimeOffset end = DateTimeOffset.UtcNow + BusyTime;
        string data = ClusterFiles.Data(settings.Home);
        while (ServerProcess.Main(data) is not null && DateTimeOffset.UtcNow < end)
        {
            if (await connection.AnswersAsync(cancellation).ConfigureAwait(false))
            {
                return connection;
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }

        return null;
    }

    private async Task<ClusterConnection> LaunchAsync(CancellationToken cancellation)
    {
        string home = _files.ReadSettings()?.Home ?? await ChooseHomeAsync(cancellation).ConfigureAwait(false);
        ClusterServer server = await ServerAsync(home, cancellation).ConfigureAwait(false);
        Secret password = await PreparePasswordAsync(home, server, cancellation).ConfigureAwait(false);
        if (await AdoptAsync(home, cancellation).ConfigureAwait(false) is ClusterConnection adopted)
        {
            return adopted;
        }

        for (int attempt = 0; attempt < PortAttempts; attempt++)
        {
            int port = _files.ReadSettings() is ClusterSettings known && LoopbackPort.IsFree(known.Port)
                ? known.Port
                : LoopbackPort.FindFree(_files.PortSeed);
            _files.WriteSettings(new ClusterSettings(home, port));
            if (await server.StartAsync(port, cancellation).ConfigureAwait(false))
            {
                return new ClusterConnection(port, password);
            }
        }

        throw new EnvironmentException("The private database finds no free port on 127.0.0.1.", $"See {ClusterFiles.Log(home)}.");
    }

    // A server that runs although nothing is remembered of it: cluster.json was deleted.
    private async Task<ClusterConnection?> AdoptAsync(string home, CancellationToken cancellation)
    {
        string data = ClusterFiles.Data(home);
        if (ServerProcess.Main(data) is null || ServerProcess.Port(data) is not int port)
        {
            return null;
        }

        _files.WriteSettings(new ClusterSettings(home, port));
        return await FindRunningAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<string> ChooseHomeAsync(CancellationToken cancellation)
    {
        ServerAccount account = await ServerAccount.ForAsync(_files.NearHome, cancellation).ConfigureAwait(false);
        return await account.CanEnterAsync(_files.State, cancellation).ConfigureAwait(false) ? _files.NearHome : _files.FarHome;
    }

    private static async Task<ClusterServer> ServerAsync(string home, CancellationToken cancellation)
    {
        PostgresBinaries binaries = await PostgresBinaries.FindAsync(ClusterFiles.MajorVersion(home), cancellation).ConfigureAwait(false);
        ServerAccount account = await ServerAccount.ForAsync(home, cancellation).ConfigureAwait(false);
        Directory.CreateDirectory(Path.GetDirectoryName(home)!);
        OwnerOnly.CreateFolder(home);
        await account.GiveAsync(home, cancellation).ConfigureAwait(false);
        return new ClusterServer(binaries, account, home);
    }

    private static async Task<Secret> PreparePasswordAsync(string home, ClusterServer server, CancellationToken cancellation)
    {
        bool initialised = ClusterFiles.MajorVersion(home) is not null;
        if (ClusterFiles.Password(home) is not Secret password)
        {
            if (initialised)
            {
                throw new EnvironmentException(
                    $"{ClusterFiles.PasswordFile(home)} is missing, without which the private database cannot be opened.",
                    $"Put it back, or move {home} away to begin with an empty database.");
            }

            password = Secret.Random();
            OwnerOnly.WriteFile(ClusterFiles.PasswordFile(home), password.Reveal());
        }

        if (!initialised)
        {
            await server.InitialiseAsync(password, cancellation).ConfigureAwait(false);
        }

        return password;
    }

    private static ClusterConnection? Connection(ClusterSettings settings) =>
        ClusterFiles.Password(settings.Home) is Secret password ? new ClusterConnection(settings.Port, password) : null;

    private async Task<ClusterLock> TakeLockAsync(CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(_files.State);
            return await ClusterLock.TakeAsync(_files.Lock, cancellation).ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new EnvironmentException(
                $"{_files.State} cannot be written.", "Run as the user it belongs to, or name a database with --db or SPACEGEO_DB.", cause);
        }
    }
}
