using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.Json;
using Npgsql;
using SpaceGeo.Store;
using SpaceGeo.Store.Cluster;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

[UnsupportedOSPlatform("windows")]
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes it by IAsyncLifetime.")]
public sealed class PrivateClusterTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<PrivateCluster> _clusters = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (PrivateCluster cluster in _clusters)
        {
            string home = HomeOf(cluster);
            await cluster.StopAsync();
            if (Path.IsPathRooted(home) && Directory.Exists(home))
            {
                Directory.Delete(home, recursive: true);
            }
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task A_cluster_is_made_once_and_keeps_its_data_and_port_over_a_restart()
    {
        PrivateCluster cluster = Cluster();
        Assert.Equal(ClusterState.Absent, (await cluster.StatusAsync()).State);
        Assert.False(await cluster.StopAsync());

        await MarkAsync(await cluster.StartAsync());
        ClusterStatus running = await cluster.StatusAsync();
        Assert.Equal(ClusterState.Running, running.State);

        Assert.True(await cluster.StopAsync());
        Assert.Equal((ClusterState.Stopped, null), ((await cluster.StatusAsync()).State, (await cluster.StatusAsync()).ProcessId));

        await AssertMarkedAsync(await cluster.StartAsync());
        Assert.Equal(running.Port, (await cluster.StatusAsync()).Port);
    }

    [Fact]
    public async Task Starting_a_running_cluster_leaves_it_running()
    {
        PrivateCluster cluster = Cluster();
        await cluster.StartAsync();
        int? process = (await cluster.StatusAsync()).ProcessId;

        await Cluster().StartAsync();

        Assert.Equal(process, (await cluster.StatusAsync()).ProcessId);
    }

    [Fact]
    public async Task Several_starts_at_once_make_one_cluster()
    {
        Secret[] connections = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Cluster().StartAsync())));

        Assert.Single(connections.Select(c => c.Reveal()).Distinct());
        await MarkAsync(connections[0]);
    }

    [Fact]
    public async Task A_killed_server_is_started_again_with_all_that_was_committed()
    {
        PrivateCluster cluster = Cluster();
        await MarkAsync(await cluster.StartAsync());

        await KillAsync(cluster);
        Assert.Equal(ClusterState.Stopped, (await cluster.StatusAsync()).State);

        await AssertMarkedAsync(await cluster.StartAsync());
    }

    [Fact]
    public async Task A_process_number_that_a_stranger_got_after_a_restart_of_the_machine_does_not_stop_the_server()
    {
        PrivateCluster cluster = Cluster();
        await MarkAsync(await cluster.StartAsync());
        await KillAsync(cluster);
        string pidFile = Path.Combine((await cluster.StatusAsync()).Folder, "data", "postmaster.pid");
        string[] lines = await File.ReadAllLinesAsync(pidFile);
        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(pidFile, lines);

        await AssertMarkedAsync(await cluster.StartAsync());
    }

    [Fact]
    public async Task A_port_that_was_taken_meanwhile_is_replaced()
    {
        PrivateCluster cluster = Cluster();
        await MarkAsync(await cluster.StartAsync());
        int port = (await cluster.StatusAsync()).Port;
        await cluster.StopAsync();
        using var stranger = new TcpListener(IPAddress.Loopback, port);
        stranger.Start();

        await AssertMarkedAsync(await cluster.StartAsync());

        Assert.NotEqual(port, (await cluster.StatusAsync()).Port);
    }

    [Fact]
    public async Task An_initialisation_that_was_cut_off_is_begun_anew()
    {
        PrivateCluster cluster = Cluster();
        await cluster.StartAsync();
        await cluster.StopAsync();
        string home = (await cluster.StatusAsync()).Folder;
        Directory.Move(Path.Combine(home, "data"), Path.Combine(home, "data.draft"));
        File.Delete(Path.Combine(home, "data.draft", "PG_VERSION"));

        await MarkAsync(await cluster.StartAsync());
    }

    [Fact]
    public async Task A_running_server_is_found_again_when_the_file_that_remembers_it_is_gone()
    {
        PrivateCluster cluster = Cluster();
        await MarkAsync(await cluster.StartAsync());
        ClusterStatus before = await cluster.StatusAsync();
        File.Delete(Path.Combine(cluster.StateDirectory, "cluster.json"));

        await AssertMarkedAsync(await cluster.StartAsync());

        Assert.Equal(before, await cluster.StatusAsync());
    }

    [Fact]
    public async Task A_password_file_that_is_not_the_servers_is_named_as_the_cause()
    {
        PrivateCluster cluster = Cluster();
        await cluster.StartAsync();
        await File.WriteAllTextAsync(Path.Combine((await cluster.StatusAsync()).Folder, "password"), "another");

        EnvironmentException error = await Assert.ThrowsAsync<EnvironmentException>(() => cluster.StartAsync());

        Assert.Contains("password", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_the_servers_user_cannot_enter_has_its_data_elsewhere_and_stays_usable()
    {
        string closed = Path.Combine(_folder.Path, "closed");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        PrivateCluster cluster = Cluster(closed);

        await MarkAsync(await cluster.StartAsync());

        bool elsewhere = (await cluster.StatusAsync()).Folder.StartsWith("/var/lib/spacegeo/", StringComparison.Ordinal);
        Assert.Equal(Environment.IsPrivilegedProcess, elsewhere);
        await cluster.StopAsync();
        await AssertMarkedAsync(await cluster.StartAsync());
    }

    [Fact]
    public async Task A_folder_whose_name_is_long_and_strange_serves()
    {
        string strange = Path.Combine(_folder.Path, "it's a $HOME \"of\" spaces, ünïcödé; and & more " + new string('x', 100));
        Directory.CreateDirectory(strange);

        await MarkAsync(await Cluster(strange).StartAsync());
    }

    [Fact]
    public async Task The_password_is_in_a_file_of_its_owner_only_and_in_no_log()
    {
        PrivateCluster cluster = Cluster();
        Secret connection = await cluster.StartAsync();
        string password = new NpgsqlConnectionStringBuilder(connection.Reveal()).Password!;
        string home = (await cluster.StatusAsync()).Folder;

        Assert.DoesNotContain(password, connection.ToString(), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(home, "password")));
        Assert.DoesNotContain(password, await File.ReadAllTextAsync(Path.Combine(home, "postgres.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_password_nobody_is_let_in()
    {
        Secret connection = await Cluster().StartAsync();
        var builder = new NpgsqlConnectionStringBuilder(connection.Reveal()) { Password = "guessed", Pooling = false };
        await using var stranger = new NpgsqlConnection(builder.ConnectionString);

        PostgresException refusal = await Assert.ThrowsAsync<PostgresException>(() => stranger.OpenAsync());

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task A_server_that_does_not_start_says_why_and_where_its_log_is()
    {
        PrivateCluster cluster = Cluster();
        await cluster.StartAsync();
        await cluster.StopAsync();
        string home = (await cluster.StatusAsync()).Folder;
        await File.AppendAllTextAsync(Path.Combine(home, "data", "postgresql.conf"), "no_such_setting = 1\n");

        EnvironmentException error = await Assert.ThrowsAsync<EnvironmentException>(() => cluster.StartAsync());

        Assert.Contains("no_such_setting", error.Remedy, StringComparison.Ordinal);
        Assert.Contains("postgres.log", error.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Problem);
    }

    [Fact]
    public async Task psql_runs_on_the_clusters_database_and_its_exit_code_comes_back()
    {
        PrivateCluster cluster = Cluster();

        Assert.Equal(0, await cluster.RunPsqlAsync(["-X", "-q", "-c", "create table marks (mark int); insert into marks values (42)"]));
        Assert.Equal(1, await cluster.RunPsqlAsync(["-X", "-q", "-o", "/dev/null", "-c", "select 1/0"]));
        await AssertMarkedAsync(await cluster.StartAsync());
    }

    private static string HomeOf(PrivateCluster cluster)
    {
        string settings = Path.Combine(cluster.StateDirectory, "cluster.json");
        return File.Exists(settings)
            ? JsonDocument.Parse(File.ReadAllText(settings)).RootElement.GetProperty("home").GetString()!
            : "";
    }

    private static async Task MarkAsync(Secret connection)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(connection.Reveal());
        await database.RunAsync("create table marks (mark int); insert into marks values (42); select postgis_version();");
    }

    private static async Task AssertMarkedAsync(Secret connection)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(connection.Reveal());
        Assert.Equal(42, await database.ValueAsync<int>("select mark from marks"));
    }

    private static async Task KillAsync(PrivateCluster cluster)
    {
        using Process server = Process.GetProcessById((await cluster.StatusAsync()).ProcessId!.Value);
        server.Kill(); // SIGKILL, to the main process alone
        await server.WaitForExitAsync();
    }

    private PrivateCluster Cluster(string? folder = null)
    {
        var cluster = PrivateCluster.ForDirectory(folder ?? _folder.Path);
        _clusters.Add(cluster);
        return cluster;
    }
}
