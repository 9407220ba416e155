namespace SpaceGeo.Ingest.Step.Encodings;

/// <summary>GB18030, which includes GBK and GB2312.</summary>
internal sealed class Gb18030() : RawEncoding("GB18030", 54936)
{
    /// <inheritdoc/>
    /// <remarks>One character in seven of the common ones is; nearly no string of three or more.</remarks>
    public override double Utf8ByChance => 0.25;

    /// <inheritdoc/>
    public override int LengthAt(ReadOnlySpan<byte> text, int at)
    {
        if (!IsLead(text, at))
        {
            return 1;
        }

        bool isLong = IsDigit(text, at + 1) && IsLead(text, at + 2) && IsDigit(text, at + 3);
        return isLong ? 4 : at + 1 < text.Length && text[at + 1] is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFE) ? 2 : 1;
    }

    /// <inheritdoc/>
    public override double Plausibility(ReadOnlySpan<byte> text, int at, int length)
    {
        if (length != 2)
        {
            return length == 1 ? -1 : 0;
        }

        // GB2312 has its signs, its 3,755 common characters and its 3,008 others in three blocks; what GBK added is rare.
        return text[at + 1] < 0xA1 ? 0 : text[at] switch
        {
            >= 0xB0 and <= 0xD7 => 1,
            >= 0xA1 and <= 0xA9 => 0.8,
            >= 0xD8 and <= 0xF7 => 0.2,
            _ => 0,
        };
    }

    private static bool IsLead(ReadOnlySpan<byte> text, int at) => at < text.Length && text[at] is >= 0x81 and <= 0xFE;

    private static bool IsDigit(ReadOnlySpan<byte> text, int at) => at < text.Length && text[at] is >= 0x30 and <= 0x39;
}
