namespace SpaceGeo.Geometry.Areas;

/// <summary>Tells the rooms of a plan whose shape and obstacles are, bit for bit, those of an earlier version, and hands on what was measured then.
/// </summary>
/// <remarks>A result follows from the room's shape and the shapes near it, in their order, and from nothing else. So where all of these are
/// equal the earlier result is the one that would be measured.</remarks>
internal sealed class UnchangedRooms
{
    private readonly FloorPlan _plan;
    private readonly EarlierPlan _earlier;
    private readonly PlanSurroundings _near;
    private readonly PlanSurroundings _nearBefore = new();

    /// <summary>Prepares a comparison.</summary>
    /// <param name="plan">The newer plan.</param>
    /// <param name="standard">What is deducted.</param>
    /// <param name="earlier">The earlier one.</param>
    /// <param name="near">The surroundings of the newer plan's rooms, in which each room has been looked at when it is asked for here.</param>
    public UnchangedRooms(FloorPlan plan, AreaStandard standard, EarlierPlan earlier, PlanSurroundings near)
    {
        _plan = plan;
        _earlier = earlier;
        _near = near;
        _nearBefore.Begin(earlier.Plan, standard);
    }

    /// <summary>Takes what is known of a room, if it is still true.</summary>
    /// <param name="room">A room of the newer plan; rooms are asked for with rising heights.</param>
    /// <param name="areas">Receives its areas.</param>
    /// <param name="stated">Receives the area that is stated separately.</param>
    /// <param name="receipt">Receives its receipt's lines.</param>
    /// <returns>Whether it is true.</returns>
    public bool TryTake(int room, ref RoomAreas areas, ref double stated, List<ReceiptLine> receipt)
    {
        int before = _earlier.RoomsBefore[room];
        if (before < 0 || !IsSameRoom(_earlier.Plan.Rooms[before], _plan.Rooms[room]))
        {
            return false;
        }

        _nearBefore.Find(before);
        if (!AreSameObstacles(before, room))
        {
            return false;
        }

        areas = _earlier.Areas.Rooms[before];
        stated = _earlier.Areas.Stated[before];
        foreach (ReceiptLine line in _earlier.Areas.Receipt(before))
        {
            receipt.Add(line with { Obstacle = _near.Candidates[_nearBefore.Candidates.IndexOf(line.Obstacle)] });
        }

        return true;
    }

    private bool IsSameRoom(PlanRoom before, PlanRoom now) =>
        before.CutHeight == now.CutHeight && _earlier.Plan.Shapes.IsSame(before.Shape, _plan.Shapes, now.Shape);

    private bool AreSameObstacles(int roomBefore, int room)
    {
        ReadOnlySpan<int> then = _nearBefore.Candidates;
        ReadOnlySpan<int> now = _near.Candidates;
        if (then.Length != now.Length)
        {
            return false;
        }

        for (int i = 0; i < then.Length; i++)
        {
            if (!IsSame(_earlier.Plan.Obstacles[then[i]], roomBefore, _plan.Obstacles[now[i]], room))
            {
                return false;
            }
        }

        return true;
    }

    // The heights are those of the rooms, which are equal; of one that concerns one room only, that is the room that is looked at.
    private bool IsSame(PlanObstacle then, int roomThen, PlanObstacle now, int roomNow) =>
        then.Kind == now.Kind && then.Share == now.Share && then.Room == roomThen == (now.Room == roomNow)
        && ElementBefore(now.Element) == then.Element && _earlier.Plan.Shapes.IsSame(then.Shape, _plan.Shapes, now.Shape);

    private int ElementBefore(int element) => element >= 0 && element < _earlier.ElementsBefore.Count ? _earlier.ElementsBefore[element] : -1;
}
