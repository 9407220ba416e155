using System.Text;
using SpaceGeo.Ingest.Ledger;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Tests.Unit.Ingest.Ledger;

/// <summary>What the reader makes of a file: its rows, and its faults as they are printed.</summary>
internal sealed record ReadFile(IReadOnlyList<LedgerRow> Rows, IReadOnlyList<string> Faults)
{
    /// <summary>Reads a text in UTF-8.</summary>
    public static ReadFile Of(LedgerTable table, string text) => Of(table, Encoding.UTF8.GetBytes(text));

    /// <summary>Reads bytes.</summary>
    public static ReadFile Of(LedgerTable table, byte[] bytes)
    {
        var faults = new List<string>();
        LedgerRow[] rows = [.. LedgerFileReader.Read(table, table.FileName, new MemoryStream(bytes), f => faults.Add(f.ToString()))];
        return new ReadFile(rows, faults);
    }

    /// <summary>The value of a column in the only row.</summary>
    public object? Value(LedgerTable table, string column) =>
        Rows.Single().Values[table.Columns.Select(c => c.Name).ToList().IndexOf(column)];
}
