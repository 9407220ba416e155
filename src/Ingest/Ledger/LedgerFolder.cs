using System.Security.Cryptography;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Ingest.Ledger;

/// <summary>A file of a ledger folder.</summary>
/// <param name="Table">What kind of file it is.</param>
/// <param name="Path">Where it is.</param>
public sealed record LedgerFile(LedgerTable Table, string Path)
{
    /// <summary>Its name without a folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>SHA-256 of its bytes in hexadecimal digits.</summary>
    public string ComputeSha256()
    {
        using FileStream file = File.OpenRead(Path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Reads its rows as they are asked for.</summary>
    /// <param name="fault">Told of each fault; a row with one is left out.</param>
    public IEnumerable<LedgerRow> Read(Action<LedgerFault> fault)
    {
        using FileStream file = File.OpenRead(Path);
        foreach (LedgerRow row in LedgerFileReader.Read(Table, Name, file, fault))
        {
            yield return row;
        }
    }
}

/// <summary>Finds the ledger files of a folder.</summary>
public static class LedgerFolder
{
    /// <summary>The ledger files.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <param name="fault">Told of CSV files that are none, and of two of one kind.</param>
    /// <returns>At most one of each kind.</returns>
    public static IReadOnlyList<LedgerFile> Find(string folder, Action<LedgerFault> fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var files = new List<LedgerFile>();
        foreach (string path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path);
            LedgerTable? table = LedgerTables.All.FirstOrDefault(t => t.IsNamed(name));
            if (table is not null && files.Find(f => f.Table == table) is LedgerFile other)
            {
                fault(new LedgerFault(name, 0, string.Empty, $"says the same kind of things as {other.Name}; keep one of them"));
            }
            else if (table is not null)
            {
                files.Add(new LedgerFile(table, path));
            }
            else if (name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            {
                string known = string.Join(", ", LedgerTables.All.Select(t => $"{t.FileName} ({t.Chinese}.csv)"));
                fault(new LedgerFault(name, 0, string.Empty, $"is no file of a ledger; these are: {known}"));
            }
        }

        return files;
    }
}
