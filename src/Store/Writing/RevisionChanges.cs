using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Adjacency;

namespace SpaceGeo.Store.Writing;

/// <summary>Rows of one table that end with the revision before, by their numbers, and rows that begin with the new one.</summary>
internal readonly record struct RowChanges<T>(IReadOnlyList<T> Added, int[] Ended)
{
    public bool IsEmpty => Added.Count == 0 && Ended.Length == 0;
}

/// <summary>What has to be written so that a building's rows become those of its next revision.</summary>
internal sealed class RevisionChanges
{
    private RevisionChanges(BuildingRows? before, IReadOnlyList<int> elementsBefore, BuildingRows after, bool isMoved)
    {
        Storeys = Compare(before?.Storeys, after.Storeys, row => row.Number, AreSame);
        Rooms = Compare(before?.Rooms, after.Rooms, row => row.Number, (then, now) => !isMoved && AreSame(then, now));
        RowChanges<ElementRow> elements = Compare(before?.Elements, after.Elements, row => row.Number, (then, now) => !isMoved && AreSame(then, now));
        IEnumerable<int> kept = after.Elements.Select(row => row.Number).Except(elements.Added.Select(row => row.Number));
        Elements = elements with { Ended = [.. elementsBefore.Except(kept)] };
        (KeptPlans, AddedPlans) = Compare(before?.Plans ?? [], after.Plans);
        Areas = [.. after.Sets.Select(now => (now.Standard, Compare(RoomsOf(before, now.Standard), now.Rooms, row => row.RoomNumber, AreSame)))];
        IsChanged = before is null || !Storeys.IsEmpty || !Rooms.IsEmpty || IsRebuilt(before, elements) || HasOtherPlans(before);
        TouchedRooms = [.. (before?.Storeys ?? []).Where(s => Storeys.Ended.Contains(s.Number)).SelectMany(s => s.RoomNumbers)];
    }

    public RowChanges<StoreyRow> Storeys { get; }

    public RowChanges<RoomRow> Rooms { get; }

    public RowChanges<ElementRow> Elements { get; }

    /// <summary>Plans for further standards that are as they were.</summary>
    public IReadOnlyList<StoreyPlanRow> KeptPlans { get; }

    /// <summary>Those that are new or others.</summary>
    public IReadOnlyList<StoreyPlanRow> AddedPlans { get; }

    /// <summary>Areas by each standard. Those of a standard that had none before are all new.</summary>
    public IReadOnlyList<(AreaStandard Standard, RowChanges<AreaRow> Rows)> Areas { get; }

    /// <summary>Rooms that had a place in a plan that changed; those that touch are looked for again.</summary>
    public int[] TouchedRooms { get; }

    /// <summary>Whether anything of the building itself differs, not only by how many standards it is measured.</summary>
    public bool IsChanged { get; }

    /// <summary>Compares two revisions of a building.</summary>
    /// <param name="before">The earlier rows by those standards that the later ones are by; null for a building that is new.</param>
    /// <param name="elementsBefore">The numbers of all elements that the earlier revision has by any standard.</param>
    /// <param name="after">The later rows.</param>
    /// <param name="isMoved">Whether the building's position on the earth is another, from which geometry for maps is derived.</param>
    public static RevisionChanges Of(BuildingRows? before, IReadOnlyList<int> elementsBefore, BuildingRows after, bool isMoved) =>
        new(before, elementsBefore, after, isMoved);

    /// <summary>Compares rooms that touch.</summary>
    /// <param name="before">The pairs that were stored of the storeys that changed.</param>
    /// <param name="after">The pairs of these storeys as they are now.</param>
    /// <returns>Pairs that end, and pairs that begin.</returns>
    public static (ContactRow[] Ended, ContactRow[] Added) Compare(IEnumerable<ContactRow> before, IEnumerable<ContactRow> after)
    {
        HashSet<ContactRow> then = [.. before];
        HashSet<ContactRow> now = [.. after];
        return ([.. then.Except(now)], [.. now.Except(then)]);
    }

    private static IReadOnlyList<AreaRow>? RoomsOf(BuildingRows? rows, AreaStandard standard) =>
        rows?.Sets.FirstOrDefault(set => set.Standard.Id == standard.Id)?.Rooms;

    // Elements that only plans for further standards show come and go with the standards.
    private static bool IsRebuilt(BuildingRows before, RowChanges<ElementRow> elements) =>
        elements.Added.Any(row => row.IsInOwnPlan) || before.Elements.Any(row => row.IsInOwnPlan && elements.Ended.Contains(row.Number));

