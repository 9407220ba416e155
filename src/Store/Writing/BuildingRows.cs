using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Adjacency;
using SpaceGeo.Store.Plans;

namespace SpaceGeo.Store.Writing;

/// <summary>A storey's row; the numbers of its rooms are in the order of its plan.</summary>
internal readonly record struct StoreyRow(int Number, Storey Storey, byte[] Plan, int[] RoomNumbers);

/// <summary>A room's row; its areas are null without geometry.</summary>
internal readonly record struct RoomRow(int Number, int StoreyNumber, Room Room, MeasuredStorey Storey)
{
    public Region? Footprint => Room.IsMeasured ? Storey.Storey.Plan.Shapes.Region(Storey.Storey.Plan.Rooms[Room.PlanRoom].Shape) : null;
}

/// <summary>An element's row: its section in the lowest plan that shows it.</summary>
internal readonly record struct ElementRow(int Number, int StoreyNumber, Element Element, FloorPlan Plan, int Shape)
{
    public Region Section => Plan.Shapes.Region(Shape);
}

/// <summary>A receipt line's row.</summary>
internal readonly record struct ReceiptRow(int RoomNumber, int LineNumber, int ElementNumber, AreaCategory Category, double AreaM2);

/// <summary>A storey's plan for a further standard.</summary>
internal readonly record struct StoreyPlanRow(string Standard, StoreyRow Storey);

/// <summary>The areas of a building by one standard. Rooms have the same numbers in all.</summary>
internal sealed record AreaSet(AreaStandard Standard, IReadOnlyList<RoomRow> Rooms, IReadOnlyList<ReceiptRow> Receipts);

/// <summary>A building as the rows that are to be stored. Rows are numbered in the model's order.</summary>
internal sealed class BuildingRows
{
    private BuildingRows(ModelFile file, MeasuredBuilding measured, string siteCode, IReadOnlyList<MeasuredBuilding> others)
    {
        if (others.Any(o => !ReferenceEquals(o.Building.Elements, measured.Building.Elements)))
        {
            throw new ArgumentException("Buildings by further standards must have been read together with the first.", nameof(others));
        }

        File = file;
        Measured = measured;
        SiteCode = siteCode;
        Sets = [.. others.Prepend(measured).Select(SetOf)];
        Rooms = Sets[0].Rooms;
        Receipts = Sets[0].Receipts;
        Storeys = StoreysOf(measured, Rooms);
        Plans = PlansOf(measured.Standard, others);
        Elements = FirstSections(others.Prepend(measured));
        Issues = IssuesOf(file, measured.Building);
        Fingerprint = BuildingFingerprint.Of(this);
    }

    public ModelFile File { get; }

    public MeasuredBuilding Measured { get; }

    public Building Building => Measured.Building;

    public string SiteCode { get; }

    public IReadOnlyList<StoreyRow> Storeys { get; }

    /// <summary>Plans for those further standards that no plan before them serves.</summary>
    public IReadOnlyList<StoreyPlanRow> Plans { get; }

    /// <summary>Areas by each standard; those of the building's own come first.</summary>
    public IReadOnlyList<AreaSet> Sets { get; }

    public IReadOnlyList<RoomRow> Rooms { get; }

    public IReadOnlyList<ElementRow> Elements { get; }

    public IReadOnlyList<ReceiptRow> Receipts { get; }

    public List<ModelIssue> Issues { get; }

    /// <summary>Equal for two buildings of which everything stored is equal.</summary>
    public string Fingerprint { get; }

    /// <summary>The rows of a building.</summary>
    /// <param name="file">The file it was read from.</param>
    /// <param name="measured">The building and its areas.</param>
    /// <param name="siteCode">The code of its site, instead of the model's own; null for that.</param>
    /// <param name="others">The building by further standards, read together with it.</param>
    /// <returns>Its rows.</returns>
    public static BuildingRows Of(
        ModelFile file, MeasuredBuilding measured, string? siteCode, IReadOnlyList<MeasuredBuilding>? others = null) =>
        new(file, measured, StoredText.Of(siteCode ?? measured.Building.Site.Code), others ?? []);

