using System.Text;
using SpaceGeo.Report.Tables;

namespace SpaceGeo.Report.Svg;

/// <summary>How wide a text runs, without a font at hand: the advance widths of Helvetica, which Arial and Liberation Sans share.</summary>
internal static class TextMetrics
{
    private const double Wide = 1.0;
    private const double Unknown = 0.62;
    private const double BoldFactor = 1.07;

    // Thousandths of an em for U+0020 … U+007E (Adobe core font metrics).
    private static readonly int[] Ascii =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>Width of a text at font size 1.</summary>
    public static double Width(string text, bool bold)
    {
        double width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += rune.Value is >= 0x20 and <= 0x7E ? Ascii[rune.Value - 0x20] / 1000.0 : TextWidth.Of(rune.ToString()) switch
            {
                0 => 0,
                1 => Unknown,
                _ => Wide,
            };
        }

        return bold ? width * BoldFactor : width;
    }

    /// <summary>The text, cut with an ellipsis where it would run wider than a limit.</summary>
    /// <param name="text">One line.</param>
    /// <param name="bold">Whether it is set in bold.</param>
    /// <param name="limit">Width over font size.</param>
    /// <returns>The text or its start.</returns>
    public static string Fit(string text, bool bold, double limit)
    {
        string line = SvgXml.Clean(text).ReplaceLineEndings(" ");
        for (int columns = TextWidth.Of(line) - 1; columns > 1 && Width(line, bold) > limit; columns--)
        {
            line = TextWidth.Fit(text, columns);
        }

        return line;
    }
}
