namespace SpaceGeo.Inventory.Ledger;

/// <summary>A kind of ledger file.</summary>
/// <param name="Name">Name of the file without <c>.csv</c>.</param>
/// <param name="Chinese">The same in Chinese.</param>
/// <param name="Description">A line for people: what a row is.</param>
/// <param name="Columns">Its columns, in the order in which they are written.</param>
public sealed record LedgerTable(string Name, string Chinese, string Description, IReadOnlyList<LedgerColumn> Columns)
{
    /// <summary>Name of the file as the program writes it.</summary>
    public string FileName => Name + ".csv";

    /// <summary>Whether a file is of this kind.</summary>
    /// <param name="fileName">Its name without a folder.</param>
    public bool IsNamed(string fileName) =>
        string.Equals(fileName, FileName, StringComparison.OrdinalIgnoreCase)
        || string.Equals(fileName, Chinese + ".csv", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A row of a ledger file.</summary>
/// <param name="Line">Line of the file at which it begins, from 1.</param>
/// <param name="Values">For each column of the table a string, int, double, bool, DateOnly, or null.</param>
public sealed record LedgerRow(int Line, IReadOnlyList<object?> Values);

/// <summary>What is wrong with a row of a ledger file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line at which the row begins, from 1; 0 for the file as a whole.</param>
/// <param name="Column">Header of the column, or empty where no single one is meant.</param>
/// <param name="Cause">What is wrong, and what would be right.</param>
public sealed record LedgerFault(string File, int Line, string Column, string Cause)
{
    /// <summary>The fault in one line.</summary>
    /// <returns>As <c>rooms.csv:17: class: …</c>.</returns>
    public override string ToString() =>
        $"{File}{(Line > 0 ? $":{Line}" : string.Empty)}: {(Column.Length > 0 ? $"{Column}: " : string.Empty)}{Cause}";
}
