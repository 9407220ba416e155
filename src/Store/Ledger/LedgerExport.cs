using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Store.Ledger;

/// <summary>Reads the ledger as its files have it; imported again, they change nothing.</summary>
public static class LedgerExport
{
    private const string Imports = """
        select import_id, imported_at, source, is_partial, rows_added, rows_ended from ledger_imports order by import_id desc limit $1
        """;

    private const string ImportKnown = "select coalesce(max(import_id), 0) from ledger_imports where imported_at <= $1";

    /// <summary>The rows of one file.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="table">Which file.</param>
    /// <param name="import">What was known after this import; null for what is known now.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The rows, numbered from 2 as in a file with a header, in the order of their keys.</returns>
    public static async IAsyncEnumerable<LedgerRow> ReadAsync(
        NpgsqlDataSource database, LedgerTable table, int? import = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(table);
        LedgerStage stage = LedgerStages.All.Single(s => s.Table == table);
        string order = string.Join(", ", Enumerable.Range(1, table.Columns.Count));
        await using NpgsqlCommand command = database.CreateCommand(string.Create(
            CultureInfo.InvariantCulture,
            $"{stage.Export} where e.added_by <= $1 and (e.ended_by is null or e.ended_by > $1) order by {order}"));
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = import ?? int.MaxValue - 1 });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        for (int line = 2; await reader.ReadAsync(cancellation).ConfigureAwait(false); line++)
        {
            object?[] values = new object?[table.Columns.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = reader.IsDBNull(i)
                    ? null
                    : table.Columns[i].Type == LedgerValueType.Date ? reader.GetFieldValue<DateOnly>(i) : reader.GetValue(i);
            }

            yield return new LedgerRow(line, values);
        }
    }

    /// <summary>The last import that was known at a time.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="known">The time.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>Its number; 0 where none was known yet.</returns>
    public static async Task<int> ImportKnownAsync(NpgsqlDataSource database, DateTimeOffset known, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using NpgsqlCommand command = database.CreateCommand(ImportKnown);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = known.ToUniversalTime() });
        return (int)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    /// <summary>The latest imports, the last one first.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<IReadOnlyList<LedgerImportEntry>> ImportsAsync(
        NpgsqlDataSource database, int limit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using NpgsqlCommand command = database.CreateCommand(Imports);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var imports = new List<LedgerImportEntry>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            imports.Add(new LedgerImportEntry(
                reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.GetBoolean(3), reader.GetInt32(4),
                reader.GetInt32(5)));
        }

        return imports;
    }
}

/// <summary>An import in the history.</summary>
/// <param name="ImportId">Its number.</param>
/// <param name="ImportedAt">When it was.</param>
/// <param name="Source">Name of the folder or archive.</param>
/// <param name="IsPartial">Whether bad rows were left out.</param>
/// <param name="Added">Entries that it brought.</param>
/// <param name="Ended">Entries that it replaced or ended.</param>
public sealed record LedgerImportEntry(int ImportId, DateTimeOffset ImportedAt, string Source, bool IsPartial, int Added, int Ended);
