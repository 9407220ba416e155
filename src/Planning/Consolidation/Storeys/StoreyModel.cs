using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Consolidation.Rooms;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Storeys;

/// <summary>Which buildings, storeys and leases stay in use and who goes to which building, as a mixed-integer linear model. It is a relaxation:
/// every plan that meets the wishes is a solution of it that costs no more than the plan, so that its optimum is a bound.</summary>
internal sealed class StoreyModel
{
    // Of a group's ways only those to the nearest buildings are variables of their own; the others are one, at the cost of the nearest of them.
    private const int NearestBuildings = 6;
    private const int AllBuildings = 12;

    private readonly Problem _problem;
    private readonly Estate _estate;
    private readonly FlowGroups _groups;
    private readonly RoomChoice _choice;
    private readonly TieredModel _model;
    private readonly int[] _unplaced; // for each group of movers how many get no place
    private readonly HashSet<int> _bound; // organisations whose place depends on others

    /// <param name="problem">The problem.</param>
    /// <param name="groups">Its groups.</param>
    /// <param name="choice">Rooms that suit.</param>
    /// <param name="density">How well those who come fill rooms, above 0: with 1 the model is a relaxation, with less there is room to spare.</param>
    /// <param name="leavesOut">Whether needs may be left without a place, at the weight of that.</param>
    public StoreyModel(Problem problem, FlowGroups groups, RoomChoice choice, double density, bool leavesOut)
    {
        (_problem, _estate, _groups, _choice) = (problem, problem.Estate, groups, choice);
        _model = new TieredModel(problem.Objective);
        _bound = [.. problem.Rules.Together.SelectMany(rule => rule.Organisations), .. problem.Rules.Apart.SelectMany(rule => rule.Organisations)];
        bool countsStoreys = _model.Weighs(Criterion.Storeys);
        Storeys = [.. _estate.Storeys.Select(_ => _model.Add(1, countsStoreys))];
        Buildings = [.. _estate.Buildings.Select(_ => _model.Add(1, isInteger: true))];
        Leases = [.. _estate.Leases.Select(_ => _model.Add(1, isInteger: true))];
        Stay = [.. groups.Stayers.Select(stayers => _model.Add(stayers.Needs.Count))];
        _unplaced = [.. groups.Movers.Select(movers => _model.Add(leavesOut ? movers.Needs.Count : 0))];
        Ways = new List<(int, int)>[groups.Movers.Count];
        Elsewhere = [.. groups.Movers.Select(_ => -1)];
        CostPlaces();
        CostStaying();
        AddWays();
        new StoreyCapacity(problem, groups, _model, this, density).Add();
        new StoreyRules(problem, groups, _model, this).Add();
    }

    public TieredModel Model => _model;

    /// <summary>For each storey the variable that is 1 when it is in use; and so on.</summary>
    public int[] Storeys { get; }

    public int[] Buildings { get; }

    public int[] Leases { get; }

    /// <summary>For each group of stayers how many stay on the storey.</summary>
    public int[] Stay { get; }

    /// <summary>For each group of movers the buildings, and the variables of how many come there from another storey.</summary>
    public List<(int Building, int Variable)>[] Ways { get; }

    /// <summary>For each group of movers how many go to any building that is not among its ways, or −1.</summary>
    public int[] Elsewhere { get; }

    private void CostPlaces()
    {
        for (int storey = 0; storey < Storeys.Length; storey++)
        {
            _model.Cost(Storeys[storey], Criterion.Storeys, 1);
            _model.Row(double.NegativeInfinity, 0, [(Storeys[storey], 1), (Buildings[_estate.Storeys[storey].Building], -1)]);
        }

        foreach (int building in Buildings)
        {
            _model.Cost(building, Criterion.Buildings, 1);
        }

        for (int lease = 0; lease < Leases.Length; lease++)
        {
            _model.Cost(Leases[lease], Criterion.Rent, _estate.Leases[lease].RentPerYear);
        }

        foreach (int unplaced in _unplaced)
        {
            _model.Cost(unplaced, Criterion.Unplaced, 1);
        }
    }

