using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;

namespace SpaceGeo.Report.Svg;

/// <summary>Border and title block of a sheet: what is shown, the sums, the legend, scale bar and north.</summary>
internal sealed class TitleBlock(SvgXml svg, Sheet sheet, PlanContent content)
{
    /// <summary>White between the lines of the block and what stands in its cells.</summary>
    public const double Padding = 4;

    private readonly double _top = sheet.Height - Sheet.Border - Sheet.TitleHeight;

    // Cells of the block, as shares of its width: title, areas, legend, scale.
    private readonly double[] _edges =
        [.. new[] { 0, 0.37, 0.61, 0.79, 1 }.Select(share => Sheet.Border + (share * (sheet.Width - (2 * Sheet.Border))))];

    /// <summary>The building's name, or the file's where it has none.</summary>
    public static string NameOf(BuildingRows building, ModelFile file) =>
        building.Measured.Building.Name.Trim() is { Length: > 0 } name ? name : Path.GetFileNameWithoutExtension(file.FileName);

    public void Write(ModelFile file, BuildingRows building, StoreyRows storey)
    {
        WriteFrame(building.Measured.Building.Georeference);
        WriteTitle(file, building, storey);
        WriteAreas(building.Measured.Standard, storey.Totals);
        WriteLegend(storey);
    }

    /// <summary>Left of the first cell, between cells, and right of the last: title, areas, legend, scale.</summary>
    public IReadOnlyList<double> Edges => _edges;

    /// <summary>Top of the block.</summary>
    public double Top => _top;

    /// <summary>Border, lines of the block, scale bar and north.</summary>
    /// <param name="georeference">Where the building's local metres lie.</param>
    public void WriteFrame(Georeference georeference)
    {
        svg.Rectangle(Sheet.Border, Sheet.Border, sheet.Width - (2 * Sheet.Border), sheet.Height - (2 * Sheet.Border), "border");
        svg.Line(Sheet.Border, _top, sheet.Width - Sheet.Border, _top, "border");
        foreach (double edge in _edges[1..^1])
        {
            svg.Line(edge, _top, edge, _top + Sheet.TitleHeight, "rule");
        }

        WriteScale();
        if (georeference.Source != GeoreferenceSource.None)
        {
            WriteNorth(georeference.RotationDegrees, georeference.Source == GeoreferenceSource.MapConversion);
        }
    }

    private void WriteTitle(ModelFile file, BuildingRows building, StoreyRows storey)
    {
        double x = _edges[0] + Padding;
        double width = _edges[1] - _edges[0] - (2 * Padding);
        Storey nouns = storey.Measured.Storey;
        string name = StoreyName.Of(nouns);
        Line(NameOf(building, file), x, _top + 9, 5, width, "bold");
        Line(name, x, _top + 16, 4.2, width, string.Empty);
        double elevation = Math.Round(nouns.ElevationM, 2) + 0.0;
        string level = double.IsFinite(elevation)
            ? string.Create(CultureInfo.InvariantCulture, $"elevation {elevation:+0.00;-0.00;±0.00} m · ")
            : string.Empty;
        Line($"{level}floor plan 1:{Whole(sheet.Scale)} on {sheet.Format}", x, _top + 22, 2.4, width, "quiet");
        int missing = storey.Totals.Rooms - storey.Totals.Measured;
        string note = missing == 0 ? string.Empty : $"{Rooms(missing)} could not be measured. ";
        note += storey.Totals.Overlap > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Rooms overlap: {storey.Totals.Overlap:F2} m² left out of the sums.")
            : string.Empty;
        Line(note, x, _top + 26.6, 2.4, width, "quiet");
        Line(file.FileName, x, _top + 31.2, 2.4, width, "quiet");
    }

    private void WriteAreas(AreaStandard standard, AreaTotals totals)
    {
        double x = _edges[1] + Padding;
        double right = _edges[2] - Padding;
        svg.Label("Σ net area", x, _top + 8, 3, "bold");
        svg.Label(SquareMetres(totals.Net), right, _top + 8, 3.8, "bold end");
        (string, double)[] rows =
            [("gross", totals.Gross), ("− columns", -totals.Column), ("− walls", -totals.Wall), ("− other", -totals.Other)];
        double y = _top + 13.2;
        foreach ((string name, double area) in rows)
        {
            svg.Label(name, x, y, 2.4, string.Empty);
            svg.Label(SquareMetres(Math.Abs(area)), right, y, 2.4, "end");
            y += 3.9;
        }

        svg.Line(x, _top + 27.2, right, _top + 27.2, "rule");
        Line($"{Rooms(totals.Measured)}, measured by {standard.Id}", x, _top + 31.2, 2.4, right - x, "quiet");
    }

