using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Store.Ledger;

/// <summary>A file of an import.</summary>
/// <param name="Table">What kind of file it is.</param>
/// <param name="FileName">Its name, for faults.</param>
/// <param name="Read">Reads its rows as they are asked for, and tells faults.</param>
public sealed record LedgerSource(LedgerTable Table, string FileName, Func<Action<LedgerFault>, IEnumerable<LedgerRow>> Read)
{
    /// <summary>SHA-256 of its bytes in hexadecimal digits; empty where it is no file.</summary>
    public string Sha256 { get; init; } = string.Empty;
}

/// <summary>A name by which files may call a rank.</summary>
/// <param name="Level">The level's word.</param>
/// <param name="Name">The rank's id, or its name in some language; case does not matter.</param>
/// <param name="Rank">The rank's id, which is stored.</param>
public sealed record RankName(string Level, string Name, string Rank);

/// <summary>How files are imported.</summary>
/// <param name="Source">Name of the folder or archive, for the history.</param>
public sealed record LedgerImportOptions(string Source)
{
    /// <summary>Who imports them.</summary>
    public string Actor { get; init; } = Audit.Actor.OfProcess;

    /// <summary>Whether good rows are stored where others are bad.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether the files say all there is: entries of a kind whose file is given, and that no row names, end.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The ranks that are known; with none, ranks are not checked.</summary>
    public IReadOnlyList<RankName> Ranks { get; init; } = [];
}

/// <summary>What became of a file.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Rows">Rows that could be read.</param>
/// <param name="Added">Entries that are new.</param>
/// <param name="Ended">Entries that were replaced or ended.</param>
/// <param name="Faulty">Rows that are bad.</param>
public sealed record LedgerFileResult(string FileName, long Rows, int Added, int Ended, int Faulty);

/// <summary>What an import did.</summary>
/// <param name="IsStored">False where faults kept all of it out.</param>
/// <param name="ImportId">Its number in the history; null where nothing changed.</param>
/// <param name="Files">What became of each file.</param>
/// <param name="Faults">All faults, file by file.</param>
public sealed record LedgerImportResult(
    bool IsStored, int? ImportId, IReadOnlyList<LedgerFileResult> Files, IReadOnlyList<LedgerFault> Faults);

/// <summary>Ledger files that cannot be imported at all.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class LedgerException(string message) : Exception(message);
