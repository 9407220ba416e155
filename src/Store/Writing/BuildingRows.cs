using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Adjacency;
using SpaceGeo.Store.Plans;

namespace SpaceGeo.Store.Writing;

/// <summary>A storey's row; the numbers of its rooms are in the order of its plan, which names elements by their numbers.</summary>
internal readonly record struct StoreyRow(int Number, Storey Storey, byte[] Plan, int[] RoomNumbers);

/// <summary>A room's row.</summary>
internal readonly record struct RoomRow(int Number, int StoreyNumber, Room Room, FloorPlan Plan)
{
    public Region? Footprint => Room.IsMeasured ? Plan.Shapes.Region(Plan.Rooms[Room.PlanRoom].Shape) : null;
}

/// <summary>An element's row: its section in the lowest plan that shows it, of the building's own plans if one of them does.</summary>
internal readonly record struct ElementRow(int Number, int StoreyNumber, Element Element, FloorPlan Plan, int Shape, bool IsInOwnPlan)
{
    public Region Section => Plan.Shapes.Region(Shape);
}

/// <summary>The areas of a room that has geometry, with their receipt.</summary>
internal sealed record AreaRow(int RoomNumber, RoomAreas Areas, IReadOnlyList<ReceiptRow> Receipt);

/// <summary>A receipt line's row.</summary>
internal readonly record struct ReceiptRow(int ElementNumber, AreaCategory Category, double AreaM2);

/// <summary>A storey's plan for a further standard.</summary>
internal readonly record struct StoreyPlanRow(string Standard, StoreyRow Storey);

/// <summary>The areas of a building by one standard. Rooms have the same numbers in all.</summary>
internal sealed record AreaSet(AreaStandard Standard, IReadOnlyList<AreaRow> Rooms);

/// <summary>A building as the rows that are to be stored, or that are.</summary>
internal sealed class BuildingRows
{
    private readonly BuildingNumbers _numbers;

    /// <summary>The rows of a building.</summary>
    /// <param name="building">The building, its plans in order.</param>
    /// <param name="standard">The standard that they were laid out for.</param>
    /// <param name="measured">Its areas by one or more standards, whose plans are in order too.</param>
    /// <param name="numbers">Its numbers.</param>
    /// <exception cref="ArgumentException">They were not read together.</exception>
    public BuildingRows(Building building, AreaStandard standard, IReadOnlyList<MeasuredBuilding> measured, BuildingNumbers numbers)
    {
        if (measured.Any(o => !ReferenceEquals(o.Building.Elements, building.Elements)))
        {
            throw new ArgumentException("Buildings by further standards must have been read together with the first.", nameof(measured));
        }

        _numbers = numbers;
        Building = building;
        Standard = standard;
        Sets = [.. measured.Select(m => new AreaSet(m.Standard, AreasOf(m)))];
        Rooms = [.. building.Storeys.SelectMany((s, storey) => s.Rooms.Select((room, r) => new RoomRow(numbers.Rooms[storey][r], storey, room, s.Plan)))];
        Storeys = StoreysOf(building);
        Plans = PlansOf(standard, measured);
        Elements = FirstSections(measured.Select(m => m.Building).Prepend(building));
    }

    public Building Building { get; }

    public AreaStandard Standard { get; }

    public IReadOnlyList<StoreyRow> Storeys { get; }

    /// <summary>Plans for those further standards that no plan before them serves.</summary>
    public IReadOnlyList<StoreyPlanRow> Plans { get; }

    /// <summary>Areas by each standard.</summary>
    public IReadOnlyList<AreaSet> Sets { get; }

    public IReadOnlyList<RoomRow> Rooms { get; }

    public IReadOnlyList<ElementRow> Elements { get; }

    /// <summary>Finds the rooms that touch.</summary>
    /// <param name="storeys">On which storeys.</param>
    /// <param name="faults">Receives storeys that are beyond measure.</param>
    /// <returns>Pairs of rooms, storey by storey.</returns>
    public static List<ContactRow> Contacts(IEnumerable<StoreyRow> storeys, Action<ModelIssue> faults)
    {
        var contacts = new List<ContactRow>();
        foreach (StoreyRow storey in storeys)
        {
            try
            {
                contacts.AddRange(ContactRow.Of(storey.Storey.Plan, storey.RoomNumbers));
            }
            catch (SectionException cause)
            {
                faults(new ModelIssue(
                    cause.Reason, storey.Storey.GlobalId, "IfcBuildingStorey", 0, $"{cause.Message}; no room of the storey is stored as touching another"));
            }
        }

        return contacts;
    }

    private AreaRow[] AreasOf(MeasuredBuilding measured) =>
    [
        .. measured.Storeys.SelectMany((s, storey) => s.Storey.Rooms
            .Select((room, r) => (room, Number: _numbers.Rooms[storey][r]))
            .Where(r => r.room.IsMeasured)
            .Select(r => new AreaRow(r.Number, s.Areas.Rooms[r.room.PlanRoom], Receipt(s, r.room)))),
    ];

    private ReceiptRow[] Receipt(MeasuredStorey storey, Room room)
    {
        ReadOnlySpan<ReceiptLine> lines = storey.Receipt(room);
        var rows = new ReceiptRow[lines.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            int element = storey.Storey.Plan.Obstacles[lines[i].Obstacle].Element;
            rows[i] = new ReceiptRow(element < 0 ? element : _numbers.Elements[element], lines[i].Category, lines[i].AreaM2);
        }

        return rows;
    }

    private List<StoreyPlanRow> PlansOf(AreaStandard own, IReadOnlyList<MeasuredBuilding> measured)
    {
        var served = new List<AreaStandard> { own };
        var plans = new List<StoreyPlanRow>();
        foreach (MeasuredBuilding other in measured.Where(m => m.Standard.Id != own.Id))
        {
            if (!served.Exists(other.Standard.CanUsePlansOf))
            {
                served.Add(other.Standard);
                plans.AddRange(StoreysOf(other.Building).Select(storey => new StoreyPlanRow(other.Standard.Id, storey)));
            }
        }

        return plans;
    }

    private StoreyRow[] StoreysOf(Building building) =>
        [.. building.Storeys.Select((s, number) => new StoreyRow(number, s, OrderedPlan.Encode(s.Plan, _numbers.Elements), NumbersInPlan(s, number)))];

    private int[] NumbersInPlan(Storey storey, int number)
    {
        int[] numbers = new int[storey.Plan.Rooms.Count];
        for (int room = 0; room < storey.Rooms.Count; room++)
        {
            if (storey.Rooms[room].IsMeasured)
            {
                numbers[storey.Rooms[room].PlanRoom] = _numbers.Rooms[number][room];
            }
        }

        return numbers;
    }

    private List<ElementRow> FirstSections(IEnumerable<Building> buildings)
    {
        var rows = new Dictionary<int, ElementRow>();
        foreach (Building building in buildings)
        {
            bool isOwn = ReferenceEquals(building, Building);
            for (int storey = 0; storey < building.Storeys.Count; storey++)
            {
                FloorPlan plan = building.Storeys[storey].Plan;
                foreach (PlanObstacle obstacle in plan.Obstacles)
                {
                    int element = obstacle.Element;
                    rows.TryAdd(element, new ElementRow(_numbers.Elements[element], storey, building.Elements[element], plan, obstacle.Shape, isOwn));
                }
            }
        }

        return [.. rows.Values.OrderBy(row => row.Number)];
    }
}
