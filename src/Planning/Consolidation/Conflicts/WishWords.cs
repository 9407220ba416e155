using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Conflicts;

/// <summary>Says a wish in words.</summary>
public static class WishWords
{
    private const int MostNames = 6;

    /// <summary>A wish in words.</summary>
    /// <param name="wish">The wish.</param>
    /// <param name="estate">The estate that it speaks of.</param>
    /// <returns>As <c>empty building East Wing (12)</c>, without a full stop.</returns>
    /// <exception cref="ArgumentException">It is of a kind that is not known here.</exception>
    public static string Of(Wish wish, Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        var names = new Names(estate);
        return wish switch
        {
            VacateWish vacate => $"empty {names.Places(vacate.Places)}",
            VacateBuildingsWish vacate => $"empty {Count(vacate.Count, "building")}{(vacate.Among.Count > 0 ? $" of {names.Places(vacate.Among)}" : string.Empty)}",
            GiveUpLeasesWish giveUp => $"give up leases of {giveUp.AreaM2:0.##} m²",
            HouseWish house => House(house, names),
            TogetherWish together => $"bring {names.Organisations(together.Organisations)} into one {Word(together.In)}",
            ApartWish apart => $"keep {names.Organisations(apart.Organisations)} apart, no two in one {Word(apart.In)}",
            StayWish stay => $"leave {Staying(stay, names)} where they are",
            OnlyWish only => $"have {(only.Organisations.Count == 0 ? "all" : names.Organisations(only.Organisations))} in {names.Places(only.Places)} only",
            NotInWish notIn => $"have {names.Organisations(notIn.Organisations)} not in {names.Places(notIn.Places)}",
            NearWish near => $"have {names.Organisations(near.Organisations)} within {near.WithinM:0} m of {names.Place(near.Place)}",
            PublicCounterWish counter => $"have {names.Organisations(counter.Organisations)} on storeys with public counters",
            MostMovesWish most => $"move {Count(most.People, "person")} at most",
            _ => throw new ArgumentException($"{wish?.GetType().Name} is no wish that is known here.", nameof(wish)),
        };
    }

    private static string House(HouseWish house, Names names)
    {
        int posts = house.Posts.Sum(post => post.Count);
        int rooms = house.Rooms.Sum(room => room.Count);
        string where = house.Near is { } near ? $" within {house.WithinM:0} m of {names.Place(near)}" : string.Empty;
        return $"house {house.Name} ({house.Code}): {Count(posts, "post")}, {Count(rooms, "room")}{where}";
    }

    private static string Staying(StayWish stay, Names names)
    {
        List<string> parts = [];
        if (stay.Organisations.Count > 0)
        {
            parts.Add(names.Organisations(stay.Organisations));
        }

        if (stay.Needs.Count > 0)
        {
            parts.Add(Some(stay.Needs));
        }

        if (stay.Places.Count > 0)
        {
            parts.Add($"all in {names.Places(stay.Places)}");
        }

        return string.Join(" and ", parts);
    }

    private static string Count(int count, string one) => $"{count} {(count == 1 ? one : one == "person" ? "people" : one + "s")}";

    private static string Some(IReadOnlyList<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";

    private static string Word(PlaceKind kind) => kind switch
    {
        PlaceKind.Site => "site",
        PlaceKind.Building => "building",
        PlaceKind.Storey => "storey",
        PlaceKind.Room => "room",
    };

    private sealed class Names(Estate estate)
    {
        public string Organisations(IReadOnlyList<string> codes) =>
            Some([.. codes.Select(code => Named(code, estate.Organisations.FirstOrDefault(one => one.Code == code)?.Name))]);

        public string Places(IReadOnlyList<Place> places) => Some([.. places.Select(Place)]);

        public string Place(Place place) => $"{Word(place.Kind)} " + Named(place.Code, place.Kind switch
        {
            PlaceKind.Site => estate.Sites.FirstOrDefault(site => site.Code == place.Code)?.Name,
            PlaceKind.Building => estate.Buildings.FirstOrDefault(building => building.Code == place.Code)?.Name,
            PlaceKind.Storey => estate.Storeys.FirstOrDefault(storey => storey.Code == place.Code)?.Name,
            PlaceKind.Room => estate.Rooms.FirstOrDefault(room => room.Code == place.Code)?.Number,
        });

        private static string Named(string code, string? name) => string.IsNullOrEmpty(name) || name == code ? code : $"{name} ({code})";
    }
}
