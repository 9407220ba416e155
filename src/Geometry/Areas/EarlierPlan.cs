namespace SpaceGeo.Geometry.Areas;

/// <summary>An earlier version of a plan and its areas.</summary>
/// <param name="Plan">The earlier plan.</param>
/// <param name="Areas">Its areas.</param>
/// <param name="RoomsBefore">For each room of the newer plan its number in the earlier one, or −1.</param>
/// <param name="ElementsBefore">For each element that the newer plan names its number in the earlier one, or −1.</param>
public sealed record EarlierPlan(FloorPlan Plan, PlanAreas Areas, IReadOnlyList<int> RoomsBefore, IReadOnlyList<int> ElementsBefore);

/// <summary>The areas of a plan of which a part was known.</summary>
/// <param name="Areas">Areas and receipts of all rooms.</param>
/// <param name="Measured">The rooms that were measured anew, by their numbers.</param>
public sealed record RemeasuredPlan(PlanAreas Areas, IReadOnlyList<int> Measured);
