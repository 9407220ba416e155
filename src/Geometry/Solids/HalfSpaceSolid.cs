using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>All of space on one side of a plane, in an optional bound.</summary>
/// <param name="onPlane">A point of the plane, in metres.</param>
/// <param name="outward">The direction that leaves the body; any length but zero.</param>
/// <param name="bound">A body that limits the half-space, or null.</param>
public sealed class HalfSpaceSolid(Point3 onPlane, Point3 outward, Solid? bound) : Solid
{
    private readonly Point3 _outward = outward.Normalized();

    /// <inheritdoc/>
    public override Box3 Bounds => bound?.Bounds ?? Box3.Everything;

    /// <inheritdoc/>
    protected internal override Region Section(double z, Box2 window, SectionLog log)
    {
        Region inside = Math.Abs(_outward.X) + Math.Abs(_outward.Y) < 1e-9
            ? IsBelow(z) ? RegionBuilder.Rectangle(window) : Region.Empty
            : HalfPlane(z, window);
        return bound is null || inside.IsEmpty ? inside : RegionBoolean.Intersection(bound.Section(z, window, log), inside);
    }

    /// <inheritdoc/>
    protected internal override void AddLevels(ICollection<double> levels)
    {
        if (Math.Abs(_outward.X) + Math.Abs(_outward.Y) < 1e-9)
        {
            levels.Add(onPlane.Z);
        }

        bound?.AddLevels(levels);
    }

    // A cut at the height of the plane itself is taken just above it.
    private bool IsBelow(double z) => _outward.Z > 0 ? z < onPlane.Z - SameHeight : z >= onPlane.Z - SameHeight;

    private Region HalfPlane(double z, Box2 window)
    {
        Span<Point2> corners =
        [
            new(window.MinX, window.MinY), new(window.MaxX, window.MinY), new(window.MaxX, window.MaxY), new(window.MinX, window.MaxY),
        ];
        var kept = new List<Point2>(5);
        for (int i = 0; i < 4; i++)
        {
            Point2 here = corners[i];
            Point2 next = corners[(i + 1) % 4];
            double heightHere = Outside(here, z);
            double heightNext = Outside(next, z);
            if (heightHere <= 0)
            {
                kept.Add(here);
            }

            if (heightHere < 0 != heightNext < 0 && heightHere != 0 && heightNext != 0)
            {
                double t = heightHere / (heightHere - heightNext);
                kept.Add(new Point2(here.X + (t * (next.X - here.X)), here.Y + (t * (next.Y - here.Y))));
            }
        }

        return kept.Count < 3 ? Region.Empty : RegionBuilder.Simple(kept.ToArray());
    }

    private double Outside(Point2 p, double z) =>
        ((p.X - onPlane.X) * _outward.X) + ((p.Y - onPlane.Y) * _outward.Y) + ((z - onPlane.Z) * _outward.Z);
}
