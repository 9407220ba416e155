using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;

namespace SpaceGeo.Report.Tables;

/// <summary>Lays rows out as lines of a table.</summary>
internal sealed class AreaTableBuilder(bool receipts)
{
    private readonly List<TableLine> _lines = [];
    private readonly List<AreaTotals> _buildings = [];

    public void Add(ModelRows model)
    {
        foreach (BuildingRows building in model.Buildings)
        {
            Building nouns = building.Measured.Building;
            string name = nouns.Name.Length > 0 ? " · " + nouns.Name : string.Empty;
            AddText(TableLineKind.Building, $"{model.Measured.File.FileName}{name} · {building.Measured.Standard.Id}");
            foreach (StoreyRows storey in building.Storeys.Where(s => s.Rooms.Count > 0))
            {
                AddStorey(storey);
            }

            AddTotals(TableLineKind.BuildingTotal, "Σ building", building.Totals);
            _buildings.Add(building.Totals);
        }
    }

    public AreaTable Build()
    {
        AreaTotals sum = AreaTotals.Of(_buildings);
        if (_buildings.Count > 1)
        {
            AddTotals(TableLineKind.GrandTotal, "Σ all", sum);
        }

        return new AreaTable(_lines, sum);
    }

    private static string Area(double? squareMetres, int digits = 2)
    {
        if (squareMetres is not { } value)
        {
            return string.Empty;
        }

        string format = "F" + digits.ToString(CultureInfo.InvariantCulture);
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    // A deduction that would print as 0.00 is left blank, so that those that matter are seen.
    private static string Deduction(double? squareMetres) => squareMetres >= 0.005 ? Area(squareMetres) : string.Empty;

    private void AddStorey(StoreyRows storey)
    {
        Storey nouns = storey.Measured.Storey;
        string name = StoreyName.Of(nouns);
        string elevation = nouns.GlobalId.Length == 0 ? string.Empty : string.Create(
            CultureInfo.InvariantCulture, $"  {nouns.ElevationM:+0.00;-0.00;±0.00} m");
        AddText(TableLineKind.Storey, name + elevation);
        foreach (RoomRow room in storey.Rooms)
        {
            AddRoom(room);
        }

        AddTotals(TableLineKind.StoreyTotal, "Σ storey", storey.Totals);
        if (storey.Totals.Overlap > 0)
        {
            AddText(
                TableLineKind.Note,
                $"rooms overlap each other: the sums leave out {Area(storey.Totals.Overlap)} m² gross and {Area(storey.Totals.NetOverlap)} m² net "
                + "that a room before counts");
        }

        if (storey.Totals.Undecided > 0)
        {
            AddText(
                TableLineKind.Note,
                $"of {storey.Totals.Undecided} rooms it could not be told what they share with others: they count in full");
        }
    }

    private void AddRoom(RoomRow row)
    {
        RoomAreas? areas = row.Areas;
        _lines.Add(new TableLine(
            TableLineKind.Room,
            [
                row.Number,
                row.LongName,
                Area(areas?.Gross),
                Deduction(areas?.Wall),
                Deduction(areas?.Column),
                Deduction(areas?.Other),
                Area(areas?.Net),
                Area(row.Declared?.AreaM2),
                row.DeclaredAboveGrossPercent?.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) ?? string.Empty,
                row.Declared?.Name ?? string.Empty,
                row.Reason.Length == 0 ? row.StatusWord : $"{row.StatusWord}: {row.Reason}",
            ],
            row.Status));
        foreach (ReceiptRow line in receipts ? row.Receipt : [])
        {
            AddReceipt(line);
        }
    }

    // Four digits: one square centimetre still shows.
    private void AddReceipt(ReceiptRow line)
    {
        string Cell(AreaCategory category) => line.Category == category ? Area(line.AreaM2, 4) : string.Empty;
        string name = line.ElementName.Length > 0 ? line.ElementName : line.ElementGlobalId;
        _lines.Add(new TableLine(
            TableLineKind.Receipt,
            [
                string.Empty,
                $"  − {line.ElementType} {name}",
                string.Empty,
                Cell(AreaCategory.Wall),
                Cell(AreaCategory.Column),
                Cell(AreaCategory.Other),
                string.Empty,
                string.Empty,
                string.Empty,
                line.ElementGlobalId,
                string.Empty,
            ]));
    }

    private void AddTotals(TableLineKind kind, string label, AreaTotals totals)
    {
        string measured = totals.Measured == totals.Rooms
            ? string.Create(CultureInfo.InvariantCulture, $"{totals.Rooms} {(totals.Rooms == 1 ? "room" : "rooms")}")
            : string.Create(CultureInfo.InvariantCulture, $"{totals.Measured} of {totals.Rooms} rooms measured");
        _lines.Add(new TableLine(
            kind,
            [
                label,
                measured,
                Area(totals.Gross),
                Deduction(totals.Wall),
                Deduction(totals.Column),
                Deduction(totals.Other),
                Area(totals.Net),
                string.Empty,
                string.Empty,
                string.Empty,
                string.Empty,
            ]));
    }

    private void AddText(TableLineKind kind, string text) =>
        _lines.Add(new TableLine(kind, [text, .. Enumerable.Repeat(string.Empty, AreaTable.Columns.Count - 1)]));
}
