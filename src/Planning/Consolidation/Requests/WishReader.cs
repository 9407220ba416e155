using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Requests;

/// <summary>Reads wishes. Each is an object whose member <c>wish</c> says what it is.</summary>
internal static class WishReader
{
    /// <summary>The member that says what a wish is.</summary>
    public const string Kind = "wish";

    private const int MostNames = 1000;
    private const int MostCount = 100_000;
    private const double MostM2 = 1e9;
    private const double MostM = 1e8;

    private static readonly string[] CommonPlaces = [PlaceKind.Site.Word(), PlaceKind.Building.Word(), PlaceKind.Storey.Word()];
    private static readonly string[] PlacesWithPosition = [PlaceKind.Site.Word(), PlaceKind.Building.Word()];

    private static readonly Dictionary<string, (string[] Members, Func<RequestValue, Wish> Read)> Kinds = new()
    {
        ["vacate"] = (["places"], w => new VacateWish(Places(w.Member("places"), 1))),
        ["vacateBuildings"] = (["count", "among"], w => new VacateBuildingsWish(w.Member("count").Whole(1, MostCount), PlacesOrNone(w, "among"))),
        ["giveUpLeases"] = (["areaM2"], w => new GiveUpLeasesWish(w.Member("areaM2").Number(0, MostM2, mayBeLeast: false))),
        ["house"] = (["code", "name", "level", "posts", "rooms", "near", "withinM"], House),
        ["together"] = (["organisations", "in"], w => new TogetherWish(Names(w.Member("organisations"), 1), In(w))),
        ["apart"] = (["organisations", "in"], w => new ApartWish(Names(w.Member("organisations"), 2), In(w))),
        ["stay"] = (["organisations", "needs", "places"], Stay),
        ["only"] = (["organisations", "places"], w => new OnlyWish(NamesOrNone(w, "organisations"), Places(w.Member("places"), 1))),
        ["notIn"] = (["organisations", "places"], w => new NotInWish(Names(w.Member("organisations"), 1), Places(w.Member("places"), 1))),
        ["near"] = (["organisations", "place", "withinM"], w => new NearWish(
            Names(w.Member("organisations"), 1), Place(w.Member("place"), PlacesWithPosition), w.Member("withinM").Number(0, MostM))),
        ["publicCounter"] = (["organisations"], w => new PublicCounterWish(Names(w.Member("organisations"), 1))),
        ["mostMoves"] = (["people"], w => new MostMovesWish(w.Member("people").Whole(0, int.MaxValue))),
    };

    /// <summary>What a wish may be.</summary>
    public static IReadOnlyCollection<string> Words => Kinds.Keys;

    /// <summary>Reads a wish.</summary>
    /// <param name="value">The wish.</param>
    public static Wish Read(RequestValue value)
    {
        if (value.Json.ValueKind != System.Text.Json.JsonValueKind.Object)
        {
            throw value.Wrong("must be an object");
        }

        (string[] members, Func<RequestValue, Wish> read) = Kinds[value.Member(Kind).Word(Kinds.Keys)];
        return read(value.Object([Kind, .. members]));
    }

    private static HouseWish House(RequestValue wish)
    {
        NewPosts[] posts = [.. (wish.Optional("posts")?.List(0, MostNames) ?? []).Select(Posts)];
        NewRooms[] rooms = [.. (wish.Optional("rooms")?.List(0, MostNames) ?? []).Select(Rooms)];
        if (posts.Length + rooms.Length == 0)
        {
            throw wish.Wrong("has neither posts nor rooms; write what is to be housed");
        }

        RequestValue level = wish.Member("level");
        Place? near = wish.Optional("near") is RequestValue place ? Place(place, PlacesWithPosition) : null;
        RequestValue? within = wish.Optional("withinM");
        if (near is null != within is null)
        {
            throw wish.Wrong("near and withinM belong together; write both or none");
        }

        return new HouseWish(
            wish.Member("code").Text(), wish.Member("name").Text(),
            LedgerWords.Levels.Find(level.Text()) ?? throw level.Wrong($"must be one of {string.Join(", ", Enum.GetValues<AdministrativeLevel>().Select(LedgerWords.Word))}"),
            posts, rooms, near, within?.Number(0, MostM) ?? double.PositiveInfinity);
    }

    private static NewPosts Posts(RequestValue value)
    {
        value.Object("rank", "count");
        return new NewPosts(value.Member("rank").Text(), value.Member("count").Whole(1, MostCount));
    }

    private static NewRooms Rooms(RequestValue value)
    {
        value.Object("class", "leastM2", "mostM2", "count");
        RequestValue roomClass = value.Member("class");
        double least = value.Member("leastM2").Number(0, MostM2, mayBeLeast: false);
        return new NewRooms(
            LedgerWords.RoomClasses.Find(roomClass.Text()) ?? throw roomClass.Wrong($"must be one of {string.Join(", ", Enum.GetValues<RoomClass>().Select(LedgerWords.Word))}"),
            least, value.Optional("mostM2")?.Number(least, MostM2), value.Member("count").Whole(1, MostCount));
    }

    private static StayWish Stay(RequestValue wish)
    {
        var stay = new StayWish(NamesOrNone(wish, "organisations"), NamesOrNone(wish, "needs"), PlacesOrNone(wish, "places"));
        return stay.Organisations.Count + stay.Needs.Count + stay.Places.Count > 0
            ? stay
            : throw wish.Wrong("says of nobody that they stay; write organisations, needs or places");
    }

    private static PlaceKind In(RequestValue wish) => RequestWords.Places[wish.Member("in").Word(CommonPlaces)];

    private static string[] NamesOrNone(RequestValue wish, string name) => wish.Optional(name) is RequestValue list ? Names(list, 1) : [];

    private static Place[] PlacesOrNone(RequestValue wish, string name) => wish.Optional(name) is RequestValue list ? Places(list, 1) : [];

    private static string[] Names(RequestValue list, int least)
    {
        HashSet<string> seen = [];
        return [.. list.List(least, MostNames).Select(v => seen.Add(v.Text()) ? v.Text() : throw v.Wrong($"'{v.Text()}' is named twice; name it once"))];
    }

    private static Place[] Places(RequestValue list, int least)
    {
        HashSet<Place> seen = [];
        return [.. list.List(least, MostNames).Select(v => Place(v, [.. RequestWords.Places.Keys]) is { } place && seen.Add(place) ? place : throw v.Wrong("is named twice; name it once"))];
    }

    // An object with one member: {"building": "3"}.
    private static Place Place(RequestValue value, IReadOnlyCollection<string> kinds)
    {
        value.Object(kinds);
        string[] given = [.. kinds.Where(k => value.Optional(k) is not null)];
        return given.Length == 1
            ? new Place(RequestWords.Places[given[0]], value.Member(given[0]).Text())
            : throw value.Wrong($$"""must name one place, as {"{{kinds.Last()}}": "CODE"}; of {{string.Join(", ", kinds)}} one""");
    }
}
