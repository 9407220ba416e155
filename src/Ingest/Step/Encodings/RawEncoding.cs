using System.Text;

namespace SpaceGeo.Ingest.Step.Encodings;

/// <summary>An encoding in which a program may have written the bytes of strings as they were, against the standard.</summary>
/// <param name="name">Its name, as reports show it.</param>
/// <param name="codePage">Its number among the code pages.</param>
internal abstract class RawEncoding(string name, int codePage)
{
    static RawEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Its name, as reports show it.</summary>
    public string Name { get; } = name;

    /// <summary>Decodes whole characters; what is none becomes U+FFFD.</summary>
    public Encoding Decoder { get; } =
        Encoding.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));

    /// <summary>Up to which share of its strings are valid UTF-8 by chance.</summary>
    public virtual double Utf8ByChance => 0;

    /// <summary>The length of the character that begins with a byte above 0x7F. Its second byte may be a backslash in Shift-JIS and GBK; no
    /// byte of a character is ever a quote.</summary>
    /// <param name="text">A string without its quotes.</param>
    /// <param name="at">Where the character begins.</param>
    /// <returns>Bytes; 1 for one that is cut off or none at all.</returns>
    public virtual int LengthAt(ReadOnlySpan<byte> text, int at) => 1;

    /// <summary>How much a character speaks for this encoding.</summary>
    /// <param name="text">A string without its quotes.</param>
    /// <param name="at">Where the character begins.</param>
    /// <param name="length">As <see cref="LengthAt"/> gave it.</param>
    /// <returns>From 1 for what its texts consist of, over 0 for what says nothing, to −1 for what is no character.</returns>
    public abstract double Plausibility(ReadOnlySpan<byte> text, int at, int length);

    /// <summary>Whether a byte is an unaccented letter.</summary>
    /// <param name="text">A string.</param>
    /// <param name="at">Where; outside of the string there is none.</param>
    protected static bool IsAsciiLetter(ReadOnlySpan<byte> text, int at) =>
        (uint)at < (uint)text.Length && char.IsAsciiLetter((char)text[at]);
}
