using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;

namespace SpaceGeo.Revisions.Matching;

/// <summary>A section of an element in the plan of a storey.</summary>
/// <param name="Number">The element's index in the building.</param>
/// <param name="Element">The element.</param>
/// <param name="Storey">The storey's index.</param>
/// <param name="Shapes">Holds the section.</param>
/// <param name="Obstacle">The section.</param>
internal sealed record ElementSection(int Number, Element Element, int Storey, ShapeTable Shapes, PlanObstacle Obstacle)
{
    // Floors of one storey that differ by less than a threshold's height are cut alike.
    private const double SameHeightM = 0.05;

    /// <summary>The section's shape.</summary>
    public Region Region => Shapes.Region(Obstacle.Shape);

    /// <summary>Whether both are of one class.</summary>
    /// <param name="other">Another section.</param>
    public bool IsOfClass(ElementSection other) =>
        Obstacle.Kind == other.Obstacle.Kind && string.Equals(Element.Type, other.Element.Type, StringComparison.Ordinal);

    /// <summary>Whether both are of one class and at one height.</summary>
    /// <param name="other">Another section.</param>
    public bool CanBe(ElementSection other) => IsOfClass(other) && Math.Abs(Obstacle.CutHeight - other.Obstacle.CutHeight) <= SameHeightM;
}
