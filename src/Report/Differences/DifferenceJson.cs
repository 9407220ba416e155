using System.Text.Json;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Revisions.Matching;

namespace SpaceGeo.Report.Differences;

/// <summary>A difference as one JSON document. Units are part of the names; areas have six digits.</summary>
public static class DifferenceJson
{
    /// <summary>Writes the document in UTF-8.</summary>
    /// <param name="stream">Receives it; stays open.</param>
    /// <param name="report">The difference.</param>
    public static void Write(Stream stream, DifferenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(stream, RoomJson.Format);
        BuildingDifference difference = report.Difference;
        json.WriteStartObject();
        json.WriteString("building", difference.After.Building.Name);
        json.WriteString("globalId", difference.After.Building.GlobalId);
        json.WriteString("before", report.Before);
        json.WriteString("after", report.After);
        json.WriteString("standard", difference.After.Standard.Id);
        json.WriteBoolean("isSameBuilding", difference.Match.IsSameBuilding);
        RoomJson.WriteNumber(json, "confidence", difference.Match.Confidence);
        json.WriteBoolean("isComplete", difference.Match.IsComplete);
        WriteSums(json, difference.SumBefore, difference.SumAfter);
        json.WriteStartArray("storeys");
        foreach ((StoreyDifference storey, IReadOnlyList<RoomChange> rooms) in report.Storeys())
        {
            WriteStorey(json, storey, rooms);
        }

        json.WriteEndArray();
        WriteUsers(json, report);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteStorey(Utf8JsonWriter json, StoreyDifference storey, IReadOnlyList<RoomChange> rooms)
    {
        json.WriteStartObject();
        json.WriteString("globalId", storey.Storey.GlobalId);
        json.WriteString("name", storey.Storey.Name);
        RoomJson.WriteNumber(json, "elevationM", storey.Storey.ElevationM);
        json.WriteBoolean("isAdded", storey.OldStorey is null);
        json.WriteBoolean("isRemoved", storey.NewStorey is null);
        WriteSums(json, storey.Before, storey.After);
        json.WriteStartArray("rooms");
        foreach (RoomChange change in rooms)
        {
            WriteChange(json, change);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteUsers(Utf8JsonWriter json, DifferenceReport report)
    {
        json.WriteStartArray("organisations");
        foreach (OrganisationDifference organisation in report.Organisations)
        {
            json.WriteStartObject();
            json.WriteString("organisation", organisation.Code);
            json.WriteString("organisationName", organisation.Name);
            WriteSums(json, organisation.Before, organisation.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("verdicts");
        foreach (VerdictChange verdict in report.Verdicts)
        {
            json.WriteStartObject();
            json.WriteString("person", verdict.Person);
            json.WriteString("organisation", verdict.Organisation);
            json.WriteString("outcomeBefore", verdict.Before);
            json.WriteString("outcomeAfter", verdict.After);
            RoomJson.WriteNumber(json, "areaBeforeM2", verdict.BeforeM2);
            RoomJson.WriteNumber(json, "areaAfterM2", verdict.AfterM2);
            RoomJson.WriteNumber(json, "limitM2", verdict.LimitM2);
            WriteWords(json, "rules", verdict.Rules);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSums(Utf8JsonWriter json, AreaSum before, AreaSum after)
    {
        json.WriteStartObject("sums");
        json.WriteNumber("roomsBefore", before.Rooms);
        json.WriteNumber("roomsAfter", after.Rooms);
        RoomJson.WriteNumber(json, "grossAreaBeforeM2", before.GrossM2);
        RoomJson.WriteNumber(json, "grossAreaAfterM2", after.GrossM2);
        RoomJson.WriteNumber(json, "netAreaBeforeM2", before.NetM2);
        RoomJson.WriteNumber(json, "netAreaAfterM2", after.NetM2);
        RoomJson.WriteNumber(json, "netAreaDifferenceM2", after.NetM2 - before.NetM2);
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, RoomChange change)
    {
        json.WriteStartObject();
        WriteWords(json, "changes", change.Kinds.Select(k => k.Word()));
        WriteVersion(json, "before", change.Before);
        WriteVersion(json, "after", change.After);
        RoomJson.WriteNumber(json, "netAreaDifferenceM2", change.NetDifferenceM2);
        RoomJson.WriteNumber(json, "grossAreaDifferenceM2", change.GrossDifferenceM2);
        json.WriteString("match", change.Pair?.Basis.Word());
        RoomJson.WriteNumber(json, "confidence", change.Pair?.Confidence);
        WriteWords(json, "from", change.From.Select(r => r.Room.GlobalId));
        WriteWords(json, "into", change.Into.Select(r => r.Room.GlobalId));
        WriteWords(json, "fields", change.Fields.Select(f => f.Word()));
        json.WriteStartArray("causes");
        foreach (AreaCause cause in change.Causes)
        {
            json.WriteStartObject();
            json.WriteString("globalId", cause.GlobalId);
            json.WriteString("type", cause.Type);
            json.WriteString("name", cause.Name);
            json.WriteString("category", cause.Category.Word());
            json.WriteString("fate", cause.Fate.Word());
            RoomJson.WriteNumber(json, "areaBeforeM2", cause.BeforeM2);
            RoomJson.WriteNumber(json, "areaAfterM2", cause.AfterM2);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteVersion(Utf8JsonWriter json, string name, RoomVersion? version)
    {
        if (version is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("globalId", version.Room.GlobalId);
        json.WriteString("name", version.Room.Number);
        json.WriteString("longName", version.Room.LongName);
        json.WriteString("category", version.Room.Use.Category);
        json.WriteString("storey", version.Storey.Name);
        json.WriteString("status", version.Room.Status.Word());
        RoomJson.WriteNumber(json, "grossAreaM2", version.Areas?.Gross);
        RoomJson.WriteNumber(json, "netAreaM2", version.Areas?.Net);
        RoomJson.WriteBound(json, version.Areas?.Bound);
        json.WriteEndObject();
    }

    private static void WriteWords(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (string word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }
}
