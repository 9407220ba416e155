using System.Text.Unicode;

namespace SpaceGeo.Ingest.Step.Encodings;

/// <summary>
/// The encoding of a file's raw bytes, decided once from all strings with such bytes: one room's name is too short to tell Shift-JIS from
/// GBK, and must not be read in another way than its neighbour's.
/// </summary>
internal sealed class FileEncoding
{
    // Enough to decide; a file may have millions.
    private const int LargestSample = 20_000;
    private const int LongestString = 4096;

    // The first of two that are equally plausible is taken: letters that both European ones have, words of Cyrillic capitals before pairs of
    // Chinese characters.
    private static readonly RawEncoding[] Candidates = [new WesternEuropean(), new Cyrillic(), new ShiftJis(), new Gb18030(), new CutUtf8()];

    private FileEncoding(RawEncoding? raw, bool isMixed, int strings)
    {
        Raw = raw;
        IsMixed = isMixed;
        Strings = strings;
    }

    /// <summary>The encoding of strings that are no UTF-8; null where all are.</summary>
    public RawEncoding? Raw { get; }

    /// <summary>Whether strings that are valid UTF-8 are to be read as that; else that is taken for chance.</summary>
    public bool IsMixed { get; }

    /// <summary>Number of strings that are read by the raw encoding.</summary>
    public int Strings { get; }

    /// <summary>Decides by all strings of a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The decision.</returns>
    public static FileEncoding Of(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return new FileEncoding(null, true, 0);
        }

        double[] sums = new double[Candidates.Length];
        int[] characters = new int[Candidates.Length];
        int foreign = 0;
        int valid = 0;
        for (int at = 0; Next(bytes, ref at, out ReadOnlySpan<byte> text);)
        {
            if (Utf8.IsValid(text))
            {
                valid++;
            }
            else if (foreign++ < LargestSample)
            {
                Weigh(text, sums, characters);
            }
        }

        int best = 0;
        for (int i = 1; i < Candidates.Length; i++)
        {
            best = sums[i] / characters[i] > sums[best] / characters[best] ? i : best;
        }

        // A file in which more strings are valid UTF-8 than chance makes so was joined from files in both.
        bool isMixed = valid > Candidates[best].Utf8ByChance * (valid + foreign);
        return new FileEncoding(Candidates[best], isMixed, isMixed ? foreign : foreign + valid);
    }

    // The next string with a byte above 0x7F, without its quotes. A quote in a string stands twice and parts it; that changes nothing here.
    private static bool Next(ReadOnlySpan<byte> bytes, ref int at, out ReadOnlySpan<byte> text)
    {
        int found = bytes[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        if (found < 0)
        {
            text = [];
            return false;
        }

        int high = at + found;
        int from = Math.Max(at, high - LongestString);
        int start = from + bytes[from..high].LastIndexOf((byte)'\'') + 1;
        ReadOnlySpan<byte> rest = bytes[high..];
        int length = rest[..Math.Min(rest.Length, LongestString)].IndexOf((byte)'\'');
        at = high + (length < 0 ? Math.Min(rest.Length, LongestString) : length);
        text = bytes[start..at];
        return true;
    }

    private static void Weigh(ReadOnlySpan<byte> text, double[] sums, int[] characters)
    {
        for (int i = 0; i < Candidates.Length; i++)
        {
            RawEncoding candidate = Candidates[i];
            for (int at = 0; at < text.Length;)
            {
                int length = 1;
                if (text[at] >= 0x80)
                {
                    length = candidate.LengthAt(text, at);
                    sums[i] += candidate.Plausibility(text, at, length);
                    characters[i]++;
                }

                at += length;
            }
        }
    }
}
