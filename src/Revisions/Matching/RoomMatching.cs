using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Overlaps;

namespace SpaceGeo.Revisions.Matching;

/// <summary>Finds the rooms that are the same, the surer ways first.</summary>
internal sealed class RoomMatching
{
    // Two rooms of a plan do not overlap, so that a room shares half of what either covers with one room of the other version at most.
    private const double LikelyShare = 0.5;
    private const double CertainShare = 0.9;
    private const double NumberOnStoreyConfidence = 0.5;
    private const double NumberConfidence = 0.25;

    private readonly Place[] _before;
    private readonly Place[] _after;
    private readonly PairTable _storeys;
    private readonly PairTable _pairs;
    private readonly WorkBudget _budget;

    private RoomMatching(Building before, Building after, PairTable storeys, WorkBudget budget)
    {
        _before = PlacesOf(before);
        _after = PlacesOf(after);
        _storeys = storeys;
        _budget = budget;
        _pairs = new PairTable(_before.Length, _after.Length);
    }

    /// <summary>Finds them.</summary>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer.</param>
    /// <param name="storeys">Storeys that are the same.</param>
    /// <param name="budget">Is spent.</param>
    /// <returns>The pairs, in the order of the older version.</returns>
    public static IReadOnlyList<RoomPair> Of(Building before, Building after, PairTable storeys, WorkBudget budget)
    {
        var matching = new RoomMatching(before, after, storeys, budget);
        matching.AddByGlobalId();
        matching.AddByFootprint();
        matching.AddByNumber();
        return
        [
            .. matching._pairs.Pairs.Select(p => new RoomPair(
                matching._before[p.Before].At, matching._after[p.After].At, p.Basis, p.Confidence)),
        ];
    }

    private void AddByGlobalId() => _pairs.AddTwins(
        i => TextOrNull(_before[i].Room.GlobalId), j => TextOrNull(_after[j].Room.GlobalId), MatchBasis.GlobalId, 1);

    // A room that keeps its number may have changed its shape; one that got another must have kept it.
    private void AddByFootprint()
    {
        SharedFootprint[] shared = [.. SharedOnStoreys().OrderByDescending(s => s.Likeness).ThenBy(HeightBetween).ThenBy(s => s.Before).ThenBy(s => s.After)];
        foreach (SharedFootprint pair in shared.Where(HasOneNumber))
        {
            _pairs.Add(pair.Before, pair.After, MatchBasis.NumberAndFootprint, pair.Likeness);
        }

        foreach (SharedFootprint pair in shared.Where(s => s.Likeness >= CertainShare))
        {
            _pairs.Add(pair.Before, pair.After, MatchBasis.Footprint, pair.Likeness);
        }
    }

    private List<SharedFootprint> SharedOnStoreys()
    {
        ILookup<int, int> newer = _pairs.OpenAfter.Where(j => _after[j].Room.IsMeasured).ToLookup(j => _after[j].At.Storey);
        var shared = new List<SharedFootprint>();
        foreach (IGrouping<int, int> storey in _pairs.OpenBefore.Where(i => _before[i].Room.IsMeasured).GroupBy(i => _before[i].At.Storey))
        {
            int[] before = [.. storey];
            int[] after = _storeys.AfterOf(storey.Key) is int same and >= 0 ? [.. newer[same]] : [];
            shared.AddRange(FootprintOverlaps.Find(
                [.. before.Select(i => _before[i].Footprint)],
                [.. after.Select(j => _after[j].Footprint)],
                (_, _) => true,
                s => s.Likeness >= LikelyShare,
                _budget).Select(s => s with { Before = before[s.Before], After = after[s.After] }));
        }

        return shared;
    }

    private void AddByNumber()
    {
        _pairs.AddUnique(
            i => _before[i].Room.Number.Length == 0 ? null : Tuple.Create(_storeys.AfterOf(_before[i].At.Storey), _before[i].Room.Number),
            j => _after[j].Room.Number.Length == 0 ? null : Tuple.Create(_after[j].At.Storey, _after[j].Room.Number),
            (i, j) => !_before[i].Room.IsMeasured || !_after[j].Room.IsMeasured,
            MatchBasis.NumberOnStorey,
            NumberOnStoreyConfidence);
        _pairs.AddUnique(
            i => TextOrNull(_before[i].Room.Number), j => TextOrNull(_after[j].Room.Number), (_, _) => true, MatchBasis.Number, NumberConfidence);
    }

    private bool HasOneNumber(SharedFootprint pair) =>
        _before[pair.Before].Room.Number is { Length: > 0 } number && number == _after[pair.After].Room.Number;

    // Of rooms above each other on one storey, as a gallery is above a hall, those at one height.
    private double HeightBetween(SharedFootprint pair) => Math.Abs(_before[pair.Before].Room.FloorHeightM - _after[pair.After].Room.FloorHeightM);

    private static string? TextOrNull(string text) => text.Length == 0 ? null : text;

    private static Place[] PlacesOf(Building building) =>
    [
        .. building.Storeys.SelectMany((storey, s) => storey.Rooms.Select((room, r) => new Place(new RoomPlace(s, r), room, storey))),
    ];

    private readonly record struct Place(RoomPlace At, Room Room, Storey Storey)
    {
        public Region Footprint => Storey.Plan.Shapes.Region(Storey.Plan.Rooms[Room.PlanRoom].Shape);
    }
}
