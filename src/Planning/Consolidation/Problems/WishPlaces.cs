using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Problems;

/// <summary>Finds by their codes what wishes speak of.</summary>
internal sealed class WishPlaces
{
    private readonly Estate _estate;
    private readonly Dictionary<string, int> _organisations;
    private readonly Dictionary<string, int> _needs;
    private readonly Dictionary<PlaceKind, Dictionary<string, int>> _places;

    public WishPlaces(Estate estate)
    {
        _estate = estate;
        _organisations = Numbers(estate.Organisations.Select(organisation => organisation.Code));
        _needs = Numbers(estate.Needs.Select(need => need.Code));
        _places = new()
        {
            [PlaceKind.Site] = Numbers(estate.Sites.Select(site => site.Code)),
            [PlaceKind.Building] = Numbers(estate.Buildings.Select(building => building.Code)),
            [PlaceKind.Storey] = Numbers(estate.Storeys.Select(storey => storey.Code)),
            [PlaceKind.Room] = Numbers(estate.Rooms.Select(room => room.Code)),
        };
    }

    /// <summary>Numbers of organisations.</summary>
    /// <exception cref="WishException">One is not in the estate.</exception>
    public HashSet<int> Organisations(int wish, IEnumerable<string> codes) =>
        [.. codes.Select(code => Find(_organisations, code, wish, "organisation"))];

    /// <summary>Numbers of needs.</summary>
    /// <exception cref="WishException">One is not in the estate.</exception>
    public HashSet<int> Needs(int wish, IEnumerable<string> codes) => [.. codes.Select(code => Find(_needs, code, wish, "person or held room"))];

    /// <summary>Which rooms are in one of the places.</summary>
    /// <exception cref="WishException">One is not in the estate.</exception>
    public bool[] Rooms(int wish, IEnumerable<Place> places)
    {
        HashSet<(PlaceKind, int)> wanted = [.. places.Select(place => (place.Kind, Number(wish, place)))];
        bool[] isIn = new bool[_estate.Rooms.Count];
        for (int room = 0; room < isIn.Length; room++)
        {
            int building = _estate.BuildingOf(room);
            isIn[room] = wanted.Contains((PlaceKind.Room, room)) || wanted.Contains((PlaceKind.Storey, _estate.Rooms[room].Storey))
                || wanted.Contains((PlaceKind.Building, building)) || wanted.Contains((PlaceKind.Site, _estate.Buildings[building].Site));
        }

        return isIn;
    }

    /// <summary>Which buildings are in one of the places, or all where there is none.</summary>
    /// <exception cref="WishException">One is not in the estate, or no site or building.</exception>
    public bool[] Buildings(int wish, IReadOnlyList<Place> places)
    {
        bool[] isIn = new bool[_estate.Buildings.Count];
        Array.Fill(isIn, places.Count == 0);
        foreach (Place place in places)
        {
            int number = Number(wish, place);
            for (int building = 0; building < isIn.Length; building++)
            {
                isIn[building] |= place.Kind switch
                {
                    PlaceKind.Site => _estate.Buildings[building].Site == number,
                    PlaceKind.Building => building == number,
                    PlaceKind.Storey or PlaceKind.Room => throw new WishException(wish, $"{Word(place.Kind)} {place.Code} is no site or building."),
                };
            }
        }

        return isIn;
    }

    /// <summary>Which buildings are near a place.</summary>
    /// <exception cref="WishException">It is not in the estate, is no site or building, or its position is not known.</exception>
    public bool[] Near(int wish, Place place, double withinM)
    {
        bool[] there = Buildings(wish, [place]);
        Position[] from = [.. _estate.Buildings.Where((_, number) => there[number]).Select(building => building.Position).OfType<Position>()];
        if (from.Length == 0)
        {
            throw new WishException(wish, $"The position of {Word(place.Kind)} {place.Code} is not known, so that nothing is near it; give its buildings a position.");
        }

        return [.. _estate.Buildings.Select((building, number) =>
            there[number] || (building.Position is { } to && from.Any(one => one.DistanceM(to) <= withinM)))];
    }

    private static Dictionary<string, int> Numbers(IEnumerable<string> codes) =>
        codes.Select((code, number) => (code, number)).ToDictionary(pair => pair.code, pair => pair.number, StringComparer.Ordinal);

    private static int Find(Dictionary<string, int> numbers, string code, int wish, string what) => numbers.TryGetValue(code, out int number)
        ? number
        : throw new WishException(wish, $"There is no {what} {code}.");

    private static string Word(PlaceKind kind) => kind switch
    {
        PlaceKind.Site => "site",
        PlaceKind.Building => "building",
        PlaceKind.Storey => "storey",
        PlaceKind.Room => "room",
    };

    private int Number(int wish, Place place) => Find(_places[place.Kind], place.Code, wish, Word(place.Kind));
}
