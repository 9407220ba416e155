using System.Globalization;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Report.Svg;
using SpaceGeo.Revisions.Differences;

namespace SpaceGeo.Report.Differences;

/// <summary>Draws what was and what is, layer over layer: rooms that stayed, rooms that changed, elements, outlines, labels.</summary>
internal sealed class DifferenceDrawing(SvgXml svg, Sheet sheet, DifferenceContent content)
{
    // What would read 0.00 says nothing.
    private const double LeastShownM2 = 0.005;

    public void Write()
    {
        Write("still", content.Still.Select(region => ("still", region, string.Empty)));

        // What is no more lies below what is there now.
        Write("changes", content.Changes.OrderBy(c => c.Current is not null).Select(c => (c.Style, (c.Current ?? c.Old)!, Describe(c.Change))));
        Write("elements", content.Elements.Select(e => ("element", e.Section, Describe(e, "stayed"))));
        Write("went", content.Went.Select(e => ("went", e.Section, Describe(e, "is no more, or stood here"))));
        Write("came", content.Came.Select(e => ("came", e.Section, Describe(e, "is new, or stands here now"))));
        Write("new-outlines", content.Changes.Where(c => c.Current is not null).Select(c => ("new", c.Current!, string.Empty)));
        Write("old-outlines", content.Changes.Where(HasOldOutline).Select(c => ("old", c.Old!, string.Empty)));
        WriteLabels();
    }

    // An outline that stayed is drawn once.
    private static bool HasOldOutline(DrawnChange drawn) => drawn.Old is not null
        && (drawn.Current is null || drawn.Change.Kinds.Any(k => k is RoomChangeKind.Moved)
            || Math.Abs(drawn.Old.Area - drawn.Current.Area) > AreaDoubt.Of(drawn.Change.Before!, drawn.Change.After!));

    private static string Describe(RoomChange change)
    {
        string areas = string.Create(
            CultureInfo.InvariantCulture, $"net {change.Before?.Areas?.Net ?? 0:F2} → {change.After?.Areas?.Net ?? 0:F2} m²");
        string[] lines = [$"{DifferenceReport.NumberOf(change)}: {DifferenceReport.Kinds(change, ", ")}", areas, .. DifferenceReport.Notes(change)];
        return string.Join('\n', lines);
    }

    private static string Describe(DrawnElement drawn, string fate) =>
        $"{drawn.Element.Type} {drawn.Element.Name}\n{drawn.Element.GlobalId}\n{fate}";

    private void Write(string id, IEnumerable<(string Style, Region Region, string Title)> shapes)
    {
        svg.Start("g", ("id", id));
        foreach ((string style, Region region, string title) in shapes)
        {
            svg.Start("path", ("class", style), ("d", SvgXml.Path(region, sheet)));
            if (title.Length > 0)
            {
                svg.Text("title", title);
            }

            svg.End();
        }

        svg.End();
    }

    // The smallest room chooses first; a room that is no more keeps clear of those that lie on its floor.
    private void WriteLabels()
    {
        var taken = new List<Region>();
        svg.Start("g", ("id", "labels"));
        foreach (DrawnChange drawn in content.Changes.Reverse().OrderBy(c => c.Current is null))
        {
            Region room = (drawn.Current ?? drawn.Old)!;
            Region free = content.Came.Select(e => e.Section).Concat(taken).Aggregate(room, RegionBoolean.Difference);
            if (Fit(drawn.Change, free.IsEmpty ? room : free) is { } label)
            {
                taken.Add(RegionBuilder.Rectangle(label.Box(sheet)));
                PlanDrawing.WriteLabel(svg, sheet, label);
            }
        }

        svg.End();
    }

    private RoomLabel? Fit(RoomChange change, Region free)
    {
        string name = SvgXml.Clean(DifferenceReport.NameOf((change.After ?? change.Before)!)).ReplaceLineEndings(" ").Trim();
        var number = new LabelLine(name.Length > 0 ? name : "–", 1.15, true);
        var what = new LabelLine(DifferenceReport.Kinds(change, ", "), 0.85, false);
        var difference = new LabelLine($"{DifferenceReport.Signed(change.NetDifferenceM2)} m²", 1.05, false);
        var net = new LabelLine(
            string.Create(CultureInfo.InvariantCulture, $"{(change.After is null ? "was" : "now")} {(change.After ?? change.Before)!.Areas?.Net ?? 0:F2} m²"), 0.85, false);
        LabelLine[] changed = Math.Abs(change.NetDifferenceM2) >= LeastShownM2 ? [difference] : [];
        RoomLabel? best = null;
        foreach (LabelLine[] lines in (LabelLine[][])[[number, .. changed, net, what], [number, .. changed], [number]])
        {
            best = RoomLabel.Place(lines, free, sheet);
            if (best.FontSize >= 1.2)
            {
                return best;
            }
        }

        return best?.FontSize >= RoomLabel.SmallestFont ? best : null;
    }
}
