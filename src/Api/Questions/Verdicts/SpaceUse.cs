using System.Text.Json;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Verdicts;

namespace SpaceGeo.Api.Questions.Verdicts;

/// <summary>Rooms and persons as the database gives them: JSON in one value of a row.</summary>
internal static class SpaceUse
{
    /// <summary>The rooms of a person.</summary>
    /// <param name="json">An array, or null for none.</param>
    public static IReadOnlyList<OccupiedRoom> Rooms(string? json)
    {
        using var document = JsonDocument.Parse(json ?? "[]");
        return
        [
            .. document.RootElement.EnumerateArray().Select(room => new OccupiedRoom(
                room.GetProperty("room").GetString()!,
                LedgerWords.RoomPurposes.Find(room.GetProperty("use").GetString()!) ?? RoomPurpose.Other,
                Area(Number(room.GetProperty("net")), Number(room.GetProperty("bound"))),
                Occupants(room.GetProperty("persons")))),
        ];
    }

    /// <summary>The persons in a room.</summary>
    /// <param name="json">An array, or null for none.</param>
    public static IReadOnlyList<Occupant> Occupants(string? json)
    {
        using var document = JsonDocument.Parse(json ?? "[]");
        return Occupants(document.RootElement);
    }

    /// <summary>Posts by rank.</summary>
    /// <param name="organisation">Code of the organisation.</param>
    /// <param name="json">An array, or null for none.</param>
    public static IReadOnlyList<Quota> Quotas(string organisation, string? json)
    {
        using var document = JsonDocument.Parse(json ?? "[]");
        return
        [
            .. document.RootElement.EnumerateArray().Select(quota => new Quota(
                organisation, quota.GetProperty("rank").GetString()!, quota.GetProperty("quota").GetInt32())),
        ];
    }

    /// <summary>An area with its bound, or null for a room without one.</summary>
    public static BoundedArea? Area(double? netM2, double? boundM2) =>
        netM2 is double net ? BoundedArea.Measured(net, boundM2 ?? 0) : null;

    private static IReadOnlyList<Occupant> Occupants(JsonElement persons) =>
        [.. persons.EnumerateArray().Select(one => Occupant(one.GetProperty("person").GetString()!, Text(one, "level"), Text(one, "rank")))];

    /// <summary>A person; one whose organisation the day does not know is of no rank either, so that nothing is judged by a guess.</summary>
    public static Occupant Occupant(string person, string level, string rank) => LedgerWords.Levels.Find(level) is { } known
        ? new Occupant(person, known, rank)
        : new Occupant(person, AdministrativeLevel.Central, string.Empty);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? string.Empty;

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
