using System.Globalization;
using SpaceGeo.Report.Rows;
using SpaceGeo.Report.Svg;
using SpaceGeo.Revisions.Differences;

namespace SpaceGeo.Report.Differences;

/// <summary>Border and title block of a sheet that shows a difference.</summary>
internal sealed class DifferenceTitle(SvgXml svg, Sheet sheet, DifferenceContent content)
{
    private readonly TitleBlock _block = new(svg, sheet, content.Plan);

    public void Write(DifferenceReport report, StoreyDifference storey, IReadOnlyList<RoomChange> rooms)
    {
        _block.WriteFrame(report.Difference.After.Building.Georeference);
        WriteTitle(report, storey, rooms.Count);
        WriteAreas(report, storey);
        WriteLegend();
    }

    private void WriteTitle(DifferenceReport report, StoreyDifference storey, int changed)
    {
        double x = _block.Edges[0] + TitleBlock.Padding;
        double width = _block.Edges[1] - _block.Edges[0] - (2 * TitleBlock.Padding);
        _block.Line(report.BuildingName, x, _block.Top + 9, 5, width, "bold");
        _block.Line(StoreyName.Of(storey.Storey), x, _block.Top + 16, 4.2, width, string.Empty);
        string rooms = changed == 1 ? "1 room" : changed.ToString(CultureInfo.InvariantCulture) + " rooms";
        string scale = sheet.Scale.ToString(CultureInfo.InvariantCulture);
        _block.Line($"{rooms} changed · plan 1:{scale} on {sheet.Format}", x, _block.Top + 22, 2.4, width, "quiet");
        _block.Line($"before: {report.Before}", x, _block.Top + 26.6, 2.4, width, "quiet");
        _block.Line($"after: {report.After}", x, _block.Top + 31.2, 2.4, width, "quiet");
    }

    private void WriteAreas(DifferenceReport report, StoreyDifference storey)
    {
        double x = _block.Edges[1] + TitleBlock.Padding;
        double right = _block.Edges[2] - TitleBlock.Padding;
        svg.Label("Δ net area", x, _block.Top + 8, 3, "bold");
        svg.Label($"{DifferenceReport.Signed(storey.After.NetM2 - storey.Before.NetM2)} m²", right, _block.Top + 8, 3.8, "bold end");
        (string Name, string Value)[] rows =
        [
            ("net before", SquareMetres(storey.Before.NetM2)),
            ("net after", SquareMetres(storey.After.NetM2)),
            ("rooms before", storey.Before.Rooms.ToString(CultureInfo.InvariantCulture)),
            ("rooms after", storey.After.Rooms.ToString(CultureInfo.InvariantCulture)),
        ];
        double y = _block.Top + 13.2;
        foreach ((string name, string value) in rows)
        {
            svg.Label(name, x, y, 2.4, string.Empty);
            svg.Label(value, right, y, 2.4, "end");
            y += 3.9;
        }

        svg.Line(x, _block.Top + 27.2, right, _block.Top + 27.2, "rule");
        _block.Line($"measured by {report.Difference.After.Standard.Id}", x, _block.Top + 31.2, 2.4, right - x, "quiet");
    }

    private void WriteLegend()
    {
        bool Any(string style) => content.Changes.Any(c => c.Style == style);
        (bool Occurs, string Style, string Text)[] entries =
        [
            (Any("added"), "added", "room added"),
            (Any("removed"), "removed", "room gone"),
            (Any("parts"), "parts", "split, merged"),
            (Any("area"), "area", "other area"),
            (Any("moved"), "moved", "moved"),
            (Any("said"), "said", "renamed"),
            (true, "old", "was so"),
            (true, "new", "is so"),
            (content.Came.Count > 0, "came", "new element"),
            (content.Went.Count > 0, "went", "gone element"),
        ];
        double x = _block.Edges[2] + TitleBlock.Padding;
        double half = (_block.Edges[3] - TitleBlock.Padding - x) / 2;
        int place = 0;
        foreach ((_, string style, string text) in entries.Where(e => e.Occurs))
        {
            double left = x + (place >= 5 ? half + 1 : 0);
            double y = _block.Top + 4 + (place++ % 5 * 5.9);
            svg.Rectangle(left, y, 5, 3, style);
            _block.Line(text, left + 6.5, y + 2.35, 2.4, half - 7, string.Empty);
        }
    }

    private static string SquareMetres(double area) => string.Create(CultureInfo.InvariantCulture, $"{area:F2} m²");
}
