using System.Text.Json;

namespace SpaceGeo.Store.Audit;

/// <summary>Follows entries from the first to the last, and keeps what they say of other tables.</summary>
/// <param name="expected">A hash that one of them must have; or null.</param>
internal sealed class AuditChain(string? expected)
{
    private bool _isExpectedFound = expected is null;

    /// <summary>Entries that were followed without a fault.</summary>
    public long Entries { get; private set; }

    /// <summary>The hash of the last of them.</summary>
    public ReadOnlyMemory<byte> Head { get; private set; } = AuditEntry.NoHash;

    /// <summary>What was tampered with first, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>What they say of revisions.</summary>
    public AuditedRevisions Revisions { get; } = new();

    /// <summary>What they say of imports.</summary>
    public AuditedImports Imports { get; } = new();

    /// <summary>Follows the next entry.</summary>
    /// <param name="entry">The entry.</param>
    public void Add(AuditEntry entry)
    {
        Fault = entry.Number != Entries + 1 ? $"entry {Entries + 1} is missing: after entry {Entries} comes {entry.Number}"
            : !entry.PreviousHash.Span.SequenceEqual(Head.Span) ? $"entry {entry.Number} does not follow entry {Entries}: one of them was replaced"
            : !entry.ComputeHash().AsSpan().SequenceEqual(entry.Hash.Span) ? $"entry {entry.Number} is not as it was written"
            : null;
        if (Fault is not null)
        {
            return;
        }

        Entries++;
        Head = entry.Hash;
        _isExpectedFound |= string.Equals(expected, Convert.ToHexStringLower(entry.Hash.Span), StringComparison.OrdinalIgnoreCase);
        using JsonDocument detail = JsonDocument.Parse(entry.Detail);
        switch (entry.Action)
        {
            case "begin":
                Revisions.Begin(entry, detail.RootElement);
                Imports.Begin(entry, detail.RootElement);
                break;
            case "ingest":
                Revisions.Add(entry, detail.RootElement);
                break;
            case "demo-data":
                Revisions.AddDistrict(entry, detail.RootElement);
                break;
            case "import-ledger":
                Imports.Add(entry, detail.RootElement);
                break;
        }
    }

    /// <summary>What is missing at the end, or null.</summary>
    public string? Missing() => _isExpectedFound
        ? null
        : $"no entry has the hash {expected}: entries were taken from the end, or all were written anew; the last one is {Entries}";
}
