using Npgsql;
using SpaceGeo.Store;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Database;

/// <summary>A migrated database of a test class's own: <c>IClassFixture&lt;FreshDatabase&gt;</c> in the collection <see cref="DatabaseCollection"/>.</summary>
public sealed class FreshDatabase(ClusterFixture cluster) : IAsyncLifetime
{
    public Secret ConnectionString { get; private set; } = new("");

    public NpgsqlDataSource Source { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ConnectionString = await cluster.CreateMigratedAsync();
        Source = NpgsqlDataSource.Create(ConnectionString.Reveal());
    }

    public async Task DisposeAsync() => await Source.DisposeAsync();
}
