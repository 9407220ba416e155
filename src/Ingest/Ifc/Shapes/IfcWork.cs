using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>The work that one element may cost. Items that refer to the same item twice on each of thirty levels would else be read 2³⁰
/// times.</summary>
internal sealed class IfcWork
{
    // A wall with 10⁵ openings, each with its profile. The largest element of the reference models has 2,000 items.
    private const int Most = 250_000;

    private int _spent;

    /// <summary>Begins with another element.</summary>
    public void Restart() => _spent = 0;

    /// <summary>Counts the reading of an item.</summary>
    /// <param name="item">The item, for the message.</param>
    /// <exception cref="IfcGeometryException">The element has had its share.</exception>
    public void Spend(StepEntity item)
    {
        if (++_spent > Most)
        {
            throw new IfcGeometryException("too-complex", $"{item}: the element's shape refers to more than {Most} items, repetitions counted");
        }
    }
}
