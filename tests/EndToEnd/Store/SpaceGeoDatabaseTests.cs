using Npgsql;
using SpaceGeo.Store;
using SpaceGeo.Store.Migrations;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

[Collection(DatabaseCollection.Name)]
public sealed class SpaceGeoDatabaseTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Opening_a_database_gives_it_PostGIS_and_the_schema()
    {
        Secret connection = await cluster.CreateEmptyAsync();
        await using (NpgsqlDataSource bare = NpgsqlDataSource.Create(connection.Reveal()))
        {
            await bare.RunAsync("drop extension postgis");
        }

        await using SpaceGeoDatabase database = await SpaceGeoDatabase.OpenAsync(connection);

        Assert.Equal(0L, await database.Source.AllRowsAsync());
    }

    [Fact]
    public async Task A_database_can_be_named_by_an_address()
    {
        var builder = new NpgsqlConnectionStringBuilder((await cluster.CreateMigratedAsync()).Reveal());

        await using SpaceGeoDatabase database = await SpaceGeoDatabase.OpenAsync(new Secret(
            $"postgresql://{builder.Username}:{Uri.EscapeDataString(builder.Password!)}@127.0.0.1:{builder.Port}/{builder.Database}?sslmode=disable"));

        Assert.Equal(builder.Database, await database.Source.ValueAsync<string>("select current_database()::text"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_an_error_of_the_environment()
    {
        EnvironmentException error = await Assert.ThrowsAsync<EnvironmentException>(
            () => SpaceGeoDatabase.OpenAsync(new Secret("Host=127.0.0.1;Port=1;Username=me;Password=hidden;Timeout=2")));

        Assert.Contains("cannot be reached", error.Problem, StringComparison.Ordinal);
        Assert.Contains("--db", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_a_missing_database_are_errors_of_the_environment()
    {
        var builder = new NpgsqlConnectionStringBuilder((await cluster.CreateMigratedAsync()).Reveal());

        await Assert.ThrowsAsync<EnvironmentException>(() => SpaceGeoDatabase.OpenAsync(
            new Secret(new NpgsqlConnectionStringBuilder(builder.ConnectionString) { Password = "wrong" }.ConnectionString)));
        await Assert.ThrowsAsync<EnvironmentException>(() => SpaceGeoDatabase.OpenAsync(
            new Secret(new NpgsqlConnectionStringBuilder(builder.ConnectionString) { Database = "nowhere" }.ConnectionString)));
    }

    [Theory]
    [InlineData("Host=x;Secret word=hidden")]
    [InlineData("postgresql://me:hidden@:::/x")]
    [InlineData("hidden")]
    public async Task A_connection_string_that_cannot_be_read_is_not_repeated_in_the_message(string text)
    {
        EnvironmentException error = await Assert.ThrowsAsync<EnvironmentException>(() => SpaceGeoDatabase.OpenAsync(new Secret(text)));

        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        Secret connection = await cluster.CreateMigratedAsync();
        await using (NpgsqlDataSource database = NpgsqlDataSource.Create(connection.Reveal()))
        {
            await database.RunAsync("insert into schema_migrations (version, name, checksum) values (9999, 'later', '')");
        }

        await Assert.ThrowsAsync<SchemaException>(() => SpaceGeoDatabase.OpenAsync(connection));
    }
}
