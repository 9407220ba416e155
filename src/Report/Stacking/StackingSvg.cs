using System.Globalization;
using SpaceGeo.Report.Svg;

namespace SpaceGeo.Report.Stacking;

/// <summary>Draws a stacking plan: a bar for each storey, as wide as its area, organisations as colours, what is idle hatched.</summary>
public static class StackingSvg
{
    /// <summary>Writes a standalone SVG 1.1 document.</summary>
    /// <param name="stream">Receives UTF-8; stays open.</param>
    /// <param name="plan">What is drawn.</param>
    public static void Write(Stream stream, StackingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(plan);
        using var svg = new SvgXml(stream);
        new Drawing(svg, plan).Write();
    }

    /// <summary>One sheet; one user unit is a pixel.</summary>
    private sealed class Drawing
    {
        private const double Margin = 24;
        private const double Names = 110;         // before the bars, for names of storeys
        private const double Bar = 400;           // of the largest storey
        private const double Gutter = 84;         // between before and after, for areas
        private const double Row = 22;
        private const double RowGap = 4;
        private const double Head = 64;
        private const double BuildingHead = 40;
        private const double BuildingGap = 14;
        private const double LegendRow = 20;
        private const int LegendColumns = 3;
        private const double LeastLabel = 40;     // a narrower part bears no code
        private const double Width = Margin + Names + Bar + Gutter + Bar + Gutter + Margin;

        private const string Style = """
            text { fill: #1b1b1b;
              font-family: "Helvetica Neue", Helvetica, Arial, "Liberation Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
            .paper { fill: #fff }
            .bold { font-weight: bold }
            .quiet { fill: #666 }
            .end { text-anchor: end }
            .middle { text-anchor: middle }
            .part { stroke: #fff; stroke-width: 1 }
            .idle { fill: url(#idle); stroke: #8a8a8a; stroke-width: 0.8 }
            .other { fill: #e9e9e9; stroke: #fff; stroke-width: 1 }
            .changed { fill: none; stroke: #1b1b1b; stroke-width: 1.6 }
            .rule { stroke: #d0d0d0; stroke-width: 1 }
            """;

        private readonly SvgXml _svg;
        private readonly StackingPlan _plan;
        private readonly StackingColours _colours;
        private readonly double _scale;
        private readonly double _legendTop;
        private readonly double _height;

        public Drawing(SvgXml svg, StackingPlan plan)
        {
            (_svg, _plan) = (svg, plan);
            _colours = StackingColours.Of(plan);
            double largest = plan.Buildings.SelectMany(b => b.Storeys).Select(s => s.AreaM2).DefaultIfEmpty(1).Max();
            _scale = Bar / largest;
            _legendTop = Margin + Head + plan.Buildings.Sum(HeightOf);
            int lines = (_colours.Legend.Count + 2 + LegendColumns - 1) / LegendColumns;
            _height = _legendTop + BuildingHead + (lines * LegendRow) + Margin;
        }

        private static double BeforeX => Margin + Names;

        private static double AfterX => BeforeX + Bar + Gutter;

        public void Write()
        {
            _svg.Start(
                "svg", ("version", "1.1"), ("width", SvgXml.Number(Width)), ("height", SvgXml.Number(_height)),
                ("viewBox", $"0 0 {SvgXml.Number(Width)} {SvgXml.Number(_height)}"));
            _svg.Text("title", _plan.Title);
            _svg.Text("style", "\n" + Style + "\n");
            WriteHatch();
            _svg.Rectangle(0, 0, Width, _height, "paper");
            _svg.Label(TextMetrics.Fit(_plan.Title, true, (Width - (2 * Margin)) / 18), Margin, Margin + 16, 18, "bold");
            _svg.Label(Note(), Margin, Margin + 34, 11, "quiet");
            _svg.Label("before", BeforeX, Margin + Head - 8, 13, "bold");
            _svg.Label("after", AfterX, Margin + Head - 8, 13, "bold");
            double y = Margin + Head;
            foreach (StackedBuilding building in _plan.Buildings)
            {
                WriteBuilding(building, y);
                y += HeightOf(building);
            }

            WriteLegend();
            _svg.End();
        }

        private static double HeightOf(StackedBuilding building) => BuildingHead + (building.Storeys.Count * (Row + RowGap)) + BuildingGap;

        private string Note()
        {
            if (_plan.Buildings.Count == 0)
            {
                return "Nothing changes in any building.";
            }

            string more = _plan.LeftOut > 0 ? string.Create(CultureInfo.InvariantCulture, $" {_plan.LeftOut} more buildings are not drawn.") : string.Empty;
            return "Bars are as wide as the net area of the storey's rooms. Storeys with a frame change." + more;
        }

