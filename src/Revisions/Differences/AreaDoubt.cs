using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Revisions.Differences;

/// <summary>How far the areas of one room in two versions can differ without a change.</summary>
/// <remarks>An exporter that prints tenths of a millimetre moves every border by up to 0.05 mm: 0.002 m² on 40 m of border, 0.03 m² around a
/// hall of 150 m × 150 m. Area statements have two decimals, of which 0.005 m² may change the last. What is above is a change: a wall of 4 m
/// that moves by 2 mm gives 0.008 m².</remarks>
public static class AreaDoubt
{
    /// <summary>The least area that is a change, in square metres, whatever the room.</summary>
    public const double LeastM2 = 0.005;

    /// <summary>By how much a border moves when its coordinates are printed to tenths of a millimetre, in metres.</summary>
    public const double BorderM = 5e-5;

    /// <summary>What rounding can do to a room.</summary>
    /// <param name="before">The room as it was, with areas.</param>
    /// <param name="after">The room as it is, with areas.</param>
    /// <returns>Square metres; a difference up to this is no change.</returns>
    public static double Of(RoomVersion before, RoomVersion after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return LeastM2 + (before.Areas?.Bound ?? 0) + (after.Areas?.Bound ?? 0) + (BorderM * Math.Max(BorderOf(before), BorderOf(after)));
    }

    private static double BorderOf(RoomVersion version)
    {
        ShapeTable shapes = version.Storey.Plan.Shapes;
        (int first, int end) = version.Room.IsMeasured ? shapes.Rings(version.Storey.Plan.Rooms[version.Room.PlanRoom].Shape) : (0, 0);
        double length = 0;
        for (int ring = first; ring < end; ring++)
        {
            ReadOnlySpan<double> at = shapes.Ring(ring);
            for (int i = 0; i < at.Length; i += 2)
            {
                int next = (i + 2) % at.Length;
                length += Math.Sqrt(((at[next] - at[i]) * (at[next] - at[i])) + ((at[next + 1] - at[i + 1]) * (at[next + 1] - at[i + 1])));
            }
        }

        return length;
    }
}
