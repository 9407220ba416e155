using Npgsql;
using SpaceGeo.Store;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Database;

/// <summary>Tests of which each has a migrated database of its own, without a row.</summary>
public abstract class FreshDatabaseTests(ClusterFixture cluster) : IAsyncLifetime
{
    protected Secret ConnectionString { get; private set; } = new("");

    protected NpgsqlDataSource Db { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ConnectionString = await cluster.CreateMigratedAsync();
        Db = NpgsqlDataSource.Create(ConnectionString.Reveal());
    }

    public async Task DisposeAsync() => await Db.DisposeAsync();
}
