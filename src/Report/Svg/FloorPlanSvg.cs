using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;

namespace SpaceGeo.Report.Svg;

/// <summary>Floor plans to print: rooms with number, name and net area, what bounds them and what takes area away, at a usual scale.
/// </summary>
public static class FloorPlanSvg
{
    private const string Style = """
        text { fill: #1b1b1b;
          font-family: "Helvetica Neue", Helvetica, Arial, "Liberation Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
        .paper { fill: #fff }
        .room { fill-rule: evenodd; fill-opacity: 0.8; stroke: none }
        .edge { fill: none; stroke: #6f6a63; stroke-width: 0.13 }
        .repaired { stroke: #c77700; stroke-width: 0.3; stroke-dasharray: 1.2 0.8 }
        .wall { fill: #9b9b9b; fill-rule: evenodd; stroke: #9b9b9b; stroke-width: 0.05 }
        .outline { fill: none; stroke: #2b2b2b; stroke-width: 0.25; stroke-linejoin: miter }
        .column { fill: #333; fill-rule: evenodd; stroke: #111; stroke-width: 0.25 }
        .curtain { fill: #cfe4f7; fill-rule: evenodd; stroke: #1c62b0; stroke-width: 0.13 }
        .deducted { fill: url(#hatch); fill-rule: evenodd; stroke: #d0191d; stroke-width: 0.18 }
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
    /// <param name="model">The model.</param>
    /// <param name="building">A building of the model.</param>
    /// <param name="storey">A storey of the building.</param>
    /// <returns>False, with nothing written, for a storey without measured rooms.</returns>
    public static bool Write(Stream stream, ModelRows model, BuildingRows building, StoreyRows storey)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(building);
        ArgumentNullException.ThrowIfNull(storey);
        if (PlanContent.Of(building.Measured.Building, storey) is not { } content)
        {
            return false;
        }

        var sheet = Sheet.For(content.View);
        using var svg = new SvgXml(stream);
        Storey nouns = storey.Measured.Storey;
        svg.Start(
            "svg",
            ("version", "1.1"),
            ("width", SvgXml.Number(sheet.Width) + "mm"),
            ("height", SvgXml.Number(sheet.Height) + "mm"),
            ("viewBox", $"0 0 {SvgXml.Number(sheet.Width)} {SvgXml.Number(sheet.Height)}"));
        svg.Text("title", $"{TitleBlock.NameOf(building, model.Measured.File)} – {StoreyName.Of(nouns)}");
        svg.Text("style", "\n" + Style + "\n");
        WriteDefinitions(svg, sheet);
        svg.Rectangle(0, 0, sheet.Width, sheet.Height, "paper");
        new PlanDrawing(svg, sheet, content).Write();
        new TitleBlock(svg, sheet, content).Write(model.Measured.File, building, storey);
        svg.End();
        return true;
    }

    private static void WriteDefinitions(SvgXml svg, Sheet sheet)
    {
        svg.Start("defs");
        svg.Start(
            "pattern",
            ("id", "hatch"),
            ("width", "0.9"),
            ("height", "0.9"),
            ("patternUnits", "userSpaceOnUse"),
            ("patternTransform", "rotate(45)"));
        svg.Empty("rect", ("width", "0.9"), ("height", "0.9"), ("fill", "#fff"), ("fill-opacity", "0.72"));
        svg.Empty("rect", ("width", "0.28"), ("height", "0.9"), ("fill", "#d0191d"));
        svg.End();
        svg.Start("clipPath", ("id", "view"));
        svg.Empty(
            "rect",
            ("x", SvgXml.Number(sheet.X(sheet.View.MinX))),
            ("y", SvgXml.Number(sheet.Y(sheet.View.MaxY))),
            ("width", SvgXml.Number(sheet.Length(sheet.View.Width))),
            ("height", SvgXml.Number(sheet.Length(sheet.View.Height))));
        svg.End();
        svg.End();
    }
}
