using CsvHelper;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Ingest.Ledger;

/// <summary>Writes the rows of a ledger file that were left out, each with its line and the reason in two columns more, so that the file can be
/// mended and imported: those columns are passed over.</summary>
public static class RejectedRows
{
    internal const string LineColumn = "rejectedLine";
    internal const string ReasonColumn = "rejectedReason";

    /// <summary>Writes the rows.</summary>
    /// <param name="source">The file that they stand in.</param>
    /// <param name="faults">Faults of this file.</param>
    /// <param name="output">Receives UTF-8; stays open.</param>
    /// <returns>The number of rows.</returns>
    public static int Write(LedgerFile source, IEnumerable<LedgerFault> faults, Stream output)
    {
        ArgumentNullException.ThrowIfNull(source);
        Dictionary<int, string> reasons = faults.GroupBy(f => f.Line)
            .ToDictionary(g => g.Key, g => string.Join("; ", g.Select(f => f.Column.Length > 0 ? $"{f.Column}: {f.Cause}" : f.Cause)));
        using FileStream file = File.OpenRead(source.Path);
        CsvReaderOptions options = CsvReaderOptions.Default with { Encoding = LedgerText.EncodingOf(file), TrackLineNumbers = true };
        using var reader = CsvReader.Create(file, options, leaveOpen: true);
        using var writer = CsvWriter.Create(output, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
        string[] headers = [.. reader.Headers];
        int[] kept = [.. Enumerable.Range(0, headers.Length).Where(i => !IsOwn(headers[i]))];
        writer.WriteRecord(kept.Select(i => headers[i]).Append(LineColumn).Append(ReasonColumn).ToArray());
        int rows = 0;
        while (reader.Read())
        {
            int line = (int)reader.LineNumber;
            if (reasons.TryGetValue(line, out string? reason))
            {
                IEnumerable<string> fields = kept.Select(i => i < reader.FieldCount ? reader.GetString(i) : string.Empty);
                writer.WriteRecord(fields.Append(LedgerFileWriter.Text(line)).Append(reason).ToArray());
                rows++;
            }
        }

        return rows;
    }

    /// <summary>Whether a header is one of the two columns.</summary>
    /// <param name="header">The header.</param>
    internal static bool IsOwn(string header) => header.Trim() is LineColumn or ReasonColumn;
}
