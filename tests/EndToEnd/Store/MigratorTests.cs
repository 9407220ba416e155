using Npgsql;
using SpaceGeo.Store.Migrations;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

[Collection(DatabaseCollection.Name)]
public sealed class MigratorTests(ClusterFixture cluster)
{
    private static readonly Migration Cats = new(1, "cats", "create table cats (cat_id int primary key)");
    private static readonly Migration Dogs = new(2, "dogs", "create table dogs (dog_id int primary key); insert into dogs values (7);");

    [Fact]
    public async Task Migrating_an_empty_database_applies_every_step_once()
    {
        await using NpgsqlDataSource database = await EmptyAsync();

        IReadOnlyList<Migration> first = await Migrator.MigrateAsync(database);
        IReadOnlyList<Migration> second = await Migrator.MigrateAsync(database);

        Assert.Equal(Migration.All, first);
        Assert.Empty(second);
        Assert.Equal(0L, await database.ValueAsync<long>("select count(*) from rooms"));
        Assert.Equal(Migration.All.Count, await database.ValueAsync<long>("select count(*) from schema_migrations"));
    }

    [Fact]
    public void Steps_are_numbered_from_1_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(m => m.Version));

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_and_keeps_the_steps_before_it()
    {
        await using NpgsqlDataSource database = await EmptyAsync();
        Migration broken = Dogs with { Sql = Dogs.Sql + "select 1 / 0;" };

        await Assert.ThrowsAsync<PostgresException>(() => Migrator.MigrateAsync(database, [Cats, broken]));

        Assert.Equal(1L, await database.ValueAsync<long>("select count(*) from schema_migrations where name = 'cats'"));
        Assert.Equal(0L, await database.ValueAsync<long>("select count(*) from pg_tables where tablename = 'dogs'"));
        Assert.Equal([Dogs], await Migrator.MigrateAsync(database, [Cats, Dogs]));
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await using NpgsqlDataSource database = await EmptyAsync();
        await Migrator.MigrateAsync(database, [Cats, Dogs]);

        SchemaException refusal = await Assert.ThrowsAsync<SchemaException>(() => Migrator.MigrateAsync(database, [Cats]));

        Assert.Contains("newer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_was_changed_afterwards_is_refused()
    {
        await using NpgsqlDataSource database = await EmptyAsync();
        await Migrator.MigrateAsync(database, [Cats]);

        await Assert.ThrowsAsync<SchemaException>(() => Migrator.MigrateAsync(database, [Cats with { Sql = Cats.Sql + " " }]));
    }

    [Fact]
    public async Task Line_ends_of_a_checkout_do_not_change_a_step()
    {
        await using NpgsqlDataSource database = await EmptyAsync();
        await Migrator.MigrateAsync(database, [Cats with { Sql = "select 1;\nselect 2;" }]);

        Assert.Empty(await Migrator.MigrateAsync(database, [Cats with { Sql = "select 1;\r\nselect 2;" }]));
    }

    [Fact]
    public async Task Two_processes_that_migrate_at_once_apply_each_step_once()
    {
        await using NpgsqlDataSource database = await EmptyAsync();
        Migration slow = Cats with { Sql = "select pg_sleep(0.3);" + Cats.Sql };

        IReadOnlyList<Migration>[] applied = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Migrator.MigrateAsync(database, [slow, Dogs])));

        Assert.Equal(2, applied.Sum(a => a.Count));
    }

    private async Task<NpgsqlDataSource> EmptyAsync() => NpgsqlDataSource.Create((await cluster.CreateEmptyAsync()).Reveal());
}
