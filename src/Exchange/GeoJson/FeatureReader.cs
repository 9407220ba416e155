using System.Globalization;
using SpaceGeo.Exchange.Documents;

namespace SpaceGeo.Exchange.GeoJson;

/// <summary>Reads the features of a collection into a batch.</summary>
/// <param name="builder">Receives them.</param>
/// <param name="collection">The collection's name in messages, with a comma behind; empty where there is only one.</param>
/// <param name="role">What a feature is that does not say it; the other role is then refused, unless null.</param>
internal sealed class FeatureReader(BatchBuilder builder, string collection = "", string? role = null)
{
    private const string Room = "room";
    private const string Obstacle = "obstacle";

    /// <summary>Reads a FeatureCollection of polygons in metres.</summary>
    /// <typeparam name="T">The encoding.</typeparam>
    /// <param name="document">The collection.</param>
    /// <exception cref="MalformedInputException">It is none.</exception>
    public void Read<T>(T document)
        where T : struct, IDocumentValue<T>
    {
        if (TypeOf(document) != "FeatureCollection" || !document.TryGetMember("features", out T features) || features.Kind != DocumentKind.List)
        {
            throw new MalformedInputException(collection.TrimEnd(',', ' '), "this is no GeoJSON FeatureCollection");
        }

        if (document.TryGetMember("crs", out T crs) && crs.Kind == DocumentKind.Map && crs.TryGetMember("properties", out T properties)
            && TextOf<T>(properties, "name", -1) is string name && IsDegrees(name))
        {
            throw new MalformedInputException(collection + "crs", "coordinates must be metres of one plane, not degrees");
        }

        int index = 0;
        foreach (T feature in features.Elements())
        {
            ReadFeature(feature, index++);
        }
    }

    private static bool IsDegrees(string name) =>
        name.Contains("4326", StringComparison.Ordinal) || name.Contains("CRS84", StringComparison.OrdinalIgnoreCase);

    private void ReadFeature<T>(T feature, int index)
        where T : struct, IDocumentValue<T>
    {
        if (TypeOf(feature) != "Feature" || !feature.TryGetMember("geometry", out T geometry))
        {
            throw Wrong(index, "this is no GeoJSON feature with a geometry");
        }

        T? properties = feature.TryGetMember("properties", out T found) && found.Kind == DocumentKind.Map ? found : null;
        string? id = TextOf<T>(feature, "id", index) ?? TextOf<T>(properties, "id", index);
        string? own = TextOf<T>(properties, "role", index);
        if (own is not (null or Room or Obstacle) || (role is not null && own is not null && own != role))
        {
            throw Wrong(index, role is null ? "its role must be room or obstacle" : $"its role must be {role}, or not be said");
        }

        ReadPolygons(geometry, index);
        if ((own ?? role ?? Room) == Obstacle)
        {
            builder.EndObstacle(id, index, roomId: TextOf<T>(properties, "room", index));
            return;
        }

        int room = builder.EndRoom(id, index);
        ReadObstacles(feature, room, index);
        if (properties is T holder)
        {
            ReadObstacles(holder, room, index);
        }
    }

    private void ReadObstacles<T>(T holder, int room, int index)
        where T : struct, IDocumentValue<T>
    {
        if (!holder.TryGetMember("obstacles", out T obstacles))
        {
            return;
        }

        if (obstacles.Kind != DocumentKind.List)
        {
            throw Wrong(index, "its obstacles must be a list of polygons");
        }

        foreach (T obstacle in obstacles.Elements())
        {
            ReadPolygons(obstacle, index);
            builder.EndObstacle(TextOf<T>(obstacle, "id", index), index, room);
        }
    }

    private void ReadPolygons<T>(T geometry, int index)
        where T : struct, IDocumentValue<T>
    {
        string? type = TypeOf(geometry);
        if (type is not ("Polygon" or "MultiPolygon") || !geometry.TryGetMember("coordinates", out T coordinates))
        {
            throw Wrong(index, "its geometry must be a Polygon or a MultiPolygon with coordinates");
        }

        if (type == "Polygon")
        {
            ReadRings(coordinates, index);
            return;
        }

        foreach (T polygon in ListOf(coordinates, index))
        {
            ReadRings(polygon, index);
        }
    }

    private void ReadRings<T>(T rings, int index)
        where T : struct, IDocumentValue<T>
    {
        foreach (T ring in ListOf(rings, index))
        {
            foreach (T position in ListOf(ring, index))
            {
                if (!position.TryGetPosition(out double x, out double y))
                {
                    throw Wrong(index, "a position must be a list of two numbers");
                }

                builder.AddVertex(x, y);
            }

            builder.EndRing();
        }

        builder.EndPolygon();
    }

    private IEnumerable<T> ListOf<T>(T list, int index)
        where T : struct, IDocumentValue<T> => list.Kind == DocumentKind.List
        ? list.Elements()
        : throw Wrong(index, "its coordinates are not nested as those of its type are");

    private static string? TypeOf<T>(T value)
        where T : struct, IDocumentValue<T> =>
        value.Kind == DocumentKind.Map && value.TryGetMember("type", out T type) && type.Kind == DocumentKind.Text ? type.Text : null;

    private string? TextOf<T>(T? holder, string name, int index)
        where T : struct, IDocumentValue<T>
    {
        if (holder is not { Kind: DocumentKind.Map } map || !map.TryGetMember(name, out T value) || value.Kind == DocumentKind.Nil)
        {
            return null;
        }

        return value.Kind is DocumentKind.Text or DocumentKind.Number
            ? value.Text
            : throw Wrong(index, $"its {name} must be a text or a number");
    }

    private MalformedInputException Wrong(int index, string problem) => new(
        index < 0 ? collection.TrimEnd(',', ' ') : string.Create(CultureInfo.InvariantCulture, $"{collection}feature {index}"), problem);
}
