using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>A line of a comparison.</summary>
/// <param name="Before">What it was; null where it was not there.</param>
/// <param name="After">What it is; null where it is no longer there.</param>
/// <param name="Moves">Persons who move, without those who get their first room: of an organisation its own, of a place those who come, go or move
/// within it.</param>
internal sealed record ComparedGroup(GroupAmounts? Before, GroupAmounts? After, int Moves)
{
    /// <summary>The one that is there.</summary>
    public GroupAmounts Shown => After ?? Before!;
}

/// <summary>One state beside another.</summary>
/// <param name="Total">All together.</param>
/// <param name="Organisations">By organisation.</param>
/// <param name="Sites">By site.</param>
/// <param name="Buildings">By building.</param>
internal sealed record PlanComparison(
    ComparedGroup Total, IReadOnlyList<ComparedGroup> Organisations, IReadOnlyList<ComparedGroup> Sites, IReadOnlyList<ComparedGroup> Buildings)
{
    /// <summary>Compares.</summary>
    /// <param name="before">One state.</param>
    /// <param name="after">The other; of the same scenario or of another.</param>
    public static PlanComparison Of(PlanState before, PlanState after)
    {
        (ScenarioNeed Need, RoomKey? From, RoomKey? To)[] moves = [.. Moves(before, after).Where(m => m.Need.IsPost)];
        return new PlanComparison(
            new ComparedGroup(before.Total(), after.Total(), moves.Length),
            Pair(before.ByOrganisation(), after.ByOrganisation(), moves, m => [m.Need.Organisation]),
            Pair(before.BySite(), after.BySite(), moves, m => Places(m, room => SiteOf(before, after, room.Building))),
            Pair(before.ByBuilding(), after.ByBuilding(), moves, m => Places(m, room => PlaceCode.Of(room.Building))));
    }

    private static string SiteOf(PlanState before, PlanState after, int building) =>
        (after.Index.Buildings.GetValueOrDefault(building) ?? before.Index.Buildings[building]).Site;

    private static IEnumerable<string> Places((ScenarioNeed Need, RoomKey? From, RoomKey? To) move, Func<RoomKey, string> codeOf) =>
        ((RoomKey?[])[move.From, move.To]).Where(room => room is not null).Select(room => codeOf(room!.Value)).Distinct();

    // Who is in both is matched by code: scenarios may know other people.
    private static IEnumerable<(ScenarioNeed Need, RoomKey? From, RoomKey? To)> Moves(PlanState before, PlanState after)
    {
        Dictionary<string, RoomKey?> was = before.Content.Needs.Zip(before.Rooms).ToDictionary(n => n.First.Code, n => n.Second, StringComparer.Ordinal);
        return after.Content.Needs.Zip(after.Rooms)
            .Select(n => (Need: n.First, From: was.TryGetValue(n.First.Code, out RoomKey? from) ? from : n.First.Room, To: n.Second))
            .Where(m => m.From is not null && m.From != m.To);
    }

    private static List<ComparedGroup> Pair(
        IReadOnlyList<GroupAmounts> before,
        IReadOnlyList<GroupAmounts> after,
        (ScenarioNeed Need, RoomKey? From, RoomKey? To)[] moves,
        Func<(ScenarioNeed Need, RoomKey? From, RoomKey? To), IEnumerable<string>> codesOf)
    {
        Dictionary<string, GroupAmounts> was = before.ToDictionary(g => g.Code, StringComparer.Ordinal);
        Dictionary<string, GroupAmounts> becomes = after.ToDictionary(g => g.Code, StringComparer.Ordinal);
        ILookup<string, int> moved = moves.SelectMany(codesOf).ToLookup(code => code, _ => 1, StringComparer.Ordinal);
        return
        [
            .. was.Keys.Union(becomes.Keys).Order(PlaceOrder.Instance)
                .Select(code => new ComparedGroup(was.GetValueOrDefault(code), becomes.GetValueOrDefault(code), moved[code].Count())),
        ];
    }
}
