using SpaceGeo.Api.Http;
using SpaceGeo.Report.Stacking;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>Puts the storeys of a plan on paper.</summary>
internal static class Stacking
{
    /// <summary>Buildings on one sheet; of more the first are drawn, and the sheet says so.</summary>
    private const int MostBuildings = 40;

    /// <summary>What is drawn.</summary>
    /// <param name="before">Today.</param>
    /// <param name="after">The plan.</param>
    /// <param name="title">Title of the sheet.</param>
    /// <param name="building">Number of the only building that is wanted, or null.</param>
    /// <param name="all">Whether buildings in which nothing changes are wanted too.</param>
    public static StackingPlan Of(PlanState before, PlanState after, string title, string? building, bool all)
    {
        HashSet<int> changed =
        [
            .. before.Rooms.Zip(after.Rooms).Where(r => r.First != r.Second).SelectMany(r => (RoomKey?[])[r.First, r.Second])
                .Where(r => r is not null).Select(r => r!.Value.Building),
        ];
        StoredBuilding[] wanted =
        [
            .. before.Content.Estate.Buildings.Where(b => building is null ? all || changed.Contains(b.Building) : PlaceCode.Of(b.Building) == building),
        ];
        if (building is not null && wanted.Length == 0)
        {
            throw ProblemException.BadRequest($"building: '{building}' is no number of a building of this scenario.");
        }

        ILookup<(int, int), StoredRoom> rooms = before.Content.Estate.Rooms.ToLookup(r => (r.Building, r.Storey));
        ILookup<RoomKey, RoomShare> was = before.Shares.ToLookup(s => s.Room);
        ILookup<RoomKey, RoomShare> becomes = after.Shares.ToLookup(s => s.Room);
        StackedBuilding[] drawn =
        [
            .. wanted.Take(MostBuildings).Select(b => new StackedBuilding(b.Name, b.SiteName,
            [
                .. before.Content.Estate.Storeys.Where(s => s.Building == b.Building).OrderByDescending(s => s.ElevationM).ThenByDescending(s => s.Storey)
                    .Select(s => new StackedStorey(s.Name, Parts(rooms[(s.Building, s.Storey)], was), Parts(rooms[(s.Building, s.Storey)], becomes)))
                    .Where(s => s.Before.Count > 0),
            ])).Where(b => b.Storeys.Count > 0),
        ];
        Dictionary<string, string> names = before.Content.Needs.Select(n => (n.Organisation, n.OrganisationName)).DistinctBy(n => n.Organisation)
            .ToDictionary(n => n.Organisation, n => n.OrganisationName, StringComparer.Ordinal);
        return new StackingPlan(title, drawn, names, wanted.Length - Math.Min(wanted.Length, MostBuildings));
    }

    // Rooms that nobody uses are idle where one could be moved into them; those with plant or unknown use are neither.
    private static List<StackedPart> Parts(IEnumerable<StoredRoom> rooms, ILookup<RoomKey, RoomShare> shares)
    {
        var used = new SortedDictionary<string, double>(StringComparer.Ordinal);
        double idle = 0;
        double other = 0;
        foreach (StoredRoom room in rooms.Where(r => r.NetM2 is > 0))
        {
            RoomShare[] of = [.. shares[new RoomKey(room.Building, room.Room)]];
            foreach (RoomShare share in of)
            {
                used[share.Organisation] = used.GetValueOrDefault(share.Organisation) + share.AreaM2;
            }

            bool canBeUsed = room is { State: not null, Class: "office" or "service" or "technical" };
            idle += of.Length == 0 && canBeUsed ? room.NetM2!.Value : 0;
            other += of.Length == 0 && !canBeUsed ? room.NetM2!.Value : 0;
        }

        return
        [
            .. used.Select(u => new StackedPart(StackedUse.Used, u.Key, u.Value)),
            .. idle > 0 ? [new StackedPart(StackedUse.Idle, string.Empty, idle)] : (StackedPart[])[],
            .. other > 0 ? [new StackedPart(StackedUse.Other, string.Empty, other)] : (StackedPart[])[],
        ];
    }
}
