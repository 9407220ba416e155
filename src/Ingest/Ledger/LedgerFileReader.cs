using CsvHelper;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Ingest.Ledger;

/// <summary>Reads a ledger file row by row, in memory that does not grow with the file: CSV in UTF-8 or GB18030, headers in English or
/// Chinese, fields divided by commas, semicolons or tabs.</summary>
public static class LedgerFileReader
{
    private const int LongestRecord = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="table">What kind of file it is.</param>
    /// <param name="fileName">Its name, for faults.</param>
    /// <param name="file">Its bytes; can seek.</param>
    /// <param name="fault">Told of each fault; a row with one is left out, and a file with a faulty header has no rows.</param>
    /// <returns>The rows, read as they are asked for.</returns>
    public static IEnumerable<LedgerRow> Read(LedgerTable table, string fileName, Stream file, Action<LedgerFault> fault)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(fault);
        var malformed = new Dictionary<long, string>();
        using var reader = CsvReader.Create(file, Options(file, malformed), leaveOpen: true);
        var row = new Row(table, fileName, fault);
        while (Next(reader, row))
        {
            if (row.Read(reader, malformed) is LedgerRow read)
            {
                yield return read;
            }
        }
    }

    // What the reader finds wrong with the quoting is told with the row that has it.
    private static CsvReaderOptions Options(Stream file, Dictionary<long, string> malformed) => CsvReaderOptions.Default with
    {
        Encoding = LedgerText.EncodingOf(file),
        TrackLineNumbers = true,
        MaxRecordSize = LongestRecord,
        IncludeValuesInExceptions = false,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        OnMalformedRecord = record => malformed[record.LineNumber] = record.Reason switch
        {
            CsvMalformedReason.StrayQuote => "a quote stands inside a field that does not begin with one",
            CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote",
            CsvMalformedReason.UnterminatedQuote => "a quoted field does not end",
            CsvMalformedReason.LineBreakInQuotes => "a line ends within quotes",
            CsvMalformedReason.FieldCountMismatch => "the row has not as many fields as the header",
            CsvMalformedReason.TrailingEscape => "the file ends within a field",
        },
    };

    private static bool Next(CsvReader reader, Row row)
    {
        try
        {
            return row.FindColumns(reader) && reader.Read();
        }
        catch (CsvFormatException cause)
        {
            row.Tell((int)cause.LineNumber, string.Empty, $"the file cannot be read further: {cause.Message}");
            return false;
        }
    }

    /// <summary>Where the columns of a table stand in a file, and the rows of it.</summary>
    private sealed class Row(LedgerTable table, string fileName, Action<LedgerFault> fault)
    {
        private int[]? _columns;
        private int _headers;

        public void Tell(int line, string column, string cause) => fault(new LedgerFault(fileName, line, column, cause));

        /// <summary>Reads the header, once.</summary>
        /// <returns>Whether rows can be read.</returns>
        public bool FindColumns(CsvReader reader)
        {
            if (_columns is not null)
            {
                return true;
            }

            string[] headers = [.. reader.Headers.Select(h => h.Trim())];
            if (headers.Length == 0)
            {
                Tell(0, string.Empty, $"the file is empty; its first line names the columns: {Known()}");
                return false;
            }

            int[] columns = [.. table.Columns.Select(c => Array.FindIndex(headers, h => IsNamed(c, h)))];
            if (columns.All(c => c < 0))
            {
                Tell(1, string.Empty, $"the first line names none of the columns: {Known()}; is this a CSV file?");
                return false;
            }

            bool isGood = true;
            for (int i = 0; i < headers.Length; i++)
            {
                int at = i;
                if (headers[i].Length == 0 || RejectedRows.IsOwn(headers[i]))
                {
                    continue;
                }

                if (!table.Columns.Any(c => IsNamed(c, headers[at])))
                {
                    Tell(1, headers[i], $"is no column of this file; these are: {Known()}");
                    isGood = false;
                }
                else if (!columns.Contains(i))
                {
                    Tell(1, headers[i], "stands in the header twice");
                    isGood = false;
                }
            }

            foreach ((LedgerColumn column, int at) in table.Columns.Zip(columns))
            {
                if (column.IsRequired && at < 0)
                {
                    Tell(1, column.Name, $"the column {column.Name} ({column.Chinese}) is missing");
                    isGood = false;
                }
            }

            (_columns, _headers) = (columns, headers.Length);
            return isGood;
        }

        /// <summary>The row at which the reader stands.</summary>
        /// <returns>The row, or null where it has a fault, which was told.</returns>
        public LedgerRow? Read(CsvReader reader, Dictionary<long, string> malformed)
        {
            int line = (int)reader.LineNumber;
            if (malformed.Remove(line, out string? quoting))
            {
                Tell(line, string.Empty, quoting);
                return null;
            }

            if (reader.FieldCount > _headers)
            {
                Tell(line, string.Empty, $"the row has {reader.FieldCount} fields, the header {_headers}; a field with a separator needs quotes");
                return null;
            }

            var faults = new List<(LedgerColumn Column, string Cause)>();
            object?[] values = new object?[table.Columns.Count];
            bool isEmpty = true;
            for (int i = 0; i < values.Length; i++)
            {
                string text = _columns![i] >= 0 && _columns[i] < reader.FieldCount ? reader.GetString(_columns[i]) : string.Empty;
                isEmpty &= string.IsNullOrWhiteSpace(text);
                values[i] = LedgerFields.Read(table.Columns[i], text, out string? cause);
                if (cause is not null)
                {
                    faults.Add((table.Columns[i], cause));
                }
            }

            // Spreadsheets leave rows of separators alone behind the last one.
            if (isEmpty)
            {
                return null;
            }

            faults.ForEach(f => Tell(line, f.Column.Name, f.Cause));
            return faults.Count == 0 ? new LedgerRow(line, values) : null;
        }

        private string Known() => string.Join(", ", table.Columns.Select(c => $"{c.Name} ({c.Chinese})"));

        private static bool IsNamed(LedgerColumn column, string header) =>
            string.Equals(header, column.Name, StringComparison.OrdinalIgnoreCase) || header == column.Chinese;
    }
}
