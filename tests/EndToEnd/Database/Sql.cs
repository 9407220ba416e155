using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace SpaceGeo.Tests.EndToEnd.Database;

/// <summary>Short questions of tests to a database.</summary>
[SuppressMessage("Security", "CA2100", Justification = "Statements are constants of tests.")]
public static class Sql
{
    /// <summary>The one value that a statement returns.</summary>
    public static async Task<T> ValueAsync<T>(this NpgsqlDataSource database, string sql)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Runs a statement.</summary>
    public static async Task RunAsync(this NpgsqlDataSource database, string sql)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>All rows of all tables of the inventory: 0 for a database in which nothing was stored.</summary>
    public static Task<long> AllRowsAsync(this NpgsqlDataSource database) => database.ValueAsync<long>("""
        select (select count(*) from sites) + (select count(*) from buildings) + (select count(*) from revisions)
          + (select count(*) from storeys) + (select count(*) from rooms) + (select count(*) from elements)
          + (select count(*) from room_areas) + (select count(*) from receipt_lines) + (select count(*) from import_issues)
        """);
}
