using System.Buffers;

namespace SpaceGeo.Ingest.Step.Encodings;

/// <summary>Windows-1252, whose printable characters include Latin-1: letters with accents stand alone or in pairs among plain ones.</summary>
internal sealed class WesternEuropean() : RawEncoding("Windows-1252 (Western European)", 1252)
{
    private const int LongestRun = 2;

    // € „ … ' ' " " – — nbsp § © « ® ° ± ² ³ µ · » ¼ ½ ¾ × ÷
    private static readonly SearchValues<byte> Symbols = SearchValues.Create(
        [0x80, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1, 0xB2, 0xB3, 0xB5, 0xB7, 0xBB, 0xBC,
            0xBD, 0xBE, 0xD7, 0xF7]);

    /// <inheritdoc/>
    public override double Plausibility(ReadOnlySpan<byte> text, int at, int length)
    {
        if (!IsLetter(text[at]))
        {
            return Symbols.Contains(text[at]) ? 0.5 : -0.5;
        }

        int from = at;
        while (from > 0 && IsLetter(text[from - 1]))
        {
            from--;
        }

        int to = at + 1;
        while (to < text.Length && IsLetter(text[to]))
        {
            to++;
        }

        bool isAmongPlain = IsAsciiLetter(text, from - 1) || IsAsciiLetter(text, to);
        return to - from > LongestRun ? -0.5 : isAmongPlain ? 1 : to - from == 1 ? 0.3 : 0;
    }

    // Š Œ Ž š œ ž Ÿ, and À to ÿ without × and ÷.
    private static bool IsLetter(byte b) => b is >= 0xC0 and not (0xD7 or 0xF7) or 0x8A or 0x8C or 0x8E or 0x9A or 0x9C or 0x9E or 0x9F;
}
