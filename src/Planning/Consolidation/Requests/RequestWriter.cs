using System.Text.Json;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Requests;

/// <summary>Writes requests as <see cref="RequestReader"/> reads them.</summary>
public static class RequestWriter
{
    /// <summary>Writes the members of a request, all of them.</summary>
    /// <param name="json">Inside an object.</param>
    /// <param name="request">The request.</param>
    public static void WriteMembers(Utf8JsonWriter json, ConsolidationRequest request)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(request);
        json.WriteStartArray("wishes");
        foreach (Wish wish in request.Wishes)
        {
            json.WriteStartObject();
            Write(json, wish);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tiers");
        foreach (IReadOnlyDictionary<Criterion, double> tier in request.Objective.Tiers)
        {
            json.WriteStartObject();
            foreach ((Criterion criterion, double weight) in tier.OrderBy(w => w.Key))
            {
                json.WriteNumber(criterion.Word(), weight);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("plans", request.Plans);
        json.WriteNumber("seed", request.Seed);
        json.WriteNumber("timeLimitSeconds", request.TimeLimit.TotalSeconds);
        json.WriteNumber("gap", request.Gap);
        json.WriteNumber("leastDifference", request.LeastDifference);
        json.WriteNumber("mostExtraCost", request.MostExtraCost);
    }

    private static void Write(Utf8JsonWriter json, Wish wish)
    {
        switch (wish)
        {
            case VacateWish w:
                json.WriteString(WishReader.Kind, "vacate");
                Places(json, "places", w.Places);
                break;
            case VacateBuildingsWish w:
                json.WriteString(WishReader.Kind, "vacateBuildings");
                json.WriteNumber("count", w.Count);
                Places(json, "among", w.Among);
                break;
            case GiveUpLeasesWish w:
                json.WriteString(WishReader.Kind, "giveUpLeases");
                json.WriteNumber("areaM2", w.AreaM2);
                break;
            case HouseWish w:
                json.WriteString(WishReader.Kind, "house");
                House(json, w);
                break;
            case MostMovesWish w:
                json.WriteString(WishReader.Kind, "mostMoves");
                json.WriteNumber("people", w.People);
                break;
            default:
                WriteOfOrganisations(json, wish);
                break;
        }
    }

    private static void WriteOfOrganisations(Utf8JsonWriter json, Wish wish)
    {
        (string kind, IReadOnlyList<string> organisations) = wish switch
        {
            TogetherWish w => ("together", w.Organisations),
            ApartWish w => ("apart", w.Organisations),
            StayWish w => ("stay", w.Organisations),
            OnlyWish w => ("only", w.Organisations),
            NotInWish w => ("notIn", w.Organisations),
            NearWish w => ("near", w.Organisations),
            PublicCounterWish w => ("publicCounter", w.Organisations),
            _ => throw new ArgumentException($"{wish.GetType().Name} is no wish of requests."),
        };
        json.WriteString(WishReader.Kind, kind);
        Texts(json, "organisations", organisations);
        switch (wish)
        {
            case TogetherWish w:
                json.WriteString("in", w.In.Word());
                break;
            case ApartWish w:
                json.WriteString("in", w.In.Word());
                break;
            case StayWish w:
                Texts(json, "needs", w.Needs);
                Places(json, "places", w.Places);
                break;
            case OnlyWish w:
                Places(json, "places", w.Places);
                break;
            case NotInWish w:
                Places(json, "places", w.Places);
                break;
            case NearWish w:
                json.WritePropertyName("place");
                Write(json, w.Place);
                json.WriteNumber("withinM", w.WithinM);
                break;
        }
    }

    private static void House(Utf8JsonWriter json, HouseWish wish)
    {
        json.WriteString("code", wish.Code);
        json.WriteString("name", wish.Name);
        json.WriteString("level", wish.Level.Word());
        json.WriteStartArray("posts");
        foreach (NewPosts posts in wish.Posts)
        {
            json.WriteStartObject();
            json.WriteString("rank", posts.Rank);
            json.WriteNumber("count", posts.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rooms");
        foreach (NewRooms rooms in wish.Rooms)
        {
            json.WriteStartObject();
            json.WriteString("class", rooms.Class.Word());
            json.WriteNumber("leastM2", rooms.LeastM2);
            if (rooms.MostM2 is double most)
            {
                json.WriteNumber("mostM2", most);
            }

            json.WriteNumber("count", rooms.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (wish.Near is Place near)
        {
            json.WritePropertyName("near");
            Write(json, near);
            json.WriteNumber("withinM", wish.WithinM);
        }
    }

    // An empty list is left out: it is what a missing one means.
    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Places(Utf8JsonWriter json, string name, IReadOnlyList<Place> places)
    {
        if (places.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (Place place in places)
        {
            Write(json, place);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject();
        json.WriteString(place.Kind.Word(), place.Code);
        json.WriteEndObject();
    }
}
