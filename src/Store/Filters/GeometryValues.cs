using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace SpaceGeo.Store.Filters;

/// <summary>Makes geometries from coordinates that a client sent, and refuses those that have no meaning.</summary>
internal static class GeometryValues
{
    private static readonly GeometryFactory Factory = new();

    public static Point Point(Coordinate position) => Factory.CreatePoint(position);

    public static MultiPoint Points(List<Coordinate> positions) => Factory.CreateMultiPointFromCoords([.. positions]);

    public static LineString Line(List<Coordinate> positions, string place) => positions.Count >= 2
        ? Factory.CreateLineString([.. positions])
        : throw new RefusedFilterException(place, "a line has two positions or more.");

    public static MultiLineString Lines(List<LineString> lines) => Factory.CreateMultiLineString([.. lines]);

    public static Polygon Polygon(List<List<Coordinate>> rings, string place)
    {
        LinearRing[] closed = [.. rings.Select(r => Ring(r, place))];
        return Valid(Factory.CreatePolygon(closed[0], closed[1..]), place);
    }

    public static MultiPolygon Polygons(List<Polygon> polygons, string place) =>
        Valid(Factory.CreateMultiPolygon([.. polygons]), place);

    public static GeometryCollection Collection(List<NetTopologySuite.Geometries.Geometry> parts) =>
        Factory.CreateGeometryCollection([.. parts]);

    /// <summary>A box from four numbers, or from six with heights that are left out.</summary>
    /// <param name="numbers">The lower corner, then the upper one.</param>
    /// <param name="place">Where it stands.</param>
    public static BoxValue Box(IReadOnlyList<double> numbers, string place) => numbers.Count switch
    {
        4 => new BoxValue(new Coordinate(numbers[0], numbers[1]), new Coordinate(numbers[2], numbers[3]), place),
        6 => new BoxValue(new Coordinate(numbers[0], numbers[1]), new Coordinate(numbers[3], numbers[4]), place),
        _ => throw new RefusedFilterException(place, string.Create(
            CultureInfo.InvariantCulture, $"a box has four numbers, or six with heights, not {numbers.Count}.")),
    };

    private static LinearRing Ring(List<Coordinate> positions, string place)
    {
        if (positions.Count < 4 || !positions[0].Equals2D(positions[^1]))
        {
            throw new RefusedFilterException(place, "a ring has four positions or more, and the last one is the first one again.");
        }

        return Factory.CreateLinearRing([.. positions]);
    }

    // A border that crosses itself has no inside that all programs agree on.
    private static T Valid<T>(T area, string place)
        where T : NetTopologySuite.Geometries.Geometry
    {
        TopologyValidationError? error = new IsValidOp(area).ValidationError;
        return error is null ? area : throw new RefusedFilterException(place, string.Create(
            CultureInfo.InvariantCulture, $"this is no valid area: {error.Message.ToLowerInvariant()} at {error.Coordinate.X} {error.Coordinate.Y}."));
    }
}
