namespace SpaceGeo.Planning.Estates;

/// <summary>Sees to it that the parts of an estate fit together.</summary>
internal static class EstateCheck
{
    public static void Run(Estate estate)
    {
        Unique("sites", estate.Sites.Select(site => site.Code));
        Unique("buildings", estate.Buildings.Select(building => building.Code));
        Unique("storeys", estate.Storeys.Select(storey => storey.Code));
        Unique("rooms", estate.Rooms.Select(room => room.Code));
        Unique("leases", estate.Leases.Select(lease => lease.Code));
        Unique("organisations", estate.Organisations.Select(organisation => organisation.Code));
        Unique("needs", estate.Needs.Select(need => need.Code));
        foreach (EstateBuilding building in estate.Buildings)
        {
            Refers(building.Site, estate.Sites.Count, mayBeNone: true, "building", building.Code, "site");
        }

        foreach (EstateStorey storey in estate.Storeys)
        {
            Refers(storey.Building, estate.Buildings.Count, mayBeNone: false, "storey", storey.Code, "building");
        }

        foreach (EstateLease lease in estate.Leases)
        {
            Amount(lease.AreaM2, "lease", lease.Code, "area");
            Amount(lease.RentPerYear, "lease", lease.Code, "rent");
        }

        Rooms(estate);
        Needs(estate);
        foreach ((int first, int second) in estate.Touching)
        {
            Refers(first, estate.Rooms.Count, mayBeNone: false, "pair of rooms", $"{first}, {second}", "room");
            Refers(second, estate.Rooms.Count, mayBeNone: false, "pair of rooms", $"{first}, {second}", "room");
        }
    }

    private static void Rooms(Estate estate)
    {
        foreach (EstateRoom room in estate.Rooms)
        {
            Refers(room.Storey, estate.Storeys.Count, mayBeNone: false, "room", room.Code, "storey");
            Refers(room.Lease, estate.Leases.Count, mayBeNone: true, "room", room.Code, "lease");
            Amount(room.NetM2, "room", room.Code, "net area");
            Amount(room.Seats ?? 0, "room", room.Code, "number of seats");
            Amount(room.WorksM2, "room", room.Code, "area of works");
        }
    }

    private static void Needs(Estate estate)
    {
        foreach (Need need in estate.Needs)
        {
            Refers(need.Organisation, estate.Organisations.Count, mayBeNone: false, "need", need.Code, "organisation");
            Refers(need.Room, estate.Rooms.Count, mayBeNone: true, "need", need.Code, "room");
            foreach (int room in need.AlsoHeld)
            {
                Refers(room, estate.Rooms.Count, mayBeNone: false, "need", need.Code, "room");
            }

            Amount(need.LeastM2, "need", need.Code, "least area");
            if (!(need.MostM2 >= need.LeastM2))
            {
                throw new ArgumentException($"The need {need.Code} justifies {need.MostM2} m², which is less than the {need.LeastM2} m² that it needs.");
            }

            if (need.Kind == NeedKind.Post ? need.LeastM2 <= 0 : !need.IsAlone)
            {
                throw new ArgumentException($"The need {need.Code} must {(need.Kind == NeedKind.Post ? "have a least area above 0" : "have its room alone")}.");
            }
        }
    }

    private static void Unique(string what, IEnumerable<string> codes)
    {
        HashSet<string> seen = [];
        foreach (string code in codes)
        {
            if (!seen.Add(code))
            {
                throw new ArgumentException($"Two of the {what} have the code {code}.");
            }
        }
    }

    private static void Refers(int number, int count, bool mayBeNone, string kind, string code, string what)
    {
        if (number >= count || number < (mayBeNone ? -1 : 0))
        {
            throw new ArgumentException($"The {kind} {code} refers to {what} {number}; there are {count}.");
        }
    }

    private static void Amount(double amount, string kind, string code, string what)
    {
        if (!(amount >= 0 && double.IsFinite(amount)))
        {
            throw new ArgumentException($"The {what} of the {kind} {code} is {amount}; it must be 0 or more.");
        }
    }
}
