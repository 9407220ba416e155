using System.Globalization;
using System.Text;

namespace SpaceGeo.Report.Tables;

/// <summary>How many columns of a terminal a text takes: 2 for an East Asian wide character, 0 for a combining one, else 1.</summary>
public static class TextWidth
{
    // Blocks of Unicode 16 (EastAsianWidth W and F) that occur in names; between them lie unassigned code points only.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF),
        (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6),
        (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    /// <summary>Columns that a text takes.</summary>
    /// <param name="text">One line without control characters.</param>
    /// <returns>Columns of a monospace font.</returns>
    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int columns = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            columns += Of(rune);
        }

        return columns;
    }

    /// <summary>The text on one line and not wider than a limit; what does not fit is replaced by an ellipsis.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="columns">The limit; at least 1.</param>
    /// <returns>The text with control characters as spaces, cut where it must be.</returns>
    public static string Fit(string text, int columns)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = new StringBuilder();
        int used = 0;
        int mark = 0; // The longest start that leaves a column for the ellipsis.
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > columns)
            {
                return kept.ToString(0, mark) + "…";
            }

            kept.Append(Rune.IsControl(rune) ? " " : rune.ToString());
            mark = used < columns ? kept.Length : mark;
        }

        return kept.ToString();
    }

    private static int Of(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }

        foreach ((int first, int last) in Wide)
        {
            if (rune.Value >= first && rune.Value <= last)
            {
                return 2;
            }
        }

        return 1;
    }
}
