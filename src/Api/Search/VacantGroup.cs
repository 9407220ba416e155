using SpaceGeo.Planning.Vacancy;
using SpaceGeo.Store.Search;

namespace SpaceGeo.Api.Search;

/// <summary>A group of vacant rooms that touch.</summary>
/// <param name="Group">The rooms, and how well they fit.</param>
/// <param name="DistanceM">Distance to the building, in metres.</param>
/// <param name="Found">What is told of the rooms, and their common geometry.</param>
internal sealed record VacantGroup(RoomGroup Group, double DistanceM, RoomSetFound Found);

/// <summary>Finds groups of vacant rooms that touch, nearest first.</summary>
/// <param name="store">Where the rooms are read.</param>
internal sealed class VacantGroups(VacancyStore store)
{
    private const int MostStoreys = 500;

    // A search that found no end on one storey leaves time for others: about 4 ms a storey, 80 ms in all.
    private const int StepsAStorey = 50_000;
    private const int StepsInAll = 1_000_000;

    /// <summary>Finds groups.</summary>
    /// <param name="query">What is wanted.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>At most as many as the request's limit, by distance, then by surplus; and whether the search looked everywhere.</returns>
    public async Task<(IReadOnlyList<VacantGroup> Groups, bool IsComplete)> FindAsync(VacantQuery query, CancellationToken cancellation)
    {
        VacancyRequest request = query.Request;
        var picked = new List<(VacantStoreyFound Storey, RoomGroup Group)>();
        bool isComplete = true;
        foreach (double reach in SearchReach.Until(request.RadiusM))
        {
            IReadOnlyList<VacantStoreyFound> storeys = await store.StoreysAsync(request with { Limit = MostStoreys }, reach, cancellation);
            (picked, isComplete) = Search(query, storeys);
            isComplete &= picked.Count == request.Limit || storeys.Count < MostStoreys;
            if (picked.Count == request.Limit || !isComplete)
            {
                break;
            }
        }

        return (await ToldAsync(request, picked, cancellation), isComplete);
    }

    // Storeys come by distance. Those of one building are as near, and so their groups are ranked together.
    private static (List<(VacantStoreyFound Storey, RoomGroup Group)> Picked, bool IsComplete) Search(
        VacantQuery query, IReadOnlyList<VacantStoreyFound> storeys)
    {
        var wanted = new WantedSpace(query.Request.MinAreaM2!.Value, query.Request.MaxAreaM2, query.MaxRooms);
        var picked = new List<(VacantStoreyFound, RoomGroup)>();
        int steps = StepsInAll;
        bool isComplete = true;
        foreach (IGrouping<int, VacantStoreyFound> building in storeys.GroupBy(s => s.BuildingId))
        {
            if (picked.Count == query.Request.Limit || steps <= 0)
            {
                isComplete &= steps > 0;
                break;
            }

            var found = new List<(VacantStoreyFound Storey, RoomGroup Group)>();
            foreach (VacantStoreyFound storey in building)
            {
                RoomGroups groups = ContiguousGroups.Find(
                    [.. storey.Rooms.Zip(storey.NetM2, (room, area) => new VacantRoom(room, area))],
                    [.. storey.First.Zip(storey.Second, (first, second) => new AdjacentRooms(first, second))],
                    wanted, query.Request.Limit - picked.Count, Math.Max(1, Math.Min(StepsAStorey, steps)));
                steps -= groups.Steps;
                isComplete &= groups.IsComplete;
                found.AddRange(groups.Groups.Select(g => (storey, g)));
            }

            picked.AddRange(found.OrderBy(f => f.Group.SurplusM2).ThenBy(f => f.Group.Rooms.Count).ThenBy(f => f.Storey.StoreyNo)
                .Take(query.Request.Limit - picked.Count));
        }

        return (picked, isComplete);
    }

    private async Task<IReadOnlyList<VacantGroup>> ToldAsync(
        VacancyRequest request, List<(VacantStoreyFound Storey, RoomGroup Group)> picked, CancellationToken cancellation)
    {
        if (picked.Count == 0)
        {
            return [];
        }

        IReadOnlyList<RoomSetFound> told = await store.SetsAsync(
            [.. picked.Select(p => new RoomSet(p.Storey.BuildingId, p.Group.Rooms))], request.Day, [.. picked.Select(p => p.Storey.DistanceM)],
            cancellation);
        // A room that somebody took between the two statements takes its group with it.
        return
        [
            .. picked.Zip(told, (p, set) => new VacantGroup(p.Group, p.Storey.DistanceM, set))
                .Where(g => g.Found.Rooms.Count == g.Group.Rooms.Count),
        ];
    }
}
