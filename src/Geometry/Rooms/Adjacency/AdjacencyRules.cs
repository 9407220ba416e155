namespace SpaceGeo.Geometry.Rooms.Adjacency;

/// <summary>When two rooms of a storey touch, and when they are joined.</summary>
/// <param name="ThickestWallM">Sides that face each other across more than this have something else than a wall between them, in metres.</param>
/// <param name="LeastSharedM">Over less than this rooms meet at a corner or at the end of a wall, in metres.</param>
/// <param name="LeastOpeningM">What stands open over less than this is no door, in metres.</param>
/// <param name="LargestStepM">Rooms whose floors lie further apart than this do not touch, in metres: at the height at which the lower one
/// is cut the other has no wall beside it.</param>
public sealed record AdjacencyRules(double ThickestWallM, double LeastSharedM, double LeastOpeningM, double LargestStepM)
{
    /// <summary>Walls up to 0.6 m, shared over 0.3 m, open over 0.6 m, steps up to 1 m.</summary>
    public static AdjacencyRules Default { get; } = new(0.6, 0.3, 0.6, 1);
}

/// <summary>Two rooms of a plan that touch.</summary>
/// <param name="First">Number of a room in its plan.</param>
/// <param name="Second">Number of another, greater than the first.</param>
/// <param name="SharedM">Over what length they touch, in metres: the shorter of both rooms' views, which differ at curved and slanted walls.
/// </param>
/// <param name="OpeningM">Over what part of it no wall stands between them at the height of the cut, in metres; 0 where that is no door.
/// </param>
public readonly record struct RoomContact(int First, int Second, double SharedM, double OpeningM);
