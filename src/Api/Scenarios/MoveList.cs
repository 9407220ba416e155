using System.Globalization;
using System.Text.Json;
using CsvHelper;
using SpaceGeo.Api.Features;
using SpaceGeo.Api.Http;

namespace SpaceGeo.Api.Scenarios;

/// <summary>Who moves from where to where, as JSON and CSV.</summary>
internal static class MoveList
{
    private static readonly string[] Header =
    [
        "code", "name", "kind", "organisation", "organisationName", "rank",
        "fromSite", "fromBuildingId", "fromBuilding", "fromStorey", "fromNumber", "fromRoom", "fromAreaM2",
        "toSite", "toBuildingId", "toBuilding", "toStorey", "toNumber", "toRoom", "toAreaM2", "distanceM", "reasons",
    ];

    /// <summary>Writes a list as CSV (RFC 4180).</summary>
    /// <param name="context">The request.</param>
    /// <param name="moves">The moves.</param>
    /// <param name="names">Names of persons, or null where they are withheld.</param>
    public static async Task WriteCsvAsync(HttpContext context, IReadOnlyList<PlanMove> moves, IReadOnlyDictionary<string, string>? names)
    {
        context.Response.ContentType = MediaTypes.Csv + "; charset=utf-8; header=present";
        context.Response.Headers.ContentDisposition = "inline; filename=\"moves.csv\"";
        await using CsvWriter csv = CsvWriter.Create(context.Response.Body, CsvWriterOptions.Default, leaveOpen: true);
        csv.WriteRecord(Header);
        foreach (PlanMove move in moves)
        {
            csv.WriteRecord((string[])
            [
                move.Need.Code, names?.GetValueOrDefault(move.Need.Code) ?? string.Empty, Kind(move), move.Need.Organisation,
                move.Need.OrganisationName, move.Need.Rank, .. Place(move.From), .. Place(move.To), Number(move.DistanceM, "0.0"),
                string.Join("; ", move.Reasons),
            ]);
        }
    }

    /// <summary>Writes a list as JSON.</summary>
    /// <param name="json">Where a value may stand.</param>
    /// <param name="scenario">Number of the scenario.</param>
    /// <param name="plan">Number of the plan.</param>
    /// <param name="moves">The moves.</param>
    /// <param name="names">Names of persons, or null where they are withheld.</param>
    /// <param name="address">Addresses of the request.</param>
    public static void Write(
        Utf8JsonWriter json, int scenario, int plan, IReadOnlyList<PlanMove> moves, IReadOnlyDictionary<string, string>? names, Address address)
    {
        json.WriteStartObject();
        json.WriteNumber("scenarioId", scenario);
        json.WriteNumber("plan", plan);
        json.WriteNumber("people", moves.Sum(m => m.Need.People));
        json.WriteStartArray("moves");
        foreach (PlanMove move in moves)
        {
            json.WriteStartObject();
            json.WriteString("code", move.Need.Code);
            if (names is not null)
            {
                json.WriteString("name", names.GetValueOrDefault(move.Need.Code));
            }

            json.WriteString("kind", Kind(move));
            json.WriteString("organisation", move.Need.Organisation);
            json.WriteString("organisationName", move.Need.OrganisationName);
            json.WriteString("rank", move.Need.Rank);
            WritePlace(json, "from", move.From);
            WritePlace(json, "to", move.To);
            FeatureJson.WriteNumber(json, "distanceM", move.DistanceM);
            json.WriteStartArray("reasons");
            foreach (string reason in move.Reasons)
            {
                json.WriteStringValue(reason);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Link.Write(json,
        [
            new Link(address.Here(Negotiation.Parameter, "json"), "self", MediaTypes.Json, "This document as JSON"),
            new Link(address.Here(Negotiation.Parameter, "csv"), "alternate", MediaTypes.Csv, "This document as CSV"),
        ]);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, string name, MovePlace? place)
    {
        json.WritePropertyName(name);
        if (place is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("site", place.Site);
        json.WriteNumber("buildingId", place.Building);
        json.WriteString("building", place.BuildingName);
        json.WriteString("storey", place.Storey);
        json.WriteString("number", place.Number);
        json.WriteString("room", place.Room);
        FeatureJson.WriteNumber(json, "areaM2", place.AreaM2);
        json.WriteEndObject();
    }

    private static string Kind(PlanMove move) => move.Need.IsPost ? "post" : "room";

    private static string[] Place(MovePlace? place) => place is null
        ? [string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty]
        :
        [
            place.Site, place.Building.ToString(CultureInfo.InvariantCulture), place.BuildingName, place.Storey, place.Number, place.Room,
            Number(place.AreaM2, "0.00"),
        ];

    private static string Number(double? value, string form) => value?.ToString(form, CultureInfo.InvariantCulture) ?? string.Empty;
}
