using System.Text.Json;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;

namespace SpaceGeo.Report;

/// <summary>Files, buildings, storeys and rooms as one JSON document. Units are part of the names; areas have six digits.</summary>
public static class JsonReport
{
    /// <summary>Writes the document in UTF-8.</summary>
    /// <param name="stream">Receives it, file by file; stays open.</param>
    /// <param name="models">Taken one at a time.</param>
    /// <param name="receipts">Whether each room says which element took what.</param>
    public static void Write(Stream stream, IEnumerable<MeasuredModel> models, bool receipts)
    {
        ArgumentNullException.ThrowIfNull(models);
        using var json = new Utf8JsonWriter(stream, RoomJson.Format);
        AreaTotals sum = AreaTotals.None;
        json.WriteStartObject();
        json.WriteStartArray("files");
        foreach (MeasuredModel model in models)
        {
            ModelRows rows = ModelRows.Of(model);
            WriteFile(json, rows, receipts);
            sum = AreaTotals.Of([sum, rows.Totals]);
            json.Flush();
        }

        json.WriteEndArray();
        RoomJson.WriteTotals(json, sum);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteFile(Utf8JsonWriter json, ModelRows rows, bool receipts)
    {
        ModelFile file = rows.Measured.File;
        json.WriteStartObject();
        json.WriteString("file", file.FileName);
        json.WriteString("sha256", file.Sha256);
        json.WriteString("schema", file.Schema);
        json.WriteString("authoringTool", file.AuthoringTool);
        RoomJson.WriteTotals(json, rows.Totals);
        json.WriteStartArray("buildings");
        foreach (BuildingRows building in rows.Buildings)
        {
            WriteBuilding(json, building, receipts);
        }

        json.WriteEndArray();
        WriteIssues(json, file.Issues);
        json.WriteEndObject();
    }

    private static void WriteBuilding(Utf8JsonWriter json, BuildingRows rows, bool receipts)
    {
        Building building = rows.Measured.Building;
        json.WriteStartObject();
        json.WriteString("globalId", building.GlobalId);
        json.WriteString("name", building.Name);
        json.WriteString("siteCode", building.Site.Code);
        json.WriteString("siteName", building.Site.Name);
        json.WriteString("standard", rows.Measured.Standard.Id);
        WriteGeoreference(json, building.Georeference);
        RoomJson.WriteTotals(json, rows.Totals);
        json.WriteStartArray("storeys");
        foreach (StoreyRows storey in rows.Storeys)
        {
            WriteStorey(json, storey, receipts);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void WriteGeoreference(Utf8JsonWriter json, Georeference georeference)
    {
        string source = georeference.Source.Word();
        json.WriteStartObject("georeference");
        json.WriteString("source", source);
        if (georeference.Source != GeoreferenceSource.None)
        {
            bool projected = georeference.Source == GeoreferenceSource.MapConversion;
            json.WriteString("crs", projected ? georeference.Crs : "OGC:CRS84");
            json.WriteNumber(projected ? "eastingM" : "longitudeDegrees", georeference.OriginX);
            json.WriteNumber(projected ? "northingM" : "latitudeDegrees", georeference.OriginY);
            json.WriteNumber("rotationDegrees", georeference.RotationDegrees);
            json.WriteNumber("scale", georeference.Scale);
        }

        json.WriteEndObject();
    }

    private static void WriteStorey(Utf8JsonWriter json, StoreyRows rows, bool receipts)
    {
        json.WriteStartObject();
        json.WriteString("globalId", rows.Measured.Storey.GlobalId);
        json.WriteString("name", rows.Measured.Storey.Name);
        RoomJson.WriteNumber(json, "elevationM", rows.Measured.Storey.ElevationM);
        RoomJson.WriteTotals(json, rows.Totals);
        json.WriteStartArray("rooms");
        foreach (RoomRow room in rows.Rooms)
        {
            json.WriteStartObject();
            RoomJson.WriteRoom(json, room, receipts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteIssues(Utf8JsonWriter json, IReadOnlyList<ModelIssue> issues)
    {
        json.WriteStartArray("issues");
        foreach (ModelIssue issue in issues)
        {
            json.WriteStartObject();
            json.WriteString("code", issue.Code);
            json.WriteString("globalId", issue.GlobalId);
            json.WriteString("type", issue.Type);
            json.WriteNumber("line", issue.Line);
            json.WriteString("message", issue.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
