using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace SpaceGeo.Store.Audit;

/// <summary>What entries say of imports of the ledger, to be compared with what is stored.</summary>
internal sealed class AuditedImports
{
    private readonly Dictionary<int, (long Entry, string Said)> _entries = [];
    private DateTime _began;
    private (long Entry, string Digest)? _before;

    /// <summary>What was there before the first entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="detail">Its detail.</param>
    public void Begin(AuditEntry entry, JsonElement detail)
    {
        _before = (entry.Number, detail.GetProperty("importsDigest").GetString()!);
        _began = entry.At;
    }

    /// <summary>An import.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="detail">Its detail.</param>
    public void Add(AuditEntry entry, JsonElement detail)
    {
        int import = detail.GetProperty("importId").GetInt32();
        _entries[import] = (entry.Number, Said(
            import, entry.FileName!, detail.GetProperty("entriesAdded").GetInt32(), detail.GetProperty("entriesEnded").GetInt32()));
    }

    /// <summary>Compares with what is stored.</summary>
    /// <param name="stored">Reads it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The first difference, or null.</returns>
    public async Task<string?> CompareAsync(NpgsqlCommand stored, CancellationToken cancellation)
    {
        using var before = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using NpgsqlDataReader reader = await stored.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            int import = reader.GetInt32(0);
            string said = Said(import, reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3));
            if (_entries.Remove(import, out (long Entry, string Said) known))
            {
                if (known.Said != said)
                {
                    return $"import {import} of the ledger is not as entry {known.Entry} tells";
                }
            }
            else if (_before is not null && reader.GetDateTime(4) <= _began)
            {
                before.AppendData(Encoding.UTF8.GetBytes(said));
            }
            else
            {
                return $"import {import} of the ledger has no entry";
            }
        }

        if (_entries.Count > 0)
        {
            (int import, (long entry, _)) = _entries.MinBy(e => e.Value.Entry);
            return $"entry {entry} tells of import {import} of the ledger, which is not there";
        }

        return _before is (long first, string digest) && digest != Convert.ToHexStringLower(before.GetHashAndReset())
            ? $"the imports of the ledger that entry {first} tells of are not as they were"
            : null;
    }

    private static string Said(int import, string source, int added, int ended) =>
        AuditEntry.Field(import.ToString(CultureInfo.InvariantCulture)) + AuditEntry.Field(source)
        + AuditEntry.Field(added.ToString(CultureInfo.InvariantCulture)) + AuditEntry.Field(ended.ToString(CultureInfo.InvariantCulture));
}
