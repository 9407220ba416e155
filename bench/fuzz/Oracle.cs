using System.Text.RegularExpressions;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;
using SpaceGeo.Report;
using SpaceGeo.Report.Rows;
using SpaceGeo.Report.Svg;
using SpaceGeo.Report.Tables;

namespace SpaceGeo.Fuzz;

/// <summary>What must be true of any file, however broken: it is refused in one line, or measured with a report that leaves out no room.</summary>
public sealed partial class Oracle
{
    private const double SumTolerance = 1e-6;

    private readonly HashSet<string> _reasons;

    /// <summary>Takes the reason codes from their list.</summary>
    /// <param name="root">The repository's root.</param>
    public Oracle(string root) =>
        _reasons = [.. Row().Matches(File.ReadAllText(Path.Combine(root, "docs", "reasons.md"))).Select(m => m.Groups[1].Value)];

    /// <summary>Reads, measures and reports a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="rooms">Where rooms are taken from.</param>
    /// <returns>What is wrong with the program; null when nothing is.</returns>
    public string? Fault(string name, byte[] bytes, RoomSource rooms)
    {
        try
        {
            return FaultOf(name, bytes, rooms);
        }
        catch (StepException refused)
        {
            return FaultOf(name, refused);
        }
#pragma warning disable CA1031 // Whatever else is thrown is what the fuzzer looks for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"{e.GetType().Name}: {e}";
        }
    }

    private static string? FaultOf(string name, StepException refused) =>
        refused.Message.Length == 0 ? "refused without a message"
        : !refused.Message.Contains(name, StringComparison.Ordinal) ? $"refused without the file's name: {refused.Message}"
        : null;

    private string? FaultOf(string name, byte[] bytes, RoomSource source)
    {
        ModelFile file = IfcReader.Read(name, bytes, new IfcReadOptions(AreaStandards.Default, Rooms: source));
        MeasuredModel model = MeasuredModel.Measure(file, AreaStandards.Default);
        int spaces = StepFile.Read(name, bytes).Labels("IFCSPACE").Count();
        int rows = file.Buildings.SelectMany(b => b.Storeys).SelectMany(s => s.Rooms).Count(r => r.Reason != "derived");
        return rows != spaces ? $"{spaces} rooms in, {rows} rooms out"
            : file.Issues.Select(FaultOf).FirstOrDefault(fault => fault is not null)
            ?? model.Buildings.SelectMany(b => b.Storeys).SelectMany(Faults).FirstOrDefault()
            ?? Reported(model);
    }

    private string? FaultOf(ModelIssue issue) =>
        !_reasons.Contains(issue.Code) ? $"the reason code {issue.Code} is not explained"
        : issue.Message.Length == 0 ? $"an issue {issue.Code} without a message"
        : null;

    private IEnumerable<string> Faults(MeasuredStorey storey)
    {
        foreach (Room room in storey.Storey.Rooms)
        {
            bool isOk = room.Status == RoomStatus.Ok;
            if (isOk != (room.Reason.Length == 0) || !(isOk || _reasons.Contains(room.Reason)))
            {
                yield return $"room {room.GlobalId}: status {room.Status} with the reason '{room.Reason}'";
            }

            if (room.IsMeasured != room.Status is RoomStatus.Ok or RoomStatus.Repaired)
            {
                yield return $"room {room.GlobalId}: status {room.Status}, measured: {room.IsMeasured}";
            }

            if (storey.Of(room) is RoomAreas areas && FaultOf(areas, storey.Receipt(room)) is string fault)
            {
                yield return $"room {room.GlobalId}: {fault}";
            }
        }
    }

    private static string? FaultOf(RoomAreas areas, ReadOnlySpan<ReceiptLine> receipt)
    {
        double sum = 0;
        foreach (ReceiptLine line in receipt)
        {
            if (!double.IsFinite(line.AreaM2) || line.AreaM2 < 0)
            {
                return $"a receipt line of {line.AreaM2} m²";
            }

            sum += line.AreaM2;
        }

        return !double.IsFinite(areas.Gross) || areas.Gross <= 0 ? $"gross {areas.Gross} m²"
            : !(areas.Net >= 0 && areas.Net <= areas.Gross) ? $"net {areas.Net} m² of gross {areas.Gross} m²"
            // Areas of more than a square kilometre round by more than the tolerance; sizes beyond a building's are refused elsewhere.
            : Math.Abs(areas.Gross - areas.Net - sum) > SumTolerance * Math.Max(1, areas.Gross / 1e6)
                ? $"the receipt adds up to {sum} m², gross less net is {areas.Gross - areas.Net} m²"
                : null;
    }

    // Whatever was read can also be written, in every form.
    private static string? Reported(MeasuredModel model)
    {
        CsvReport.WriteRooms(TextWriter.Null, [model]);
        CsvReport.WriteReceipts(TextWriter.Null, [model]);
        JsonReport.Write(Stream.Null, [model], receipts: true);
        GeoJsonReport.Write(Stream.Null, [model], receipts: true);
        TableText.Write(TextWriter.Null, AreaTable.Of([model], receipts: true));
        ModelRows rows = ModelRows.Of(model);
        foreach (BuildingRows building in rows.Buildings)
        {
            foreach (StoreyRows storey in building.Storeys)
            {
                FloorPlanSvg.Write(Stream.Null, rows, building, storey);
            }
        }

        return null;
    }

    [GeneratedRegex("^\\| `([a-z-]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
