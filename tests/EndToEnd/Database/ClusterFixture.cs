using System.Diagnostics.CodeAnalysis;
using Npgsql;
using SpaceGeo.Store;
using SpaceGeo.Store.Cluster;
using SpaceGeo.Store.Migrations;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Database;

/// <summary>One private cluster for all tests that need a database, in a directory of its own that goes with it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes it by IAsyncLifetime.")]
public sealed class ClusterFixture : IAsyncLifetime
{
    private const string Template = "template_inventory";

    private readonly TemporaryFolder _folder = new();
    private Secret _server = new("");
    private int _databases;

    public PrivateCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Cluster = PrivateCluster.ForDirectory(_folder.Path);
        _server = await Cluster.StartAsync();
        await CreateAsync(Template, "spacegeo");
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(ConnectionString(Template).Reveal());
        await Migrator.MigrateAsync(source);
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Cluster.StopAsync();
        _folder.Dispose();
    }

    /// <summary>A new database with PostGIS and the program's schema, without a row.</summary>
    public Task<Secret> CreateMigratedAsync() => CreateFromAsync(Template);

    /// <summary>A new database with PostGIS and nothing else.</summary>
    public Task<Secret> CreateEmptyAsync() => CreateFromAsync("spacegeo");

    private async Task<Secret> CreateFromAsync(string template)
    {
        string name = $"test_{Interlocked.Increment(ref _databases)}";
        await CreateAsync(name, template);
        return ConnectionString(name);
    }

    private Secret ConnectionString(string database) =>
        new(new NpgsqlConnectionStringBuilder(_server.Reveal()) { Database = database }.ConnectionString);

    [SuppressMessage("Security", "CA2100", Justification = "Names of databases are this class's own; a statement takes no parameter for them.")]
    private async Task CreateAsync(string name, string template)
    {
        string server = new NpgsqlConnectionStringBuilder(_server.Reveal()) { Database = "postgres", Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        NpgsqlConnection.ClearAllPools();
        await using var command = new NpgsqlCommand($"create database {name} template {template}", connection);
        await command.ExecuteNonQueryAsync();
    }
}
