using System.Globalization;
using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;

namespace SpaceGeo.Report.Svg;

/// <summary>Draws the plan itself, layer over layer: rooms, curtain walls, walls, columns, deductions, edges, labels.</summary>
internal sealed class PlanDrawing(SvgXml svg, Sheet sheet, PlanContent content)
{
    public void Write()
    {
        svg.Start("g", ("clip-path", "url(#view)"));
        WriteRooms();
        WriteElements(kind => kind == ObstacleKind.CurtainWallPart, "curtain");
        WriteElements(kind => kind.IsWall() || kind == ObstacleKind.Covering, "wall");
        WriteWallOutline();
        WriteElements(kind => kind is ObstacleKind.Column or ObstacleKind.Pilaster, "column");
        WriteDeductions();
        WriteEdges();
        svg.End();
        WriteLabels();
    }

    private static string Describe(RoomRow row)
    {
        var text = new StringBuilder($"{row.Number} {row.LongName}".Trim());
        if (row.Areas is { } areas)
        {
            text.Append(CultureInfo.InvariantCulture, $"\ngross {areas.Gross:F2} m² · net {areas.Net:F2} m²");
            foreach (ReceiptRow line in row.Receipt.Where(l => l.AreaM2 >= PlanContent.LeastHatchedM2))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n− {line.AreaM2:F4} m² {line.ElementType} {line.ElementName}");
            }
        }

        return text.Append(row.Reason.Length > 0 ? $"\n{row.StatusWord}: {row.Reason}" : string.Empty).ToString();
    }

    private void WriteRooms()
    {
        svg.Start("g", ("id", "rooms"));
        foreach (DrawnRoom room in content.Rooms)
        {
            WriteShape("room", room.Footprint, Describe(room.Row), ("fill", room.Colour));
        }

        svg.End();
    }

    private void WriteElements(Func<ObstacleKind, bool> isMeant, string style)
    {
        svg.Start("g", ("id", style + "s"));
        foreach (DrawnElement drawn in content.Elements.Where(e => isMeant(e.Element.Kind)))
        {
            Element element = drawn.Element;
            WriteShape(style, drawn.Section, $"{element.Type} {element.Name}\n{element.GlobalId}");
        }

        svg.End();
    }

    // Walls that run into each other share one outline, as on a drawing by hand.
    private void WriteWallOutline()
    {
        Region[] walls = [.. content.Elements.Where(e => e.Element.Kind.IsWall()).Select(e => e.Section)];
        if (walls.Length > 0)
        {
            svg.Empty("path", ("class", "outline"), ("d", SvgXml.Path(RegionBoolean.Union(walls), sheet)));
        }
    }

    private void WriteDeductions()
    {
        svg.Start("g", ("id", "deductions"));
        foreach (Region deducted in content.Rooms.SelectMany(r => r.Deducted).Where(d => !d.IsEmpty))
        {
            svg.Empty("path", ("class", "deducted"), ("d", SvgXml.Path(deducted, sheet)));
        }

        svg.End();
    }

    // Over everything: the edge of a room that lies under another, or under a wall, is still seen.
    private void WriteEdges()
    {
        svg.Start("g", ("id", "edges"));
        foreach (DrawnRoom room in content.Rooms)
        {
            string style = room.Row.Status == RoomStatus.Repaired ? "edge repaired" : "edge";
            svg.Empty("path", ("class", style), ("d", SvgXml.Path(room.Footprint, sheet)));
        }

        svg.End();
    }

    // The smallest room chooses first; whoever lies under it keeps clear of its label.
    private void WriteLabels()
    {
        var taken = new List<Region>();
        svg.Start("g", ("id", "labels"));
        foreach (DrawnRoom room in content.Rooms.Reverse())
        {
            Region free = room.Deducted.Concat(taken).Aggregate(room.Footprint, RegionBoolean.Difference);
            if (RoomLabel.Fit(room.Row, free.IsEmpty ? room.Footprint : free, sheet) is { } label)
            {
                taken.Add(RegionBuilder.Rectangle(label.Box(sheet)));
                WriteLabel(label);
            }
        }

        svg.End();
    }

    private void WriteLabel(RoomLabel label) => WriteLabel(svg, sheet, label);

    /// <summary>Writes a label.</summary>
    public static void WriteLabel(SvgXml svg, Sheet sheet, RoomLabel label)
    {
        double y = sheet.Y(label.Centre.Y) - (label.Height * label.FontSize / 2);
        string x = SvgXml.Number(sheet.X(label.Centre.X));
        svg.Start("g", ("class", "label"), ("stroke-width", SvgXml.Number(label.FontSize * 0.22)));
        foreach (LabelLine line in label.Lines)
        {
            double size = line.Size * label.FontSize;
            double baseline = y + (0.92 * size); // Puts the middle of capitals into the middle of the line.
            (string, string) at = ("y", SvgXml.Number(baseline));
            (string, string) font = ("font-size", SvgXml.Number(size));
            if (line.Bold)
            {
                svg.Text("text", line.Text, ("class", "bold"), ("x", x), at, font);
            }
            else
            {
                svg.Text("text", line.Text, ("x", x), at, font);
            }

            y += size * RoomLabel.Leading;
        }

        svg.End();
    }

    private void WriteShape(string style, Region region, string title, params ReadOnlySpan<(string, string)> more)
    {
        svg.Start("path", [("class", style), ("d", SvgXml.Path(region, sheet)), .. more]);
        svg.Text("title", title.Trim());
        svg.End();
    }
}
