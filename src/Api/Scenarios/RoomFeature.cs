using System.Text.Json;
using SpaceGeo.Api.Features;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>A room with who has it before and after, as GeoJSON.</summary>
internal static class RoomFeature
{
    /// <summary>Writes it.</summary>
    /// <param name="json">Inside an array.</param>
    /// <param name="room">The room.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="before">Today.</param>
    /// <param name="after">The plan.</param>
    /// <param name="onlyChanged">Whether a room in which all stays as it is is left out.</param>
    public static void Write(Utf8JsonWriter json, StoredRoom room, RoomShape shape, PlanState before, PlanState after, bool onlyChanged)
    {
        ScenarioNeed[] was = [.. before.In(shape.Room)];
        ScenarioNeed[] becomes = [.. after.In(shape.Room)];
        bool changes = !was.SequenceEqual(becomes) || before.IsUsed(shape.Room) != after.IsUsed(shape.Room);
        if (onlyChanged && !changes)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", $"{PlaceCode.Of(room.Building)}.{shape.GlobalId}");
        json.WritePropertyName("geometry");
        if (shape.Shape is null)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteRawValue(shape.Shape, skipInputValidation: true); // PostGIS wrote it
        }

        json.WriteStartObject("properties");
        json.WriteString("room", room.Code);
        json.WriteNumber("buildingId", room.Building);
        json.WriteString("building", before.Index.Buildings[room.Building].Name);
        json.WriteString("storey", before.Index.StoreyOf(room).Name);
        json.WriteString("number", room.Number);
        json.WriteString("class", room.Class);
        FeatureJson.WriteNumber(json, "netAreaM2", room.NetM2);
        WriteUsers(json, "Before", was);
        WriteUsers(json, "After", becomes);
        json.WriteBoolean("isIdleBefore", !before.IsUsed(shape.Room));
        json.WriteBoolean("isIdleAfter", !after.IsUsed(shape.Room));
        json.WriteBoolean("isChanged", changes);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteUsers(Utf8JsonWriter json, string when, ScenarioNeed[] users)
    {
        string[] organisations = [.. users.Select(n => n.Organisation).Distinct().Order(StringComparer.Ordinal)];
        json.WriteString("organisation" + when, organisations.Length == 0 ? null : string.Join(' ', organisations));
        json.WriteNumber("people" + when, users.Sum(n => n.People));
    }
}
