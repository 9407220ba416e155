using SpaceGeo.Exchange.Documents;
using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Exchange;

/// <summary>Writes areas as a FeatureCollection without geometries: one feature for each room, in the batch's order.</summary>
public static class AreaAnswer
{
    /// <summary>Writes the document.</summary>
    /// <param name="document">Where a value may stand.</param>
    /// <param name="measured">The areas.</param>
    public static void Write(IDocumentWriter document, MeasuredBatch measured)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(measured);
        document.StartMap(4);
        document.Name("type");
        document.Text("FeatureCollection");
        document.Name("engineVersion");
        document.Text(AreaEngine.Version);
        document.Name("features");
        document.StartList(measured.Rooms.Count);
        for (int room = 0; room < measured.Rooms.Count; room++)
        {
            WriteRoom(document, measured, room);
        }

        document.EndList();
        document.Name("faults");
        WriteFaults(document, [.. PlacedFault.All(measured)]);
        document.EndMap();
    }

    /// <summary>Writes a list of faults.</summary>
    /// <param name="document">Where a value may stand.</param>
    /// <param name="faults">The faults.</param>
    public static void WriteFaults(IDocumentWriter document, IReadOnlyCollection<PlacedFault> faults)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(faults);
        document.StartList(faults.Count);
        foreach (PlacedFault fault in faults)
        {
            WriteFault(document, fault);
        }

        document.EndList();
    }

    private static void WriteFault(IDocumentWriter document, PlacedFault fault)
    {
        document.StartMap(4 + (fault.Id is null ? 0 : 1) + (fault.Fault.Vertex < 0 ? 0 : 1));
        document.Name(fault.Role);
        document.Whole(fault.Index);
        document.Name(fault.PlaceWord);
        document.Whole(fault.Place);
        WriteId(document, fault.Id);
        document.Name("fault");
        document.Text(FaultWords.Of(fault.Fault.Fault));
        document.Name("ring");
        document.Whole(fault.Fault.Ring);
        if (fault.Fault.Vertex >= 0)
        {
            document.Name("vertex");
            document.Whole(fault.Fault.Vertex);
        }

        document.EndMap();
    }

    private static void WriteRoom(IDocumentWriter document, MeasuredBatch measured, int room)
    {
        MeasuredRoom result = measured.Rooms[room];
        string? id = measured.Batch.Rooms[room].Id;
        document.StartMap(id is null ? 3 : 4);
        document.Name("type");
        document.Text("Feature");
        WriteId(document, id);
        document.Name("geometry");
        document.Nil();
        document.Name("properties");
        document.StartMap(measured.Lines is null ? 5 : 6);
        WriteArea(document, "grossAreaM2", result.Areas?.GrossM2);
        WriteArea(document, "netAreaM2", result.Areas?.NetM2);
        WriteArea(document, "boundM2", result.Areas?.BoundM2);
        document.Name("status");
        document.Text(Words.Of(result.Status));
        document.Name("reason");
        document.Text(result.Fault is { } fault ? FaultWords.Of(fault) : string.Empty);
        if (measured.Lines is not null)
        {
            document.Name("receipt");
            WriteReceipt(document, measured.Receipt(room), measured.Batch.Obstacles);
        }

        document.EndMap();
        document.EndMap();
    }

    private static void WriteReceipt(IDocumentWriter document, ReadOnlySpan<TakenArea> lines, IReadOnlyList<BatchObstacle> obstacles)
    {
        document.StartList(lines.Length);
        foreach (TakenArea line in lines)
        {
            string? id = obstacles[line.Obstacle].Id;
            document.StartMap(id is null ? 2 : 3);
            document.Name("obstacle");
            document.Whole(line.Obstacle);
            WriteId(document, id);
            document.Name("areaM2");
            document.Number(line.AreaM2);
            document.EndMap();
        }

        document.EndList();
    }

    private static void WriteId(IDocumentWriter document, string? id)
    {
        if (id is not null)
        {
            document.Name("id");
            document.Text(id);
        }
    }

    private static void WriteArea(IDocumentWriter document, string name, double? squareMetres)
    {
        document.Name(name);
        if (squareMetres is double number)
        {
            document.Number(number);
        }
        else
        {
            document.Nil();
        }
    }
}
