using SpaceGeo.Report.Rows;
using SpaceGeo.Report.Svg;
using SpaceGeo.Revisions.Differences;

namespace SpaceGeo.Report.Differences;

/// <summary>Floor plans to print that show what was and what is: old outlines dashed, new ones drawn through, what came and went filled.
/// </summary>
public static class DifferenceSvg
{
    private const string Style = """
        text { fill: #1b1b1b;
          font-family: "Helvetica Neue", Helvetica, Arial, "Liberation Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
        .paper { fill: #fff }
        .still { fill: #f4f3f0; fill-rule: evenodd; stroke: #b5b1aa; stroke-width: 0.13 }
        .added { fill: #bfe3c0; fill-rule: evenodd }
        .removed { fill: #f3c4c0; fill-rule: evenodd }
        .area { fill: #fbe8a6; fill-rule: evenodd }
        .parts { fill: #d5cdf0; fill-rule: evenodd }
        .moved { fill: #c8e4ee; fill-rule: evenodd }
        .said { fill: #e6e1d6; fill-rule: evenodd }
        .new { fill: none; stroke: #1b1b1b; stroke-width: 0.35; stroke-linejoin: miter }
        .old { fill: none; stroke: #c0261c; stroke-width: 0.4; stroke-dasharray: 1.6 1; stroke-linejoin: miter }
        .element { fill: #a8a8a8; fill-rule: evenodd; stroke: #7a7a7a; stroke-width: 0.05 }
        .came { fill: #1f7a34; fill-rule: evenodd; stroke: #0f5722; stroke-width: 0.15 }
        .went { fill: #fff; fill-opacity: 0.6; fill-rule: evenodd; stroke: #c0261c; stroke-width: 0.25; stroke-dasharray: 0.8 0.5 }
        .label { text-anchor: middle; stroke: #fff; stroke-opacity: 0.85; stroke-linejoin: round; paint-order: stroke }
        .bold { font-weight: bold }
        .quiet { fill: #666 }
        .end { text-anchor: end }
        .middle { text-anchor: middle }
        .border { fill: none; stroke: #1b1b1b; stroke-width: 0.5 }
        .rule { fill: none; stroke: #1b1b1b; stroke-width: 0.18 }
        .black { fill: #1b1b1b; stroke: #1b1b1b; stroke-width: 0.18 }
        .white { fill: #fff; stroke: #1b1b1b; stroke-width: 0.18 }
        """;

    /// <summary>Writes the plan of a storey as a standalone SVG 1.1 document; one user unit is a millimetre of the sheet.</summary>
    /// <param name="stream">Receives UTF-8; stays open.</param>
    /// <param name="report">The difference.</param>
    /// <param name="storey">A storey of it.</param>
    /// <param name="rooms">The rooms that changed on it.</param>
    /// <returns>False, with nothing written, for a storey without a room that changed or with no geometry.</returns>
    public static bool Write(Stream stream, DifferenceReport report, StoreyDifference storey, IReadOnlyList<RoomChange> rooms)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(storey);
        ArgumentNullException.ThrowIfNull(rooms);
        if (rooms.Count == 0 || DifferenceContent.Of(report, storey, rooms) is not { } content)
        {
            return false;
        }

        var sheet = Sheet.For(content.View);
        using var svg = new SvgXml(stream);
        svg.Start(
            "svg",
            ("version", "1.1"),
            ("width", SvgXml.Number(sheet.Width) + "mm"),
            ("height", SvgXml.Number(sheet.Height) + "mm"),
            ("viewBox", $"0 0 {SvgXml.Number(sheet.Width)} {SvgXml.Number(sheet.Height)}"));
        svg.Text("title", $"{report.BuildingName} – {StoreyName.Of(storey.Storey)}: {report.Before} → {report.After}");
        svg.Text("style", "\n" + Style + "\n");
        svg.Rectangle(0, 0, sheet.Width, sheet.Height, "paper");
        new DifferenceDrawing(svg, sheet, content).Write();
        new DifferenceTitle(svg, sheet, content).Write(report, storey, rooms);
        svg.End();
        return true;
    }
}
