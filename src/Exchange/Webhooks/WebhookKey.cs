using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SpaceGeo.Exchange.Webhooks;

/// <summary>The key that sender and receiver of a webhook share. It signs as the Standard Webhooks convention has it, version 1: HMAC-SHA256 over
/// id, time and body.</summary>
[System.Diagnostics.DebuggerDisplay("(secret)")]
public sealed class WebhookKey
{
    /// <summary>What stands before a key in text.</summary>
    public const string Prefix = "whsec_";

    private const int FewestBytes = 24;
    private const int MostBytes = 64;
    private const int UsualBytes = 32;

    private readonly byte[] _key;

    private WebhookKey(byte[] key) => _key = key;

    /// <summary>A new key of 256 random bits.</summary>
    public static WebhookKey Random() => new(RandomNumberGenerator.GetBytes(UsualBytes));

    /// <summary>Reads a key.</summary>
    /// <param name="text">The prefix and 24 to 64 bytes in base64; blanks around it are left out.</param>
    /// <returns>The key, or null for another text.</returns>
    public static WebhookKey? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        if (!trimmed.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        byte[] key = new byte[MostBytes];
        return Convert.TryFromBase64String(trimmed[Prefix.Length..], key, out int length) && length >= FewestBytes
            ? new WebhookKey(key[..length])
            : null;
    }

    /// <summary>Signs a delivery.</summary>
    /// <param name="id">The header webhook-id.</param>
    /// <param name="timestamp">The header webhook-timestamp: seconds since 1970 in UTC.</param>
    /// <param name="body">The body's bytes.</param>
    /// <returns>The header webhook-signature.</returns>
    public string Sign(string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(_key, (byte[])[.. head, .. body]));
    }

    /// <summary>The key as text, for the one place that keeps it and the one time it is shown.</summary>
    /// <returns>As <see cref="Read"/> takes it.</returns>
    public string Reveal() => Prefix + Convert.ToBase64String(_key);

    /// <summary>Never the key.</summary>
    /// <returns>Always <c>(secret)</c>.</returns>
    public override string ToString() => "(secret)";
}
