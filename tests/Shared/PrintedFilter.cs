using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using SpaceGeo.Store.Filters;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Tests;

/// <summary>Writes filters in both encodings. Two expressions that are written alike in JSON are the same but for their places.</summary>
internal static class PrintedFilter
{
    private static readonly string[] Infix = ["and", "or", "=", "<>", "<", "<=", ">", ">=", "like", "+", "-", "*", "/", "%", "div", "^"];

    public static string Text(Expression expression) => expression switch
    {
        TextValue text => Quoted(text.Value),
        NumberValue number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        BooleanValue boolean => boolean.Value ? "TRUE" : "false",
        DateValue day => $"DATE('{TimeText.Of(day.Value)}')",
        TimestampValue instant => $"timestamp('{TimeText.Of(instant.Value)}')",
        IntervalValue interval => $"INTERVAL({TextEnd(interval.From)}, {TextEnd(interval.To)})",
        GeometryValue geometry => geometry.Value.AsText(),
        BoxValue box => $"BBOX({string.Join(',', Numbers(box).Select(n => n.ToString("R", CultureInfo.InvariantCulture)))})",
        ListValue list => $"({string.Join(", ", list.Items.Select(Text))})",
        PropertyName name => name.Name.All(char.IsAsciiLetterOrDigit) && name.Name != "not" ? name.Name : '"' + name.Name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"',
        Operation operation => TextOf(operation),
        _ => throw new ArgumentException($"An {expression.GetType().Name} stands in an interval."),
    };

    public static JsonNode Json(Expression expression) => expression switch
    {
        TextValue text => text.Value,
        NumberValue number => number.Value,
        BooleanValue boolean => boolean.Value,
        DateValue day => new JsonObject { ["date"] = TimeText.Of(day.Value) },
        TimestampValue instant => new JsonObject { ["timestamp"] = TimeText.Of(instant.Value) },
        OpenEnd => "..",
        IntervalValue interval => new JsonObject { ["interval"] = new JsonArray(JsonEnd(interval.From), JsonEnd(interval.To)) },
        GeometryValue geometry => GeoJson(geometry.Value),
        BoxValue box => new JsonObject { ["bbox"] = new JsonArray([.. Numbers(box).Select(n => (JsonNode)n)]) },
        ListValue list => new JsonArray([.. list.Items.Select(Json)]),
        PropertyName name => new JsonObject { ["property"] = name.Name },
        Operation operation => new JsonObject
        {
            ["op"] = OperatorNames.Of(operation.Operator),
            ["args"] = new JsonArray([.. operation.Arguments.Select(Json)]),
        },
        _ => throw new ArgumentException($"What is a {expression.GetType().Name}?"),
    };

    private static string TextOf(Operation operation)
    {
        string[] arguments = [.. operation.Arguments.Select(Text)];
        string name = OperatorNames.Of(operation.Operator);
        if (Infix.Contains(name))
        {
            return $"({string.Join($" {name} ", arguments)})";
        }

        return operation.Operator switch
        {
            FilterOperator.Not => $"(NOT {arguments[0]})",
            FilterOperator.Between => $"({arguments[0]} between {arguments[1]} AND {arguments[2]})",
            FilterOperator.In => $"({arguments[0]} IN {arguments[1]})",
            FilterOperator.IsNull => $"({arguments[0]} IS NULL)",
            _ => $"{name.ToUpperInvariant()}({string.Join(", ", arguments)})",
        };
    }

    private static string Quoted(string text) =>
        "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static string TextEnd(Expression end) => end switch
    {
        OpenEnd => "'..'",
        DateValue day => $"'{TimeText.Of(day.Value)}'",
        TimestampValue instant => $"'{TimeText.Of(instant.Value)}'",
        _ => Text(end),
    };

    private static JsonNode JsonEnd(Expression end) => end switch
    {
        DateValue day => TimeText.Of(day.Value),
        TimestampValue instant => TimeText.Of(instant.Value),
        _ => Json(end),
    };

    private static double[] Numbers(BoxValue box) => [box.Low.X, box.Low.Y, box.High.X, box.High.Y];

    private static JsonObject GeoJson(NetTopologySuite.Geometries.Geometry geometry) => geometry switch
    {
        GeometryCollection { OgcGeometryType: OgcGeometryType.GeometryCollection } collection => new JsonObject
        {
            ["type"] = "GeometryCollection",
            ["geometries"] = new JsonArray([.. collection.Geometries.Select(GeoJson)]),
        },
        _ => new JsonObject { ["type"] = geometry.GeometryType, ["coordinates"] = Coordinates(geometry) },
    };

    private static JsonArray Coordinates(NetTopologySuite.Geometries.Geometry geometry) => geometry switch
    {
        Point point => Position(point.Coordinate),
        LineString line => new JsonArray([.. line.Coordinates.Select(Position)]),
        Polygon polygon => new JsonArray([.. polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(Coordinates)]),
        GeometryCollection parts => new JsonArray([.. parts.Geometries.Select(Coordinates)]),
        _ => throw new ArgumentException(geometry.GeometryType),
    };

    private static JsonArray Position(Coordinate c) => [c.X, c.Y];
}