    private void WriteLegend(StoreyRows storey)
    {
        bool Any(Func<ObstacleKind, bool> isMeant) => content.Elements.Any(e => isMeant(e.Element.Kind));
        (bool Occurs, string Style, string Text)[] entries =
        [
            (true, "room", "room: number, name, net area"),
            (Any(kind => kind.IsWall()), "wall", "wall, cut"),
            (Any(kind => kind is ObstacleKind.Column or ObstacleKind.Pilaster), "column", "column, cut"),
            (Any(kind => kind == ObstacleKind.CurtainWallPart), "curtain", "curtain wall, cut"),
            (content.Rooms.Any(r => r.Deducted.Count > 0), "deducted", "deducted from the room"),
            (storey.Rooms.Any(r => r.Status == RoomStatus.Repaired && r.PlanRoom >= 0), "edge repaired", "room with repaired outline"),
        ];
        double y = _top + 4;
        double x = _edges[2] + Padding;
        foreach ((_, string style, string text) in entries.Where(e => e.Occurs))
        {
            svg.Empty(
                "rect",
                ("class", style),
                ("x", SvgXml.Number(x)),
                ("y", SvgXml.Number(y)),
                ("width", "6"),
                ("height", "3"),
                ("fill", "#d2e5f3")); // Of a room; the other classes bring their own.
            if (style is "wall" or "room")
            {
                svg.Rectangle(x, y, 6, 3, style == "wall" ? "outline" : "edge");
            }

            Line(text, x + 8, y + 2.35, 2.4, _edges[3] - Padding - x - 8, string.Empty);
            y += 4.9;
        }
    }

    private void WriteScale()
    {
        double x = _edges[3] + Padding;
        double widest = _edges[4] - _edges[3] - (2 * Padding) - 25;
        double length = ScaleBarMetres(widest * sheet.Scale / 1000);
        double step = sheet.Length(length) / 4;
        double y = _top + 24;
        for (int part = 0; part < 4; part++)
        {
            svg.Rectangle(x + (part * step), y, step, 1.6, part % 2 == 0 ? "black" : "white");
        }

        svg.Label("0", x, y + 5, 2.4, "middle");
        svg.Label(Metres(length / 2), x + (2 * step), y + 5, 2.4, "middle");
        svg.Label(Metres(length) + " m", x + (4 * step), y + 5, 2.4, "middle");
        svg.Label($"1:{Whole(sheet.Scale)}", x, _top + 9, 4.2, "bold");
        svg.Label(sheet.Format, x, _top + 14, 2.4, "quiet");
    }

    // Local x lies `rotation` counter-clockwise of the map's east, so north lies as much clockwise of local y, which points up.
    private void WriteNorth(double rotation, bool grid)
    {
        double x = _edges[4] - Padding - 10;
        double y = _top + (Sheet.TitleHeight / 2);
        string place = $"translate({SvgXml.Number(x)} {SvgXml.Number(y)}) rotate({SvgXml.Number(rotation)})";
        svg.Start("g", ("id", "north"), ("transform", place));
        svg.Text("title", grid ? "grid north of the map" : "true north");
        svg.Empty("circle", ("class", "rule"), ("r", "6"));
        svg.Empty("path", ("class", "black"), ("d", "M0 -8.6L2.6 5.4L0 3.6Z"));
        svg.Empty("path", ("class", "white"), ("d", "M0 -8.6L-2.6 5.4L0 3.6Z"));
        svg.Label("N", 0, -9.6, 3, "bold middle");
        svg.End();
    }

    // 1, 2 or 5 times a power of ten.
    private static double ScaleBarMetres(double longest)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(longest)));
        double factor = longest / power;
        return power * (factor >= 5 ? 5 : factor >= 2 ? 2 : 1);
    }

    private static string SquareMetres(double area) => string.Create(CultureInfo.InvariantCulture, $"{area:F2} m²");

    private static string Metres(double length) => length.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Rooms(int count) => count == 1 ? "1 room" : Whole(count) + " rooms";

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A line of text: shrinks to 70 % where it must, then is cut.</summary>
    public void Line(string text, double x, double y, double size, double width, string styles)
    {
        bool bold = styles == "bold";
        double fitting = Math.Max(0.7 * size, Math.Min(size, width / Math.Max(1, TextMetrics.Width(text, bold))));
        svg.Label(TextMetrics.Fit(text, bold, width / fitting), x, y, fitting, styles);
    }
}
