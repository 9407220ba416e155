using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SpaceGeo.Store.Audit;

/// <summary>Something that somebody changed.</summary>
/// <param name="Number">1, 2, 3 … without a gap.</param>
/// <param name="At">When, in UTC, to the microsecond.</param>
/// <param name="Actor">Who, as <c>os:alice</c> or <c>http:ledger</c>.</param>
/// <param name="Action">What was done, as <c>ingest</c>.</param>
/// <param name="Subject">To what, as <c>buildings/3</c>.</param>
/// <param name="FileName">From which file, or null.</param>
/// <param name="Sha256">SHA-256 of the file in hexadecimal digits, or null.</param>
/// <param name="Detail">More of it, as the database prints a JSON object.</param>
/// <param name="PreviousHash">The hash of the entry before.</param>
/// <param name="Hash">The hash of this one.</param>
public sealed record AuditEntry(
    long Number, DateTime At, string Actor, string Action, string Subject, string? FileName, string? Sha256, string Detail,
    ReadOnlyMemory<byte> PreviousHash, ReadOnlyMemory<byte> Hash)
{
    /// <summary>What stands in place of a hash before the first entry.</summary>
    public static ReadOnlyMemory<byte> NoHash { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash that the fields have: SHA-256 over the hash before and each field with its length in bytes before it.</summary>
    public byte[] ComputeHash()
    {
        long microseconds = (At - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        string fields = string.Concat(
            [
                Field(Number.ToString(CultureInfo.InvariantCulture)), Field(microseconds.ToString(CultureInfo.InvariantCulture)), Field(Actor),
                Field(Action), Field(Subject), Field(FileName), Field(Sha256), Field(Detail),
            ]);
        return SHA256.HashData((byte[])[.. PreviousHash.Span, .. Encoding.UTF8.GetBytes(fields)]);
    }

    /// <summary>A text with its length before it, so that none can run into the next.</summary>
    /// <param name="value">The text, or null.</param>
    internal static string Field(string? value) =>
        value is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(value)}:{value}");
}

/// <summary>What a look at all entries found.</summary>
/// <param name="Entries">How many there are, up to a fault.</param>
/// <param name="Head">The hash of the last one in hexadecimal digits: kept elsewhere, it tells later whether entries were taken from the end.</param>
/// <param name="Fault">What was tampered with first, or null.</param>
public sealed record AuditVerdict(long Entries, string Head, string? Fault);
