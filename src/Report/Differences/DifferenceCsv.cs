using System.Globalization;
using CsvHelper;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Revisions.Matching;

namespace SpaceGeo.Report.Differences;

/// <summary>Rooms that changed as CSV (RFC 4180, but with line feeds alone). Other programs rely on the header and the order.</summary>
public static class DifferenceCsv
{
    private static readonly string[] Header =
    [
        "storey", "changes",
        "number_before", "long_name_before", "global_id_before", "gross_before_m2", "net_before_m2",
        "number_after", "long_name_after", "global_id_after", "gross_after_m2", "net_after_m2",
        "net_difference_m2", "from", "into", "fields", "causes", "match", "confidence",
    ];

    /// <summary>Writes one row for each room that changed. Lists within a field are separated by blanks.</summary>
    /// <param name="writer">Receives the text; for the contract it encodes UTF-8 without a byte order mark.</param>
    /// <param name="report">The difference.</param>
    public static void Write(TextWriter writer, DifferenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var csv = CsvWriter.Create(writer, CsvReport.Format, leaveOpen: true);
        csv.WriteRecord(Header);
        foreach ((StoreyDifference storey, IReadOnlyList<RoomChange> rooms) in report.Storeys())
        {
            foreach (RoomChange change in rooms)
            {
                csv.WriteRecord(Fields(storey, change));
            }
        }
    }

    private static string[] Fields(StoreyDifference storey, RoomChange change) =>
    [
        storey.Storey.Name,
        DifferenceReport.Kinds(change, " "),
        .. Fields(change.Before),
        .. Fields(change.After),
        Area(change.NetDifferenceM2),
        string.Join(' ', change.From.Select(r => r.Room.GlobalId)),
        string.Join(' ', change.Into.Select(r => r.Room.GlobalId)),
        string.Join(' ', change.Fields.Select(f => f.Word())),
        string.Join(' ', change.Causes.Select(c => $"{c.GlobalId}:{Area(c.BeforeM2 - c.AfterM2)}")),
        change.Pair?.Basis.Word() ?? string.Empty,
        change.Pair?.Confidence.ToString("0.######", CultureInfo.InvariantCulture) ?? string.Empty,
    ];

    private static string[] Fields(RoomVersion? room) => room is null ? [.. Enumerable.Repeat(string.Empty, 5)] :
        [room.Room.Number, room.Room.LongName, room.Room.GlobalId, Area(room.Areas?.Gross), Area(room.Areas?.Net)];

    private static string Area(double? squareMetres) => squareMetres?.ToString("F6", CultureInfo.InvariantCulture) ?? string.Empty;
}