    private bool HasOtherPlans(BuildingRows before) => AddedPlans.Any(plan => before.Plans.Any(then => then.Standard == plan.Standard));

    private static (IReadOnlyList<StoreyPlanRow> Kept, IReadOnlyList<StoreyPlanRow> Added) Compare(
        IReadOnlyList<StoreyPlanRow> before, IReadOnlyList<StoreyPlanRow> after)
    {
        Dictionary<(string, int), StoreyRow> then = before.ToDictionary(p => (p.Standard, p.Storey.Number), p => p.Storey);
        ILookup<bool, StoreyPlanRow> isKept = after.ToLookup(
            p => then.TryGetValue((p.Standard, p.Storey.Number), out StoreyRow plan) && HaveSamePlan(plan, p.Storey));
        return ([.. isKept[true]], [.. isKept[false]]);
    }

    private static RowChanges<T> Compare<T>(IEnumerable<T>? before, IEnumerable<T> after, Func<T, int> key, Func<T, T, bool> areSame)
    {
        Dictionary<int, T> then = (before ?? []).ToDictionary(key);
        var added = new List<T>();
        foreach (T now in after)
        {
            if (then.TryGetValue(key(now), out T? row) && areSame(row, now))
            {
                then.Remove(key(now));
            }
            else
            {
                added.Add(now);
            }
        }

        return new RowChanges<T>(added, [.. then.Keys]);
    }

    private static bool AreSame(StoreyRow then, StoreyRow now) =>
        (then.Storey.GlobalId, then.Storey.Name, then.Storey.ElevationM) == (StoredText.Of(now.Storey.GlobalId), StoredText.Of(now.Storey.Name), now.Storey.ElevationM)
        && HaveSamePlan(then, now);

    private static bool HaveSamePlan(StoreyRow then, StoreyRow now) =>
        then.Plan.AsSpan().SequenceEqual(now.Plan) && then.RoomNumbers.AsSpan().SequenceEqual(now.RoomNumbers);

    private static bool AreSame(RoomRow then, RoomRow now)
    {
        Room room = Stored(now.Room);
        return then.StoreyNumber == now.StoreyNumber && then.Room with { Use = RoomUse.Unknown } == room with { Use = RoomUse.Unknown }
            && AreSame(then.Room.Use, room.Use)
            && (!room.IsMeasured || then.Plan.Shapes.IsSame(then.Plan.Rooms[then.Room.PlanRoom].Shape, now.Plan.Shapes, now.Plan.Rooms[room.PlanRoom].Shape));
    }

    private static bool AreSame(RoomUse then, RoomUse now) =>
        then.Category == now.Category && then.Zones.SequenceEqual(now.Zones) && then.Classifications.SequenceEqual(now.Classifications);

    private static bool AreSame(ElementRow then, ElementRow now) =>
        then.StoreyNumber == now.StoreyNumber && then.Element == Stored(now.Element) && then.Plan.Shapes.IsSame(then.Shape, now.Plan.Shapes, now.Shape);

    private static bool AreSame(AreaRow then, AreaRow now) => then.Areas == now.Areas && then.Receipt.SequenceEqual(now.Receipt);

    // As the database gives it back: some characters cannot be stored, nor what is not a number.
    private static Room Stored(Room room) => room with
    {
        GlobalId = StoredText.Of(room.GlobalId),
        Number = StoredText.Of(room.Number),
        LongName = StoredText.Of(room.LongName),
        FloorHeightM = double.IsFinite(room.FloorHeightM) ? room.FloorHeightM : double.NaN,
        Declared = room.Declared is { } declared && double.IsFinite(declared.AreaM2) ? declared with { Name = StoredText.Of(declared.Name) } : null,
        Use = new RoomUse(
            StoredText.Of(room.Use.Category),
            [.. room.Use.Zones.Select(z => z with { GlobalId = StoredText.Of(z.GlobalId), Name = StoredText.Of(z.Name) })],
            [.. room.Use.Classifications.Select(c => new RoomClassification(StoredText.Of(c.System), StoredText.Of(c.Code), StoredText.Of(c.Name)))]),
    };

    private static Element Stored(Element element) => element with
    {
        GlobalId = StoredText.Of(element.GlobalId),
        Type = StoredText.Of(element.Type),
        Name = StoredText.Of(element.Name),
    };
}
