using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>What is done with two bodies.</summary>
public enum SolidOperation
{
    /// <summary>All that lies in either.</summary>
    Union,

    /// <summary>All that lies in both.</summary>
    Intersection,

    /// <summary>All that lies in the first only.</summary>
    Difference,
}

/// <summary>Two bodies joined by an operation.</summary>
/// <param name="operation">What is done.</param>
/// <param name="first">The first operand.</param>
/// <param name="second">The second operand.</param>
public sealed class BooleanSolid(SolidOperation operation, Solid first, Solid second) : Solid
{
    /// <inheritdoc/>
    public override Box3 Bounds => operation switch
    {
        SolidOperation.Union => first.Bounds.With(second.Bounds),
        SolidOperation.Intersection => first.Bounds.Common(second.Bounds),
        SolidOperation.Difference => first.Bounds,
    };

    /// <inheritdoc/>
    protected internal override Region Section(double z, Box2 window, SectionLog log) => operation switch
    {
        SolidOperation.Union => RegionBoolean.Union(first.Section(z, window, log), second.Section(z, window, log)),
        SolidOperation.Intersection => Combine(z, window, log, RegionBoolean.Intersection),
        SolidOperation.Difference => Combine(z, window, log, RegionBoolean.Difference),
    };

    /// <inheritdoc/>
    protected internal override void AddLevels(ICollection<double> levels)
    {
        first.AddLevels(levels);
        second.AddLevels(levels);
    }

    private Region Combine(double z, Box2 window, SectionLog log, Func<Region, Region, Region> combine)
    {
        Region subject = first.Section(z, window, log);
        if (subject.IsEmpty)
        {
            return subject;
        }

        // A metre of margin keeps the far sides of a half-plane away from the subject's border.
        Region tool = second.Section(z, subject.Bounds.Grown(1), log);
        return combine(subject, tool);
    }
}
