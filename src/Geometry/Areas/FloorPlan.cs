using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Areas;

/// <summary>A room of a plan.</summary>
/// <param name="Shape">Its footprint in the plan's <see cref="ShapeTable"/>.</param>
/// <param name="CutHeight">Height at which its obstacles are cut, in metres of the building.</param>
public readonly record struct PlanRoom(int Shape, double CutHeight);

/// <summary>The section of an element at one height.</summary>
/// <param name="Shape">The section in the plan's <see cref="ShapeTable"/>.</param>
/// <param name="Element">Number of the element in the caller's list; one element has a section for each cut height.</param>
/// <param name="Kind">What the element is.</param>
/// <param name="CutHeight">Height of the cut, in metres of the building.</param>
public readonly record struct PlanObstacle(int Shape, int Element, ObstacleKind Kind, double CutHeight)
{
    /// <summary>The only room that it concerns, or −1 for all that it reaches into.</summary>
    public int Room { get; init; } = -1;

    /// <summary>Which share of what it covers is taken away: 1 for all; 0 where it is only stated.</summary>
    public double Share { get; init; } = 1;
}

/// <summary>
/// Rooms and obstacles of one storey in local metres: the one shape that passes between reading, measuring and storing. A room meets the
/// obstacles of its own cut height only. Obstacles are in the order of their element's key, which a receipt follows.
/// </summary>
/// <param name="Shapes">All footprints and sections.</param>
/// <param name="Rooms">The rooms.</param>
/// <param name="Obstacles">The obstacles.</param>
public sealed record FloorPlan(ShapeTable Shapes, IReadOnlyList<PlanRoom> Rooms, IReadOnlyList<PlanObstacle> Obstacles)
{
    /// <summary>The smallest box around all rooms and obstacles.</summary>
    public Box2 Bounds
    {
        get
        {
            Box2 box = Box2.Empty;
            for (int shape = 0; shape < Shapes.Count; shape++)
            {
                box = box.With(Shapes.Bounds(shape));
            }

            return box;
        }
    }
}

/// <summary>Collects rooms and obstacles of a storey.</summary>
public sealed class FloorPlanBuilder
{
    private readonly List<Region> _regions = [];
    private readonly List<PlanRoom> _rooms = [];
    private readonly List<(string Key, PlanObstacle Obstacle)> _obstacles = [];

    /// <summary>Adds a room.</summary>
    /// <param name="footprint">Its footprint; not empty.</param>
    /// <param name="cutHeight">Height at which its obstacles are cut, in metres of the building.</param>
    /// <returns>The room's number in the plan.</returns>
    public int AddRoom(Region footprint, double cutHeight)
    {
        _rooms.Add(new PlanRoom(Add(footprint), cutHeight));
        return _rooms.Count - 1;
    }

    /// <summary>Adds the section of an element at one height.</summary>
    /// <param name="section">The section; not empty.</param>
    /// <param name="element">The element's number in the caller's list.</param>
    /// <param name="key">The element's GlobalId or another stable key: it fixes the order of receipts.</param>
    /// <param name="kind">What the element is.</param>
    /// <param name="cutHeight">Height of the cut, in metres of the building.</param>
    public void AddObstacle(Region section, int element, string key, ObstacleKind kind, double cutHeight) =>
        _obstacles.Add((key, new PlanObstacle(Add(section), element, kind, cutHeight)));

    /// <summary>The cut height of a room that was added.</summary>
    /// <param name="room">Its number.</param>
    /// <returns>Metres of the building.</returns>
    public double CutHeightOf(int room) => _rooms[room].CutHeight;

    /// <summary>Adds something that concerns one room only.</summary>
    /// <param name="section">Where it is; not empty.</param>
    /// <param name="key">Fixes the order of receipts.</param>
    /// <param name="obstacle">All else of it; the shape is set here.</param>
    public void AddForRoom(Region section, string key, PlanObstacle obstacle) =>
        _obstacles.Add((key, obstacle with { Shape = Add(section) }));

    /// <summary>The plan.</summary>
    /// <returns>All that was added, obstacles in the order of their keys.</returns>
    public FloorPlan Build() => new(
        new ShapeTable(_regions),
        [.. _rooms],
        [.. _obstacles.OrderBy(o => o.Key, StringComparer.Ordinal).ThenBy(o => o.Obstacle.CutHeight).Select(o => o.Obstacle)]);

    private int Add(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.IsEmpty)
        {
            throw new ArgumentException("A plan takes no empty region: a room without footprint is reported instead.", nameof(region));
        }

        _regions.Add(region);
        return _regions.Count - 1;
    }
}
