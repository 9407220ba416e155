namespace SpaceGeo.Ingest.Step.Encodings;

/// <summary>Shift-JIS as Windows has it (code page 932).</summary>
internal sealed class ShiftJis() : RawEncoding("Shift-JIS", 932)
{
    // By the code of a character, its two bytes in a row; the first range that reaches it counts.
    private static readonly (int Last, double Plausibility)[] Ranges =
    [
        (0x813F, -1), (0x81FC, 0.8), // signs
        (0x824E, -1), (0x829A, 1), (0x829E, -1), (0x82F1, 1), // wide digits and letters, hiragana
        (0x833F, -1), (0x8396, 1), (0x84BE, 0.3), // katakana, Greek and Cyrillic
        (0x873F, -1), (0x879C, 0.2), // signs of one maker
        (0x889E, -1), (0x9872, 1), // the 2,965 common kanji
        (0x989E, -1), (0xEAA4, 0.2), // the 3,390 others
        (0xED3F, -1), (0xEEFC, 0.2), (0xFA3F, -1), (0xFC4B, 0.2), // kanji of one maker
        (0xFFFF, -1),
    ];

    /// <inheritdoc/>
    public override int LengthAt(ReadOnlySpan<byte> text, int at) =>
        text[at] is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC) && at + 1 < text.Length
        && text[at + 1] is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC) ? 2 : 1;

    /// <inheritdoc/>
    public override double Plausibility(ReadOnlySpan<byte> text, int at, int length)
    {
        if (length == 1)
        {
            return text[at] is >= 0xA1 and <= 0xDF ? 0.2 : -1; // narrow katakana
        }

        int code = (text[at] << 8) | text[at + 1];
        return Array.Find(Ranges, range => code <= range.Last).Plausibility;
    }
}
