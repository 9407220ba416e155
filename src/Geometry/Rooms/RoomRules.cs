namespace SpaceGeo.Geometry.Rooms;

/// <summary>When a face between walls counts as a room.</summary>
/// <param name="SmallestAreaM2">Faces below this are shafts or leftovers, in square metres.</param>
/// <param name="SmallestWidthM">Faces into which no circle of this diameter fits are cavities between layers of a wall, in metres.</param>
/// <param name="WidestGapM">Gaps between walls up to this width are closed, in metres: nobody walks through them.</param>
/// <param name="WidestOpeningM">What is enclosed only after closing gaps up to this width is named as open, in metres.</param>
public sealed record RoomRules(double SmallestAreaM2, double SmallestWidthM, double WidestGapM, double WidestOpeningM)
{
    /// <summary>0.5 m², 0.3 m, gaps up to 0.3 m, openings up to 2.5 m.</summary>
    public static RoomRules Default { get; } = new(0.5, 0.3, 0.3, 2.5);
}