        private void WriteHatch()
        {
            _svg.Start("defs");
            _svg.Start("pattern", ("id", "idle"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"));
            _svg.Empty("rect", ("width", "6"), ("height", "6"), ("fill", "#fff"));
            _svg.Empty("rect", ("width", "1.6"), ("height", "6"), ("fill", "#9a9a9a"));
            _svg.End();
            _svg.End();
        }

        private void WriteBuilding(StackedBuilding building, double top)
        {
            _svg.Line(Margin, top + 8, Width - Margin, top + 8, "rule");
            _svg.Label(TextMetrics.Fit($"{building.Name} · {building.Site}", true, (Bar + Names) / 14), Margin, top + 28, 14, "bold");
            _svg.Label(Used(building, s => s.Before), BeforeX + Bar + Gutter - 16, top + 28, 11, "quiet end");
            _svg.Label(Used(building, s => s.After), Width - Margin, top + 28, 11, "quiet end");
            double y = top + BuildingHead;
            foreach (StackedStorey storey in building.Storeys)
            {
                bool isChanged = !storey.Before.SequenceEqual(storey.After);
                _svg.Label(TextMetrics.Fit(storey.Name, false, (Names - 10) / 11), Margin + Names - 8, y + 15, 11, "end");
                WriteBar(storey.Before, BeforeX, y, isChanged: false);
                WriteBar(storey.After, AfterX, y, isChanged);
                y += Row + RowGap;
            }
        }

        private static string Used(StackedBuilding building, Func<StackedStorey, IReadOnlyList<StackedPart>> parts) =>
            Area(building.Storeys.SelectMany(parts).Where(p => p.Use == StackedUse.Used).Sum(p => p.AreaM2)) + " used";

        private void WriteBar(IReadOnlyList<StackedPart> parts, double left, double y, bool isChanged)
        {
            double x = left;
            foreach (StackedPart part in parts)
            {
                double width = part.AreaM2 * _scale;
                WritePart(part, x, y, width);
                x += width;
            }

            _svg.Label(Area(parts.Sum(p => p.AreaM2)), x + 6, y + 15, 10, "quiet");
            if (isChanged)
            {
                _svg.Rectangle(left, y, x - left, Row, "changed");
            }
        }

        private void WritePart(StackedPart part, double x, double y, double width)
        {
            string what = part.Use switch
            {
                StackedUse.Used => $"{part.Organisation} {_plan.Names.GetValueOrDefault(part.Organisation, string.Empty)}".Trim(),
                StackedUse.Idle => "idle",
                StackedUse.Other => "other rooms",
            };
            _svg.Start("g");
            _svg.Text("title", $"{what}: {Area(part.AreaM2)}");
            string styles = part.Use switch { StackedUse.Used => "part", StackedUse.Idle => "idle", StackedUse.Other => "other" };
            (string, string)[] colour = part.Use == StackedUse.Used ? [("fill", _colours.Of(part.Organisation))] : [];
            _svg.Empty(
                "rect",
                [("class", styles), ("x", SvgXml.Number(x)), ("y", SvgXml.Number(y)), ("width", SvgXml.Number(width)), ("height", SvgXml.Number(Row)), .. colour]);
            string label = part.Use == StackedUse.Used ? TextMetrics.Fit(_colours.Short(part.Organisation), false, (width - 6) / 10) : string.Empty;
            if (width >= LeastLabel && label.Length > 0)
            {
                _svg.Label(label, x + (width / 2), y + 15, 10, "middle");
            }

            _svg.End();
        }

        private void WriteLegend()
        {
            _svg.Line(Margin, _legendTop + 8, Width - Margin, _legendTop + 8, "rule");
            double column = (Width - (2 * Margin)) / LegendColumns;
            (string Styles, string Colour, string Text)[] entries =
            [
                .. _colours.Legend.Select(l => ("part", l.Colour, l.Text)), ("idle", string.Empty, "idle"),
                ("other", string.Empty, "plant, ancillary, or not known who uses it"),
            ];
            for (int i = 0; i < entries.Length; i++)
            {
                double x = Margin + (i % LegendColumns * column);
                double y = _legendTop + 22 + (i / LegendColumns * LegendRow);
                (string, string)[] colour = entries[i].Colour.Length > 0 ? [("fill", entries[i].Colour)] : [];
                _svg.Empty("rect", [("class", entries[i].Styles), ("x", SvgXml.Number(x)), ("y", SvgXml.Number(y)), ("width", "22"), ("height", "13"), .. colour]);
                _svg.Label(TextMetrics.Fit(entries[i].Text, false, (column - 40) / 11), x + 30, y + 11, 11, "text");
            }
        }

        private static string Area(double areaM2) => areaM2.ToString("#,0 m²", CultureInfo.InvariantCulture);
    }
}
