using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Sections of a building's elements, each cut once for all standards.</summary>
/// <param name="patience">How long elements are worked on.</param>
/// <param name="issues">Receives elements that cannot be cut; each once.</param>
internal sealed class IfcSections(IfcPatience patience, ICollection<ModelIssue> issues)
{
    // A hundred storeys with a thousand elements each, cut at ten heights. What is beyond would not fit into memory.
    private const int MostSections = 2_000_000;

    private readonly Dictionary<(IfcObstacle, double, bool), Region> _known = [];
    private readonly HashSet<IfcObstacle> _failed = [];
    private readonly HashSet<IfcObstacle> _incomplete = [];
    private int _sections;

    /// <summary>The section of an element.</summary>
    /// <param name="obstacle">The element.</param>
    /// <param name="height">Building metres.</param>
    /// <param name="extent">Where it is needed.</param>
    /// <returns>The section; empty where the cut misses the element, or fails.</returns>
    public Region Of(IfcObstacle obstacle, double height, Box2 extent) => Of(obstacle, obstacle.Body, height, extent, false);

    /// <summary>The section of a wall without its openings.</summary>
    /// <inheritdoc cref="Of(IfcObstacle, double, Box2)"/>
    public Region OfFilled(IfcObstacle obstacle, double height, Box2 extent) =>
        obstacle.Filled is IfcBody filled ? Of(obstacle, filled, height, extent, true) : Region.Empty;

    private Region Of(IfcObstacle obstacle, IfcBody body, double height, Box2 extent, bool filled)
    {
        Box3 bounds = body.Solid.Bounds;
        if (bounds.MinZ > height + Solid.SameHeight || bounds.MaxZ <= height || !bounds.Plan.Overlaps(extent) || _failed.Contains(obstacle))
        {
            return Region.Empty;
        }

        if (!_known.TryGetValue((obstacle, height, filled), out Region? section))
        {
            var log = new SectionLog();
            foreach (PolygonFault fault in body.Faults)
            {
                log.Faults.Add(fault);
            }

            section = Isolated.Get(issues, obstacle.Entity, null, () => Cut(body, height, log));
            if (log.LeftOut is string left && _incomplete.Add(obstacle))
            {
                issues.Add(Isolated.Issue(obstacle.Entity, IfcBodies.Incomplete, IfcBodies.LeftOut(left)));
            }

            if (section is null)
            {
                _failed.Add(obstacle);
                section = Region.Empty;
            }

            _known.Add((obstacle, height, filled), section);
        }

        return section;
    }

    private Region? Cut(IfcBody body, double height, SectionLog log)
    {
        patience.Check();
        return ++_sections <= MostSections
            ? body.Solid.Section(height, log)
            : throw new IfcGeometryException("too-complex", $"the elements of the building are cut more than {MostSections} times, at the height of each floor");
    }
}