    // A room that is over the standard stays so, or one of its organisation comes or goes. One who moves can end that in two rooms, the one left
    // and the one entered: each takes half of the move's cost at most. Who comes from another storey pays the whole of it already: the credit.
    private void CostStaying()
    {
        var credits = new Dictionary<int, List<(double OverM2, double Rooms)>>();
        for (int i = 0; i < Stay.Length; i++)
        {
            Stayers stayers = _groups.Stayers[i];
            if (stayers.OverM2 > 0)
            {
                for (int tier = 0; tier < _model.Tiers; tier++)
                {
                    _model.Cost(Stay[i], tier, OverCost(tier, stayers.OverM2) / stayers.Sharing);
                }

                int storey = _groups.Pools[stayers.Pool].Storey;
                credits.TryAdd(storey, []);
                credits[storey].Add((stayers.OverM2, (double)stayers.Needs.Count / stayers.Sharing));
            }
        }

        foreach ((int storey, List<(double OverM2, double Rooms)> over) in credits)
        {
            int credit = _model.Add(over.Sum(one => one.Rooms));
            Credits[storey] = credit;
            for (int tier = 0; tier < _model.Tiers; tier++)
            {
                _model.Cost(credit, tier, -over.Max(one => OverCost(tier, one.OverM2)));
            }
        }
    }

    /// <summary>For storeys with rooms over the standard how many of these those who come from elsewhere can fill.</summary>
    public Dictionary<int, int> Credits { get; } = [];

    private double OverCost(int tier, double overM2) =>
        Math.Min(_model.Weight(tier, Criterion.OverStandardM2) * overM2, _model.Weight(tier, Criterion.Moves) / 2);

    private void AddWays()
    {
        ILookup<int, int> stayers = Enumerable.Range(0, Stay.Length).ToLookup(i => _groups.Stayers[i].Movers);
        for (int i = 0; i < Ways.Length; i++)
        {
            Movers movers = _groups.Movers[i];
            Ways[i] = [];
            int[] buildings = [.. Suitable(movers)];
            int near = buildings.Length <= AllBuildings || _bound.Contains(movers.Organisation) ? buildings.Length : NearestBuildings;
            foreach (int building in buildings.Take(near))
            {
                Ways[i].Add((building, AddWay(movers, Kilometres(movers, building))));
            }

            if (near < buildings.Length)
            {
                Elsewhere[i] = AddWay(movers, Kilometres(movers, buildings[near]));
            }

            _model.Row(movers.Needs.Count, movers.Needs.Count,
            [
                .. stayers[i].Select(one => (Stay[one], 1.0)), .. Ways[i].Select(way => (way.Variable, 1.0)),
                .. Elsewhere[i] >= 0 ? [(Elsewhere[i], 1.0)] : Array.Empty<(int, double)>(), (_unplaced[i], 1),
            ]);
        }
    }

    private int AddWay(Movers movers, double kilometres)
    {
        int way = _model.Add(movers.Needs.Count);
        int people = _estate.Needs[movers.Needs[0]].People;
        if (movers.Home >= 0 && people > 0)
        {
            _model.Cost(way, Criterion.Moves, 1);
            _model.Cost(way, Criterion.PersonKm, kilometres);
            _model.Cost(way, Criterion.GrassRootsMoves, _estate.Organisations[movers.Organisation].IsGrassRoots ? 1 : 0);
        }

        return way;
    }

    // Buildings with a room that suits them, the nearest first. Needs of one type may differ in size: what suits any of them counts.
    private IEnumerable<int> Suitable(Movers movers) => movers.Needs
        .Where(need => !_problem.Stays[need])
        .SelectMany(need => _choice.All(need))
        .Where(room => _estate.Rooms[room].Class == _groups.Types[movers.Type].Class)
        .Select(_estate.BuildingOf).Distinct()
        .OrderBy(building => Kilometres(movers, building)).ThenBy(building => building);

    private double Kilometres(Movers movers, int building) => movers.Home < 0 ? 0 : _estate.DistanceM(movers.Home, building) / 1000;
}
