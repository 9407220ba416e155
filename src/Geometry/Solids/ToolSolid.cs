using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>A body that is taken away from another: an opening, a clipping. Where it cannot be cut it takes nothing away, and the log says
/// so, so that one bad opening does not cost the wall.</summary>
/// <param name="body">The body.</param>
public sealed class ToolSolid(Solid body) : Solid
{
    /// <inheritdoc/>
    public override Box3 Bounds => body.Bounds;

    /// <inheritdoc/>
    protected internal override Region Section(double z, Box2 window, SectionLog log)
    {
        try
        {
            return body.Section(z, window, log);
        }
        catch (SectionException e)
        {
            log.LeaveOut(e.Message);
            return Region.Empty;
        }
    }

    /// <inheritdoc/>
    protected internal override void AddLevels(ICollection<double> levels) => body.AddLevels(levels);
}
