using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>An axis-parallel box in space: its plan and its heights, in metres.</summary>
/// <param name="Plan">Extent in the plane.</param>
/// <param name="MinZ">Lowest point.</param>
/// <param name="MaxZ">Highest point.</param>
public readonly record struct Box3(Box2 Plan, double MinZ, double MaxZ)
{
    /// <summary>The box that holds nothing.</summary>
    public static Box3 Empty { get; } = new(Box2.Empty, double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>All of space.</summary>
    public static Box3 Everything { get; } = new(Box2.Everything, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether the box holds no point.</summary>
    public bool IsEmpty => Plan.IsEmpty || !(MinZ <= MaxZ);

    /// <summary>The box grown to hold a point.</summary>
    /// <param name="point">The point.</param>
    /// <returns>The larger box.</returns>
    public Box3 With(Point3 point) => new(Plan.With(point.X, point.Y), Math.Min(MinZ, point.Z), Math.Max(MaxZ, point.Z));

    /// <summary>The smallest box around both.</summary>
    /// <param name="other">Another box.</param>
    /// <returns>The larger box.</returns>
    public Box3 With(Box3 other) => new(Plan.With(other.Plan), Math.Min(MinZ, other.MinZ), Math.Max(MaxZ, other.MaxZ));

    /// <summary>What both share.</summary>
    /// <param name="other">Another box.</param>
    /// <returns>The common box; empty when they do not meet.</returns>
    public Box3 Common(Box3 other) => new(Plan.Common(other.Plan), Math.Max(MinZ, other.MinZ), Math.Min(MaxZ, other.MaxZ));
}
