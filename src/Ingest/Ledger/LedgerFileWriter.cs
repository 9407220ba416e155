using System.Globalization;
using CsvHelper;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Ingest.Ledger;

/// <summary>Writes ledger files: UTF-8, commas, headers in English, LF line ends.</summary>
public static class LedgerFileWriter
{
    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>Writes a file.</summary>
    /// <param name="table">What kind of file it is.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="output">Receives the bytes; stays open.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>The number of rows.</returns>
    public static async Task<long> WriteAsync(
        LedgerTable table, IAsyncEnumerable<LedgerRow> rows, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        long count = 0;
        var csv = CsvWriter.Create(output, Format, leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            csv.WriteRecord(table.Columns.Select(c => c.Name).ToArray());
            await foreach (LedgerRow row in rows.WithCancellation(cancellation).ConfigureAwait(false))
            {
                csv.WriteRecord(row.Values.Select(Text).ToArray());
                count++;
            }
        }

        return count;
    }

    /// <summary>A value as a field has it.</summary>
    /// <param name="value">A value of a row.</param>
    /// <returns>Its text; empty for nothing and for a day without bound.</returns>
    internal static string Text(object? value) => value switch
    {
        null => string.Empty,
        DateOnly day => day == DateOnly.MinValue || day == DateOnly.MaxValue
            ? string.Empty
            : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
