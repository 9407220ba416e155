using System.Runtime.InteropServices;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Overlap;

/// <summary>The net area of one room.</summary>
/// <param name="GrossM2">Area of the room, in square metres.</param>
/// <param name="NetM2">What no obstacle covers; never below zero nor above gross.</param>
/// <param name="BoundM2">How far net can lie from the exact value for the coordinates as given.</param>
public readonly record struct NetArea(double GrossM2, double NetM2, double BoundM2)
{
    /// <summary>Whether the net area lies above a limit, or below, for certain.</summary>
    /// <param name="limitM2">The limit, in square metres.</param>
    /// <returns>True above, false at or below, null where the limit lies within the bound.</returns>
    public bool? IsAbove(double limitM2) => NetM2 - BoundM2 > limitM2 ? true : NetM2 + BoundM2 <= limitM2 ? false : null;
}

/// <summary>
/// Net areas of many rooms from flat arrays: a room's area less the union of the obstacles in it. What each obstacle takes, and a receipt,
/// give <see cref="CoverageEngine"/> and <see cref="AreaEngine"/>.
/// </summary>
/// <remarks>An instance keeps its working memory and serves one thread. Results do not depend on the order of a room's obstacles, nor on the
/// rooms measured before, bit for bit; nothing is allocated once the memory has grown to the largest room.</remarks>
public sealed class NetAreaEngine
{
    private readonly CoverageEngine _coverage = new();
    private readonly ObstacleGrid _grid = new();
    private readonly List<int> _near = [];

    /// <summary>Measures rooms whose candidates are known.</summary>
    /// <param name="shapes">Holds rooms and obstacles, in metres.</param>
    /// <param name="rooms">The rooms' shapes.</param>
    /// <param name="candidateEnds">For each room the end of its candidates.</param>
    /// <param name="candidates">Shapes of the obstacles that may overlap the rooms, room after room.</param>
    /// <param name="areas">Receives the areas; as long as the rooms.</param>
    /// <exception cref="ArgumentException">The lengths of the spans do not fit each other.</exception>
    public void Measure(
        PreparedShapes shapes, ReadOnlySpan<int> rooms, ReadOnlySpan<int> candidateEnds, ReadOnlySpan<int> candidates, Span<NetArea> areas)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        if (candidateEnds.Length != rooms.Length || areas.Length != rooms.Length)
        {
            throw new ArgumentException("There must be an end of candidates and a place for the result for each room.", nameof(rooms));
        }

        int start = 0;
        for (int i = 0; i < rooms.Length; i++)
        {
            areas[i] = Measure(shapes, rooms[i], candidates[start..candidateEnds[i]]);
            start = candidateEnds[i];
        }
    }

    /// <summary>Measures rooms against all obstacles of a storey.</summary>
    /// <param name="shapes">Holds rooms and obstacles, in metres.</param>
    /// <param name="rooms">The rooms' shapes.</param>
    /// <param name="obstacles">The obstacles' shapes.</param>
    /// <param name="areas">Receives the areas; as long as the rooms.</param>
    /// <exception cref="ArgumentException">There are more or fewer places than rooms.</exception>
    public void Measure(PreparedShapes shapes, ReadOnlySpan<int> rooms, ReadOnlySpan<int> obstacles, Span<NetArea> areas)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        if (areas.Length != rooms.Length)
        {
            throw new ArgumentException("There must be a place for the result of each room.", nameof(areas));
        }

        _grid.Load(shapes.Table, obstacles);
        for (int i = 0; i < rooms.Length; i++)
        {
            _near.Clear();
            foreach (int place in _grid.Near(shapes.Table.Bounds(rooms[i])))
            {
                _near.Add(obstacles[place]);
            }

            areas[i] = Measure(shapes, rooms[i], CollectionsMarshal.AsSpan(_near));
        }
    }

    /// <summary>Measures one room.</summary>
    /// <param name="shapes">Holds room and obstacles, in metres.</param>
    /// <param name="room">The room's shape.</param>
    /// <param name="obstacles">The obstacles' shapes, in any order.</param>
    /// <returns>Its areas.</returns>
    public NetArea Measure(PreparedShapes shapes, int room, ReadOnlySpan<int> obstacles)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        Coverage coverage = _coverage.MeasureUnion(shapes, room, obstacles, out double covered);
        double gross = shapes.Area(room);
        return new NetArea(gross, Math.Clamp(gross - covered, 0, gross), coverage.BoundM2);
    }

    /// <summary>Measures one room given as NetTopologySuite polygons.</summary>
    /// <param name="room">A polygon or multipolygon, in metres.</param>
    /// <param name="obstacles">Polygons in the same frame.</param>
    /// <returns>Its areas.</returns>
    /// <exception cref="ArgumentException">A coordinate is not finite.</exception>
    public NetArea Measure(NetTopologySuite.Geometries.Geometry room, IEnumerable<NetTopologySuite.Geometries.Geometry> obstacles)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(obstacles);
        var table = new ShapeTable([NtsBridge.ToRegion(room), .. obstacles.Select(NtsBridge.ToRegion)]);
        return Measure(new PreparedShapes(table), 0, [.. Enumerable.Range(1, table.Count - 1)]);
    }
}
