using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Scenarios;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Exchanges;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Exchanges;

/// <summary>Exchanges that were found, as JSON and, made from that, as CSV.</summary>
internal static class ExchangeResults
{
    private const int Decimals = 3;

    private static readonly string[] Header =
    [
        "exchange", "kind", "splitsRemoved", "personMetres", "room", "building", "storey", "number", "areaM2",
        "organisation", "organisationName", "to", "toName", "organisationDifferenceM2", "organisationSplitsRemoved", "organisationPersonMetres",
    ];

    /// <summary>Writes them as a JSON object.</summary>
    /// <param name="estate">What they were found in.</param>
    /// <param name="answer">They.</param>
    public static string Json(PlanningEstate estate, ExchangeAnswer answer)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonBody.Options))
        {
            json.WriteStartObject();
            json.WriteString("validOn", TimeText.Of(estate.Stored.Day));
            json.WriteNumber("found", answer.Found);
            json.WriteBoolean("isComplete", answer.IsComplete);
            json.WriteStartArray("exchanges");
            foreach (AreaExchange exchange in answer.Exchanges)
            {
                Write(json, estate.Estate, exchange);
            }

            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (string note in estate.Notes)
            {
                json.WriteStringValue(note);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes them as CSV (RFC 4180), a line for each room that is given, with who gives it to whom.</summary>
    /// <param name="results">The JSON object.</param>
    public static string Csv(JsonElement results)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (CsvWriter csv = CsvWriter.Create(text, CsvWriterOptions.Default, leaveOpen: true))
        {
            csv.WriteRecord(Header);
            foreach ((int index, JsonElement exchange) in results.GetProperty("exchanges").EnumerateArray().Index())
            {
                JsonElement[] parties = [.. exchange.GetProperty("parties").EnumerateArray()];
                string[] whole = [(index + 1).ToString(CultureInfo.InvariantCulture), .. Fields(exchange, "kind", "splitsRemoved", "personMetres")];
                foreach ((int number, JsonElement party) in parties.Index())
                {
                    JsonElement to = parties[(number + parties.Length - 1) % parties.Length];
                    string[] who =
                    [
                        .. Fields(party, "organisation", "name"), .. Fields(to, "organisation", "name"),
                        .. Fields(party, "differenceM2", "splitsRemoved", "personMetres"),
                    ];
                    foreach (JsonElement room in party.GetProperty("gives").EnumerateArray())
                    {
                        csv.WriteRecord((string[])[.. whole, .. Fields(room, "room", "building", "storey", "number", "areaM2"), .. who]);
                    }
                }
            }
        }

        return text.ToString();
    }

    private static void Write(Utf8JsonWriter json, Estate estate, AreaExchange exchange)
    {
        json.WriteStartObject();
        json.WriteString("kind", ExchangeInputs.Word(exchange.Kind));
        json.WriteNumber("splitsRemoved", exchange.Gain.Splits);
        json.WriteNumber("personMetres", Rounded(exchange.Gain.PersonM));
        json.WriteNumber("differenceM2", Rounded(exchange.DifferenceM2));
        json.WriteStartArray("parties");
        foreach (ExchangeParty party in exchange.Parties)
        {
            json.WriteStartObject();
            json.WriteString("organisation", estate.Organisations[party.Organisation].Code);
            json.WriteString("name", estate.Organisations[party.Organisation].Name);
            json.WriteNumber("people", party.People);
            json.WriteNumber("differenceM2", Rounded(party.DifferenceM2));
            json.WriteNumber("splitsRemoved", party.Gain.Splits);
            json.WriteNumber("personMetres", Rounded(party.Gain.PersonM));
            Write(json, estate, "gives", party.Gives);
            Write(json, estate, "gets", party.Gets);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Estate estate, string name, IReadOnlyList<int> rooms)
    {
        json.WriteStartArray(name);
        foreach (EstateRoom room in rooms.Select(r => estate.Rooms[r]))
        {
            EstateStorey storey = estate.Storeys[room.Storey];
            json.WriteStartObject();
            json.WriteString("room", room.Code);
            json.WriteString("building", estate.Buildings[storey.Building].Name);
            json.WriteString("storey", storey.Name);
            json.WriteString("number", room.Number);
            json.WriteNumber("areaM2", Rounded(room.NetM2));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Without the noise of sums; −0 would be written as such.
    private static double Rounded(double amount) => Math.Round(amount, Decimals) + 0.0;

    private static IEnumerable<string> Fields(JsonElement of, params string[] names) => names.Select(name => of.GetProperty(name).ToString());
}
