using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace SpaceGeo.Store.Audit;

/// <summary>What entries say of revisions, to be compared with what is stored.</summary>
internal sealed class AuditedRevisions
{
    private readonly Dictionary<(int Building, int Revision), (long Entry, string Said)> _entries = [];
    private readonly List<Group> _districts = [];
    private Group? _before;
    private DateTime _began;

    /// <summary>What was there before the first entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="detail">Its detail.</param>
    public void Begin(AuditEntry entry, JsonElement detail)
    {
        _before = new Group(entry.Number, [], detail.GetProperty("revisionsDigest").GetString()!);
        _began = entry.At;
    }

    /// <summary>A revision.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="detail">Its detail.</param>
    public void Add(AuditEntry entry, JsonElement detail) => _entries[(
        detail.GetProperty("buildingId").GetInt32(), detail.GetProperty("revision").GetInt32())] = (
        entry.Number, Said(entry.FileName!, entry.Sha256!, detail.GetProperty("fingerprint").GetString()!));

    /// <summary>Many buildings at once.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="detail">Its detail.</param>
    public void AddDistrict(AuditEntry entry, JsonElement detail) => _districts.Add(new Group(
        entry.Number, [.. detail.GetProperty("siteCodes").EnumerateArray().Select(c => c.GetString()!)],
        detail.GetProperty("revisionsDigest").GetString()!));

    /// <summary>Compares with what is stored.</summary>
    /// <param name="stored">Reads it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The first difference, or null.</returns>
    public async Task<string?> CompareAsync(NpgsqlCommand stored, CancellationToken cancellation)
    {
        await using NpgsqlDataReader reader = await stored.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            (int building, int revision) = (reader.GetInt32(0), reader.GetInt32(1));
            string said = Said(reader.GetString(2), reader.GetString(3), reader.GetString(4));
            if (_entries.Remove((building, revision), out (long Entry, string Said) known))
            {
                if (known.Said != said)
                {
                    return $"revision {revision} of building {building} has another file, SHA-256 or fingerprint than entry {known.Entry} tells";
                }
            }
            else if (GroupOf(reader.IsDBNull(6) ? string.Empty : reader.GetString(6), revision, reader.GetDateTime(5)) is Group group)
            {
                group.Digest.AppendData(Encoding.UTF8.GetBytes(
                    AuditEntry.Field(building.ToString(CultureInfo.InvariantCulture)) + AuditEntry.Field(revision.ToString(CultureInfo.InvariantCulture)) + said));
            }
            else
            {
                return $"revision {revision} of building {building} has no entry";
            }
        }

        return _entries.Count > 0 ? Lost() : Altered();
    }

    private string Lost()
    {
        ((int building, int revision), (long entry, _)) = _entries.MinBy(e => e.Value.Entry);
        return $"entry {entry} tells of revision {revision} of building {building}, which is not there";
    }

    private string? Altered() => _districts.Append(_before).OfType<Group>()
        .Where(g => g.Expected != Convert.ToHexStringLower(g.Digest.GetHashAndReset()))
        .Select(g => $"the revisions that entry {g.Entry} tells of are not as they were").FirstOrDefault();

    private Group? GroupOf(string site, int revision, DateTime ingestedAt) =>
        _districts.FirstOrDefault(d => revision == 1 && d.Sites.Contains(site)) ?? (ingestedAt <= _began ? _before : null);

    private static string Said(string file, string sha256, string fingerprint) =>
        AuditEntry.Field(file) + AuditEntry.Field(sha256) + AuditEntry.Field(fingerprint);

    /// <summary>Revisions that one entry tells of.</summary>
    private sealed record Group(long Entry, HashSet<string> Sites, string Expected)
    {
        public IncrementalHash Digest { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }
}