    /// <summary>Finds the rooms that touch. It follows from the plans, so that the fingerprint needs nothing of it.</summary>
    /// <param name="faults">Receives storeys that are beyond measure.</param>
    /// <returns>Pairs of rooms, storey by storey.</returns>
    public List<ContactRow> Contacts(Action<ModelIssue> faults)
    {
        var contacts = new List<ContactRow>();
        foreach (StoreyRow storey in Storeys)
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

    private AreaSet SetOf(MeasuredBuilding measured)
    {
        RoomRow[] rooms = [.. measured.Storeys
            .SelectMany((s, storey) => s.Storey.Rooms.Select(room => (storey, room, s)))
            .Select((r, number) => new RoomRow(number, r.storey, r.room, r.s))];
        return new AreaSet(measured.Standard, rooms, Lines(rooms));
    }

    private List<StoreyPlanRow> PlansOf(AreaStandard own, IReadOnlyList<MeasuredBuilding> others)
    {
        var served = new List<AreaStandard> { own };
        var plans = new List<StoreyPlanRow>();
        for (int i = 0; i < others.Count; i++)
        {
            AreaStandard standard = others[i].Standard;
            if (!served.Exists(standard.CanUsePlansOf))
            {
                served.Add(standard);
                plans.AddRange(StoreysOf(others[i], Sets[i + 1].Rooms).Select(storey => new StoreyPlanRow(standard.Id, storey)));
            }
        }

        return plans;
    }

    private static StoreyRow[] StoreysOf(MeasuredBuilding measured, IReadOnlyList<RoomRow> rooms)
    {
        StoreyRow[] storeys =
        [
            .. measured.Storeys.Select((s, number) => new StoreyRow(
                number, s.Storey, PlanBlob.Encode(s.Storey.Plan), new int[s.Storey.Plan.Rooms.Count])),
        ];
        foreach (RoomRow room in rooms.Where(r => r.Room.IsMeasured))
        {
            storeys[room.StoreyNumber].RoomNumbers[room.Room.PlanRoom] = room.Number;
        }

        return storeys;
    }

    private static List<ElementRow> FirstSections(IEnumerable<MeasuredBuilding> buildings)
    {
        var rows = new Dictionary<int, ElementRow>();
        foreach (Building building in buildings.Select(b => b.Building))
        {
            for (int storey = 0; storey < building.Storeys.Count; storey++)
            {
                FloorPlan plan = building.Storeys[storey].Plan;
                foreach (PlanObstacle obstacle in plan.Obstacles)
                {
                    int element = obstacle.Element;
                    rows.TryAdd(element, new ElementRow(element, storey, building.Elements[element], plan, obstacle.Shape));
                }
            }
        }

        return [.. rows.Values.OrderBy(row => row.Number)];
    }

    private static List<ReceiptRow> Lines(RoomRow[] rooms)
    {
        var rows = new List<ReceiptRow>();
        foreach (RoomRow room in rooms)
        {
            int line = 0;
            foreach (ReceiptLine entry in room.Storey.Receipt(room.Room))
            {
                int element = room.Storey.Storey.Plan.Obstacles[entry.Obstacle].Element;
                rows.Add(new ReceiptRow(room.Number, line++, element, entry.Category, entry.AreaM2));
            }
        }

        return rows;
    }

    // An issue names an element by its GlobalId. What belongs to another building of the file is not this one's; what belongs to none
    // concerns all.
    private static List<ModelIssue> IssuesOf(ModelFile file, Building building)
    {
        if (file.Buildings.Count == 1)
        {
            return [.. file.Issues];
        }

        HashSet<string> others = [.. file.Buildings.Where(b => !ReferenceEquals(b, building)).SelectMany(GlobalIds)];
        others.ExceptWith(GlobalIds(building));
        return [.. file.Issues.Where(i => !others.Contains(i.GlobalId))];
    }

    private static IEnumerable<string> GlobalIds(Building building) =>
        building.Elements.Select(e => e.GlobalId)
            .Concat(building.Storeys.Select(s => s.GlobalId))
            .Concat(building.Storeys.SelectMany(s => s.Rooms).Select(r => r.GlobalId))
            .Append(building.GlobalId);
}
