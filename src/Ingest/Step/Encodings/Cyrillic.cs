using System.Buffers;

namespace SpaceGeo.Ingest.Step.Encodings;

/// <summary>Windows-1251: whole words of Cyrillic letters, capitals at their beginning or throughout.</summary>
internal sealed class Cyrillic() : RawEncoding("Windows-1251 (Cyrillic)", 1251)
{
    // „ … ' ' " " – — nbsp § © « ® ° ± µ · № »
    private static readonly SearchValues<byte> Symbols = SearchValues.Create(
        [0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1, 0xB5, 0xB7, 0xB9, 0xBB]);

    // Ў ў Ґ Є Ї І і ґ є ї
    private static readonly SearchValues<byte> OtherLetters =
        SearchValues.Create([0xA1, 0xA2, 0xA5, 0xAA, 0xAF, 0xB2, 0xB3, 0xB4, 0xBA, 0xBF]);

    /// <inheritdoc/>
    public override double Plausibility(ReadOnlySpan<byte> text, int at, int length)
    {
        byte here = text[at];
        if (!IsLetter(here) && !OtherLetters.Contains(here))
        {
            return Symbols.Contains(here) ? 0.5 : -0.5;
        }

        if (IsAsciiLetter(text, at - 1) || IsAsciiLetter(text, at + 1))
        {
            return -0.5; // Nobody writes a word in two scripts.
        }

        bool follows = at > 0 && IsLetter(text[at - 1]);
        if (follows && !IsCapital(text[at - 1]) && IsCapital(here))
        {
            return -0.5;
        }

        return !IsLetter(here) ? 0.3 : follows || (at + 1 < text.Length && IsLetter(text[at + 1])) ? 1 : 0.3;
    }

    // А to я, Ё and ё.
    private static bool IsLetter(byte b) => b is >= 0xC0 or 0xA8 or 0xB8;

    private static bool IsCapital(byte b) => b is (>= 0xC0 and <= 0xDF) or 0xA8;
}
