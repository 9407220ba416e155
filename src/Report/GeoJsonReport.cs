using System.Text.Json;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;

namespace SpaceGeo.Report;

/// <summary>
/// Rooms as a GeoJSON FeatureCollection (RFC 7946). Buildings with a geographic position come in longitude and latitude; all others in
/// local metres, and the member <c>coordinateReference</c> of feature and collection says so.
/// </summary>
public static class GeoJsonReport
{
    private const string Geographic = "WGS 84 longitude, latitude";
    private const string Local = "local metres";

    /// <summary>Writes the collection in UTF-8.</summary>
    /// <param name="stream">Receives it, file by file; stays open.</param>
    /// <param name="models">Taken one at a time.</param>
    /// <param name="receipts">Whether each room says which element took what.</param>
    public static void Write(Stream stream, IEnumerable<MeasuredModel> models, bool receipts)
    {
        ArgumentNullException.ThrowIfNull(models);
        using var json = new Utf8JsonWriter(stream, RoomJson.Format);
        var references = new SortedSet<string>(StringComparer.Ordinal);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (MeasuredModel model in models)
        {
            foreach (BuildingRows building in ModelRows.Of(model).Buildings)
            {
                references.Add(WriteBuilding(json, building, receipts));
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.WriteString("coordinateReference", string.Join("; ", references.DefaultIfEmpty(Geographic)));
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static string WriteBuilding(Utf8JsonWriter json, BuildingRows rows, bool receipts)
    {
        MapPosition? position = MapPosition.Of(rows.Measured.Building.Georeference);
        string reference = position is null ? Local : Geographic;
        foreach (StoreyRows storey in rows.Storeys)
        {
            foreach (RoomRow room in storey.Rooms)
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteString("id", room.GlobalId);
                json.WriteString("coordinateReference", reference);
                WriteGeometry(json, storey.Measured.Storey, room, position);
                json.WriteStartObject("properties");
                json.WriteString("file", room.File);
                json.WriteString("building", room.Building);
                json.WriteString("storey", room.Storey);
                RoomJson.WriteNumber(json, "storeyElevationM", storey.Measured.Storey.ElevationM);
                json.WriteString("standard", rows.Measured.Standard.Id);
                RoomJson.WriteRoom(json, room, receipts);
                json.WriteEndObject();
                json.WriteEndObject();
            }
        }

        return reference;
    }

    private static void WriteGeometry(Utf8JsonWriter json, Storey storey, RoomRow room, MapPosition? position)
    {
        if (room.PlanRoom < 0)
        {
            json.WriteNull("geometry");
            return;
        }

        Region footprint = storey.Plan.Shapes.Region(storey.Plan.Rooms[room.PlanRoom].Shape);
        int shells = Enumerable.Range(0, footprint.RingCount).Count(r => !footprint.IsHole(r));
        json.WriteStartObject("geometry");
        json.WriteString("type", shells == 1 ? "Polygon" : "MultiPolygon");
        json.WriteStartArray("coordinates");
        int ring = 0;
        while (ring < footprint.RingCount)
        {
            ring = WritePolygon(json, footprint, ring, shells > 1, position);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // A region's shells run counter-clockwise and its holes clockwise: the right-hand rule as it stands.
    private static int WritePolygon(Utf8JsonWriter json, Region footprint, int ring, bool nested, MapPosition? position)
    {
        if (nested)
        {
            json.WriteStartArray();
        }

        do
        {
            WriteRing(json, footprint.Ring(ring++), position);
        }
        while (ring < footprint.RingCount && footprint.IsHole(ring));
        if (nested)
        {
            json.WriteEndArray();
        }

        return ring;
    }

    private static void WriteRing(Utf8JsonWriter json, ReadOnlySpan<double> ring, MapPosition? position)
    {
        json.WriteStartArray();
        for (int i = 0; i <= ring.Length; i += 2)
        {
            int vertex = i % ring.Length;
            (double x, double y) = position?.ToGeographic(ring[vertex], ring[vertex + 1]) ?? (ring[vertex], ring[vertex + 1]);
            int digits = position is null ? 6 : 9; // Nine digits of a degree are a tenth of a millimetre.
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(x, digits));
            json.WriteNumberValue(Math.Round(y, digits));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
