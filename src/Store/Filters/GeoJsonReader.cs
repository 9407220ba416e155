using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace SpaceGeo.Store.Filters;

/// <summary>Reads geometries in GeoJSON. Heights are read and left out.</summary>
internal static class GeoJsonReader
{
    private const string Coordinates = "coordinates";
    private const string Kinds = "Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon and GeometryCollection";

    /// <summary>Reads a geometry.</summary>
    /// <param name="element">An object.</param>
    /// <param name="pointer">Where it stands.</param>
    public static NetTopologySuite.Geometries.Geometry Geometry(JsonElement element, string pointer)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new RefusedFilterException(pointer, "a geometry is expected here.");
        }

        var members = new JsonMembers(element, pointer);
        string kind = JsonMembers.Text(members.Required("type"), pointer + "/type");
        if (kind == "GeometryCollection")
        {
            members.Only("type", "geometries", "bbox");
            return GeometryValues.Collection(List(members.Required("geometries"), pointer + "/geometries", Part));
        }

        members.Only("type", Coordinates, "bbox");
        string at = $"{pointer}/{Coordinates}";
        JsonElement values = members.Required(Coordinates);
        return kind switch
        {
            "Point" => GeometryValues.Point(Position(values, at)),
            "LineString" => Line(values, at),
            "Polygon" => Polygon(values, at),
            "MultiPoint" => GeometryValues.Points(List(values, at, Position)),
            "MultiLineString" => GeometryValues.Lines(List(values, at, Line)),
            "MultiPolygon" => GeometryValues.Polygons(List(values, at, Polygon), at),
            _ => throw new RefusedFilterException(pointer + "/type", $"'{kind}' is no kind of geometry; these are: {Kinds}."),
        };
    }

    /// <summary>Reads a list of numbers.</summary>
    /// <param name="element">The list.</param>
    /// <param name="pointer">Where it stands.</param>
    public static List<double> Numbers(JsonElement element, string pointer) => List(element, pointer, JsonMembers.Number);

    private static NetTopologySuite.Geometries.Geometry Part(JsonElement element, string pointer) => Geometry(element, pointer) switch
    {
        GeometryCollection { OgcGeometryType: OgcGeometryType.GeometryCollection } =>
            throw new RefusedFilterException(pointer, "a collection in a collection is not supported."),
        NetTopologySuite.Geometries.Geometry part => part,
    };

    private static Coordinate Position(JsonElement element, string pointer)
    {
        List<double> numbers = Numbers(element, pointer);
        return numbers.Count is 2 or 3
            ? new Coordinate(numbers[0], numbers[1])
            : throw new RefusedFilterException(pointer, "a position has two numbers, or three with a height.");
    }

    private static LineString Line(JsonElement element, string pointer) =>
        GeometryValues.Line(List(element, pointer, Position), pointer);

    private static Polygon Polygon(JsonElement element, string pointer) =>
        GeometryValues.Polygon(List(element, pointer, (ring, at) => List(ring, at, Position)), pointer);

    private static List<T> List<T>(JsonElement element, string pointer, Func<JsonElement, string, T> read)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0)
        {
            throw new RefusedFilterException(pointer, "a list with something in it is expected here.");
        }

        return [.. element.EnumerateArray().Select((item, i) => read(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}")))];
    }
}
