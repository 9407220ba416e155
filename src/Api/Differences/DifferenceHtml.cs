using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Report.Differences;
using SpaceGeo.Revisions.Differences;

namespace SpaceGeo.Api.Differences;

/// <summary>A difference as a page.</summary>
internal static class DifferenceHtml
{
    private static readonly string[] Sums = ["roomsBefore", "roomsAfter", "netAreaBeforeM2", "netAreaAfterM2", "netAreaDifferenceM2"];

    /// <summary>The page.</summary>
    /// <param name="report">The difference.</param>
    /// <param name="address">Where it is asked.</param>
    public static HtmlPage Of(DifferenceReport report, Address address)
    {
        HtmlPage page = new HtmlPage($"{report.BuildingName}: what changed", ("SpaceGeo", address.To()))
            .Paragraph($"{report.Before} → {report.After}, areas by {report.Difference.After.Standard.Id}");
        if (report.Doubt.Length > 0)
        {
            page.Paragraph(report.Doubt);
        }

        page.Links(("JSON", address.Here("f", "json")), ("CSV", address.Here("f", "csv")));
        foreach ((StoreyDifference storey, IReadOnlyList<RoomChange> rooms) in report.Storeys().Where(s => s.Rooms.Count > 0))
        {
            page.Heading(storey.Storey.Name.Length > 0 ? storey.Storey.Name : "(unnamed storey)")
                .Table(["room", "name", "changes", "netAreaBeforeM2", "netAreaAfterM2", "netAreaDifferenceM2", "why"], rooms.Select(Row))
                .Links(("Plan (SVG)", address.Here("f", "svg", ("storey", storey.Storey.Name))));
        }

        page.Heading("Σ by storey").Table(["storey", .. Sums], report.Difference.Storeys.Select(s => Row(s.Storey.Name, s.Before, s.After)));
        if (report.Organisations.Count > 0)
        {
            page.Heading("Σ by organisation")
                .Table(["organisation", .. Sums], report.Organisations.Select(o => Row($"{o.Code} {o.Name}", o.Before, o.After)));
        }

        return report.Verdicts.Count == 0 ? page : page.Heading("Other verdicts").Table(
            ["person", "organisation", "outcomeBefore", "outcomeAfter", "areaBeforeM2", "areaAfterM2", "limitM2", "rules"],
            report.Verdicts.Select(v => new object?[] { v.Person, v.Organisation, v.Before, v.After, v.BeforeM2, v.AfterM2, v.LimitM2, v.Rules.ToArray() }));
    }

    private static object?[] Row(RoomChange change)
    {
        RoomVersion shown = (change.After ?? change.Before)!;
        return
        [
            shown.Room.Number, shown.Room.LongName, change.Kinds.Select(k => k.Word()).ToArray(), change.Before?.Areas?.Net, change.After?.Areas?.Net,
            change.NetDifferenceM2, DifferenceReport.Notes(change).ToArray(),
        ];
    }

    private static object?[] Row(string name, AreaSum before, AreaSum after) =>
        [name, before.Rooms, after.Rooms, before.NetM2, after.NetM2, after.NetM2 - before.NetM2];
}
