using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Ingest.Ifc.Derived;

/// <summary>How a door or window closes what it stands in.</summary>
internal enum InfillExtent
{
    /// <summary>Its section with a strip through its middle: neither a hollow frame nor a missing pane leaves a gap, and a handle takes no
    /// more from the room than it covers.</summary>
    Strip,

    /// <summary>The rectangle around its section, for use inside of a wall.</summary>
    Rectangle,
}

/// <summary>A closed door or window.</summary>
/// <param name="body">The body.</param>
/// <param name="frame">Its placement: x along the wall.</param>
/// <param name="extent">How it closes.</param>
internal sealed class ClosedInfill(Solid body, Affine3 frame, InfillExtent extent) : Solid
{
    private const double StripWidth = 0.02;

    // Sills are drawn at round heights, as the cut is; frames are seldom closed bodies there, and are alike a little higher.
    private const double NextCut = 0.02;

    /// <inheritdoc/>
    public override Box3 Bounds => body.Bounds;

    /// <inheritdoc/>
    protected override Region Section(double z, Box2 window, SectionLog log)
    {
        Region section = Cut(z, log);
        return section.IsEmpty ? section : RegionBoolean.Union(section, Strip(section));
    }

    /// <inheritdoc/>
    protected override void AddLevels(ICollection<double> levels) => throw new NotSupportedException("an infill has no floor");

    private Region Cut(double z, SectionLog log)
    {
        try
        {
            return body.Section(z, log);
        }
        catch (SectionException)
        {
            return body.Section(z + NextCut, log);
        }
    }

    private Region Strip(Region section)
    {
        double length = Math.Sqrt((frame.X.X * frame.X.X) + (frame.X.Y * frame.X.Y));
        double c = length > 0 ? frame.X.X / length : 1;
        double s = length > 0 ? frame.X.Y / length : 0;
        Box2 box = section.Mapped(new Affine2(c, -s, s, c, 0, 0)).Bounds;
        bool isAlongX = box.Width >= box.Height;
        double half = Math.Min(StripWidth, Math.Min(box.Width, box.Height)) / 2;
        double x = (box.MinX + box.MaxX) / 2, y = (box.MinY + box.MaxY) / 2;
        Box2 strip = extent == InfillExtent.Rectangle ? box : isAlongX ? box with { MinY = y - half, MaxY = y + half } : box with { MinX = x - half, MaxX = x + half };
        return RegionBuilder.Rectangle(strip).Mapped(new Affine2(c, s, -s, c, 0, 0));
    }
}
