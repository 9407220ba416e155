using Npgsql;
using SpaceGeo.Store;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Database;

/// <summary>Tests of which each has a migrated database of its own, without a row.</summary>
public abstract class FreshDatabaseTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly FreshDatabase _database = new(cluster);

    protected Secret ConnectionString => _database.ConnectionString;

    protected NpgsqlDataSource Db => _database.Source;

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();
}
