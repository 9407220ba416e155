using System.Globalization;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Report.Rows;

namespace SpaceGeo.Report.Svg;

/// <summary>A line of a label.</summary>
/// <param name="Text">One line of text.</param>
/// <param name="Size">Its size over the label's font size.</param>
/// <param name="Bold">Whether it is set in bold.</param>
internal sealed record LabelLine(string Text, double Size, bool Bold);

/// <summary>Number, name and net area of a room where they fit: smaller, or fewer lines, rather than across the border.</summary>
/// <param name="Lines">From top to bottom.</param>
/// <param name="Centre">Middle of the label, in local metres.</param>
/// <param name="FontSize">Millimetres of the sheet.</param>
internal sealed record RoomLabel(IReadOnlyList<LabelLine> Lines, Point2 Centre, double FontSize)
{
    /// <summary>From baseline to baseline, over the size of the line.</summary>
    public const double Leading = 1.24;

    private const double LargestFont = 2.8;
    private const double ReadableName = 1.2;

    /// <summary>A number is read down to this size, in millimetres.</summary>
    public const double ReadableNumber = 0.8;

    /// <summary>What is smaller cannot be seen, in millimetres.</summary>
    public const double SmallestFont = 0.3;

    // Share of the free rectangle that text may fill; the rest is white around it.
    private const double Fill = 0.88;

    /// <summary>Width of the label at font size 1.</summary>
    public double Width => WidthOf(Lines);

    /// <summary>Height of the label at font size 1.</summary>
    public double Height => HeightOf(Lines);

    /// <summary>What the label covers.</summary>
    /// <param name="sheet">The sheet it stands on.</param>
    /// <returns>Local metres.</returns>
    public Box2 Box(Sheet sheet)
    {
        double metres = FontSize / sheet.Length(1);
        double halfWidth = Width * metres / 2;
        double halfHeight = Height * metres / 2;
        return new Box2(Centre.X - halfWidth, Centre.Y - halfHeight, Centre.X + halfWidth, Centre.Y + halfHeight);
    }

    /// <summary>The fullest label that can be read, or else the largest that fits.</summary>
    /// <param name="row">A measured room.</param>
    /// <param name="free">Where the label may stand, in local metres.</param>
    /// <param name="sheet">The sheet.</param>
    /// <returns>Null where not even the shortest can be seen.</returns>
    public static RoomLabel? Fit(RoomRow row, Region free, Sheet sheet)
    {
        LabelLine[] number = OneLine(row.Number) is { Length: > 0 } text ? [new LabelLine(text, 1.15, true)] : [];
        var net = new LabelLine(string.Create(CultureInfo.InvariantCulture, $"{row.Areas?.Net ?? 0:F2} m²"), 1, false);
        RoomLabel full = Named(number, OneLine(row.LongName), net, free, sheet);
        if (full.FontSize >= ReadableName)
        {
            return full;
        }

        RoomLabel plain = Place([.. number, net], free, sheet);
        RoomLabel least = plain.FontSize >= ReadableNumber || number.Length == 0 ? plain : Place(number, free, sheet);
        return least.FontSize >= SmallestFont ? least : null;
    }

    // The name on one line, or on two where that makes it clearly larger.
    private static RoomLabel Named(LabelLine[] number, string name, LabelLine net, Region free, Sheet sheet)
    {
        if (name.Length == 0 || (number.Length > 0 && name == number[0].Text))
        {
            return Place([.. number, net], free, sheet);
        }

        RoomLabel one = Place([.. number, new LabelLine(name, 1, false), net], free, sheet);
        if (one.FontSize >= LargestFont || Wrap(name) is not var (first, second))
        {
            return one;
        }

        RoomLabel two = Place([.. number, new LabelLine(first, 1, false), new LabelLine(second, 1, false), net], free, sheet);
        return two.FontSize > 1.15 * one.FontSize ? two : one;
    }

    /// <summary>Lines of text where they fit best.</summary>
    /// <param name="lines">From top to bottom; at least one.</param>
    /// <param name="free">Where they may stand, in local metres.</param>
    /// <param name="sheet">The sheet.</param>
    /// <returns>The label; its font size may be too small to be read.</returns>
    public static RoomLabel Place(IReadOnlyList<LabelLine> lines, Region free, Sheet sheet)
    {
        double height = HeightOf(lines);
        var space = InscribedRectangle.Largest(free, WidthOf(lines) / height, 0.3 / sheet.Length(1));
        double font = Fill * sheet.Length(2 * space.HalfHeight) / height;
        return new RoomLabel(lines, space.Centre, Math.Min(font, LargestFont));
    }

    // Into two lines at the blank nearest to the middle, but not before a lone sign; Chinese and Japanese without blanks in the middle.
    private static (string First, string Second)? Wrap(string name)
    {
        int middle = name.Length / 2;
        int cut = Enumerable.Range(1, Math.Max(0, name.Length - 2))
            .Where(i => name[i] == ' ' && char.IsLetterOrDigit(name[i + 1]))
            .DefaultIfEmpty(-1)
            .MinBy(i => Math.Abs(i - middle));
        if (cut > 0)
        {
            return (name[..cut].TrimEnd(), name[cut..].TrimStart());
        }

        bool ideographs = name.Length >= 6 && name.All(c => c is >= '\u3041' and <= '\u9FFF');
        return ideographs ? (name[..middle], name[middle..]) : null;
    }

    private static string OneLine(string text) => SvgXml.Clean(text).ReplaceLineEndings(" ").Trim();

    private static double WidthOf(IReadOnlyList<LabelLine> lines) =>
        Math.Max(1, lines.Max(l => TextMetrics.Width(l.Text, l.Bold) * l.Size));

    private static double HeightOf(IReadOnlyList<LabelLine> lines) => lines.Sum(l => l.Size * Leading);
}
