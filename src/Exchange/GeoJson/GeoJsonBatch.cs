using System.Globalization;
using System.Text.Json;

namespace SpaceGeo.Exchange.GeoJson;

/// <summary>
/// Reads rooms and obstacles from a FeatureCollection of polygons in metres. The property <c>role</c> says room (as does its absence) or
/// obstacle. An obstacle takes from every room it overlaps; with the property <c>room</c>, from the room of that id alone. A room may carry
/// its own obstacles in the member or property <c>obstacles</c>, a list of polygons.
/// </summary>
public static class GeoJsonBatch
{
    private const string Word = "feature";

    /// <summary>Reads a document.</summary>
    /// <param name="text">UTF-8, with or without a byte order mark.</param>
    /// <returns>The batch; features are counted from 0.</returns>
    /// <exception cref="MalformedInputException">It is no JSON, or no FeatureCollection of polygons.</exception>
    public static AreaBatch Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new MalformedInputException(
                string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}"), "this is no JSON");
        }
    }

    /// <summary>Reads a value inside of a document.</summary>
    /// <param name="collection">The FeatureCollection.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="MalformedInputException">It is no FeatureCollection of polygons.</exception>
    public static AreaBatch Read(JsonElement collection)
    {
        if (TypeOf(collection) != "FeatureCollection" || !collection.TryGetProperty("features", out JsonElement features)
            || features.ValueKind != JsonValueKind.Array)
        {
            throw new MalformedInputException(string.Empty, "this is no GeoJSON FeatureCollection");
        }

        if (collection.TryGetProperty("crs", out JsonElement crs) && crs.GetRawText() is string name
            && (name.Contains("4326", StringComparison.Ordinal) || name.Contains("CRS84", StringComparison.OrdinalIgnoreCase)))
        {
            throw new MalformedInputException("crs", "coordinates must be metres of one plane, not degrees");
        }

        var builder = new BatchBuilder(Word);
        int index = 0;
        foreach (JsonElement feature in features.EnumerateArray())
        {
            ReadFeature(feature, index++, builder);
        }

        return builder.Build();
    }

    private static void ReadFeature(JsonElement feature, int index, BatchBuilder builder)
    {
        if (TypeOf(feature) != "Feature" || !feature.TryGetProperty("geometry", out JsonElement geometry))
        {
            throw Wrong(index, "this is no GeoJSON feature with a geometry");
        }

        JsonElement properties = feature.TryGetProperty("properties", out JsonElement found) && found.ValueKind == JsonValueKind.Object
            ? found
            : default;
        string? id = TextOf(feature, "id", index) ?? TextOf(properties, "id", index);
        ReadPolygons(geometry, index, builder);
        switch (TextOf(properties, "role", index))
        {
            case "room" or null:
                int room = builder.EndRoom(id, index);
                ReadObstacles(feature, room, index, builder);
                ReadObstacles(properties, room, index, builder);
                break;
            case "obstacle":
                builder.EndObstacle(id, index, roomId: TextOf(properties, "room", index));
                break;
            default:
                throw Wrong(index, "its role must be room or obstacle");
        }
    }

    private static void ReadObstacles(JsonElement holder, int room, int index, BatchBuilder builder)
    {
        if (holder.ValueKind != JsonValueKind.Object || !holder.TryGetProperty("obstacles", out JsonElement obstacles))
        {
            return;
        }

        if (obstacles.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(index, "its obstacles must be a list of polygons");
        }

        foreach (JsonElement obstacle in obstacles.EnumerateArray())
        {
            ReadPolygons(obstacle, index, builder);
            builder.EndObstacle(TextOf(obstacle, "id", index), index, room);
        }
    }

    private static void ReadPolygons(JsonElement geometry, int index, BatchBuilder builder)
    {
        string? type = TypeOf(geometry);
        if (type is not ("Polygon" or "MultiPolygon") || !geometry.TryGetProperty("coordinates", out JsonElement coordinates))
        {
            throw Wrong(index, "its geometry must be a Polygon or a MultiPolygon with coordinates");
        }

        if (type == "Polygon")
        {
            ReadRings(coordinates, index, builder);
            return;
        }

        foreach (JsonElement polygon in ListOf(coordinates, index))
        {
            ReadRings(polygon, index, builder);
        }
    }

    private static void ReadRings(JsonElement rings, int index, BatchBuilder builder)
    {
        foreach (JsonElement ring in ListOf(rings, index))
        {
            foreach (JsonElement position in ListOf(ring, index))
            {
                if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2
                    || position[0].ValueKind != JsonValueKind.Number || position[1].ValueKind != JsonValueKind.Number)
                {
                    throw Wrong(index, "a position must be a list of two numbers");
                }

                builder.AddVertex(position[0].GetDouble(), position[1].GetDouble());
            }

            builder.EndRing();
        }
    }

    private static JsonElement.ArrayEnumerator ListOf(JsonElement list, int index) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray()
        : throw Wrong(index, "its coordinates are not nested as those of its type are");

    private static string? TypeOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()
            : null;

    private static string? TextOf(JsonElement holder, string name, int index)
    {
        if (holder.ValueKind != JsonValueKind.Object || !holder.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => throw Wrong(index, $"its {name} must be a text or a number"),
        };
    }

    private static MalformedInputException Wrong(int index, string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Word} {index}"), problem);
}
