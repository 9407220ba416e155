using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Plans;

namespace SpaceGeo.Store.Recalculation;

/// <summary>Areas and receipts of a batch, as the rows that are sent.</summary>
internal sealed class BatchResult : IDisposable
{
    public RowBuffer Areas { get; } = new();

    public RowBuffer Receipts { get; } = new();

    /// <summary>Numbers of the buildings that are among the rows.</summary>
    public List<int> Buildings { get; } = [];

    public int Rooms { get; set; }

    public int ReceiptLines { get; set; }

    /// <summary>Buildings that could not be measured; nothing of them is among the rows.</summary>
    public List<BuildingFault> Faults { get; } = [];

    public void Dispose()
    {
        Areas.Dispose();
        Receipts.Dispose();
    }
}

/// <summary>Measures batches; one for each thread.</summary>
/// <param name="standard">The standard that is applied.</param>
/// <param name="engineVersion">The name that results are stored under.</param>
internal sealed class BatchMeasure(AreaStandard standard, string engineVersion)
{
    private static readonly byte[][] Categories =
        [.. Enum.GetValues<AreaCategory>().Select(category => Encoding.UTF8.GetBytes(category.Word()))];

    private readonly AreaEngine _engine = new();
    private readonly byte[] _standard = Encoding.UTF8.GetBytes(standard.Id);
    private readonly byte[] _version = Encoding.UTF8.GetBytes(engineVersion);

    /// <summary>Measures all storeys of a batch. What is wrong with a plan costs its building only.</summary>
    /// <param name="batch">Storeys, building by building.</param>
    /// <param name="cancellation">Ends the work between storeys.</param>
    /// <returns>Rows of the buildings that could be measured; the caller disposes of them.</returns>
    public BatchResult Run(PlanBatch batch, CancellationToken cancellation)
    {
        var result = new BatchResult();
        int next = 0;
        while (next < batch.Storeys.Count)
        {
            int first = next;
            int building = batch.Storeys[first].BuildingId;
            while (next < batch.Storeys.Count && batch.Storeys[next].BuildingId == building)
            {
                next++;
            }

            cancellation.ThrowIfCancellationRequested();
            RunBuilding(batch, first, next, result);
        }

        return result;
    }

    private void RunBuilding(PlanBatch batch, int first, int end, BatchResult result)
    {
        (int areas, int receipts, int rooms, int lines) =
            (result.Areas.Length, result.Receipts.Length, result.Rooms, result.ReceiptLines);
        for (int i = first; i < end; i++)
        {
            try
            {
                RunStorey(batch, batch.Storeys[i], result);
            }
            catch (InvalidDataException fault)
            {
                result.Areas.CutTo(areas);
                result.Receipts.CutTo(receipts);
                (result.Rooms, result.ReceiptLines) = (rooms, lines);
                result.Faults.Add(new BuildingFault(batch.Storeys[i].BuildingId, batch.Storeys[i].StoreyNo, fault.Message));
                return;
            }
        }

        result.Buildings.Add(batch.Storeys[first].BuildingId);
    }

    private void RunStorey(PlanBatch batch, StoredStorey storey, BatchResult result)
    {
        FloorPlan plan = PlanBlob.Decode(batch.PlanOf(storey));
        if (plan.Rooms.Count != PlanBatch.RoomCount(storey))
        {
            throw new InvalidDataException($"A stored plan has {plan.Rooms.Count} rooms and {PlanBatch.RoomCount(storey)} room numbers.");
        }

        PlanAreas areas = _engine.Measure(plan, standard);
        for (int room = 0; room < plan.Rooms.Count; room++)
        {
            int number = batch.RoomNumber(storey, room);
            AddAreas(result.Areas, storey, number, areas.Rooms[room]);
            int line = 0;
            foreach (ReceiptLine taken in areas.Receipt(room))
            {
                AddLine(result.Receipts, storey, number, line++, plan.Obstacles[taken.Obstacle].Element, taken);
            }

            result.ReceiptLines += line;
        }

        result.Rooms += plan.Rooms.Count;
    }

    private void AddAreas(RowBuffer row, StoredStorey storey, int room, RoomAreas areas)
    {
        if (!double.IsFinite(areas.Gross) || !double.IsFinite(areas.Net))
        {
            throw new InvalidDataException($"Room {room} has no finite area.");
        }

        row.Row(11);
        Key(row, storey, room);
        row.Double(areas.Gross);
        row.Double(areas.Column);
        row.Double(areas.Wall);
        row.Double(areas.Other);
        row.Double(areas.Net);
        if (double.IsFinite(areas.Bound))
        {
            row.Double(areas.Bound);
        }
        else
        {
            row.Null();
        }
    }

    private void AddLine(RowBuffer row, StoredStorey storey, int room, int line, int element, ReceiptLine taken)
    {
        row.Row(9);
        Key(row, storey, room);
        row.Int(line);
        row.Int(element);
        row.Field(Categories[(int)taken.Category]);
        row.Double(taken.AreaM2);
    }

    private void Key(RowBuffer row, StoredStorey storey, int room)
    {
        row.Int(storey.BuildingId);
        row.Int(storey.Revision);
        row.Int(room);
        row.Field(_standard);
        row.Field(_version);
    }
}
