using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Storeys;

/// <summary>What the storeys can hold: rooms, seats and area of each pool, and what arrivals leave empty.</summary>
internal sealed class StoreyCapacity
{
    private readonly Problem _problem;
    private readonly Estate _estate;
    private readonly FlowGroups _groups;
    private readonly TieredModel _model;
    private readonly StoreyModel _storeys;
    private readonly double _leastSeatM2;
    private readonly double _density;
    private readonly Dictionary<(int Type, int Pool), int> _arrivals = [];

    public StoreyCapacity(Problem problem, FlowGroups groups, TieredModel model, StoreyModel storeys, double density)
    {
        (_problem, _estate, _groups, _model, _storeys) = (problem, problem.Estate, groups, model, storeys);
        _density = density;
        _leastSeatM2 = groups.Types.Where(type => type.Kind == NeedKind.Post).Select(type => type.LeastM2).DefaultIfEmpty(1).Min();
    }

    public void Add()
    {
        AddArrivals();
        ILookup<int, (int Type, int Variable)> arrivals = _arrivals.ToLookup(pair => pair.Key.Pool, pair => (pair.Key.Type, pair.Value));
        ILookup<int, int> stayers = Enumerable.Range(0, _groups.Stayers.Count).ToLookup(i => _groups.Stayers[i].Pool);
        for (int pool = 0; pool < _groups.Pools.Count; pool++)
        {
            AddPool(_groups.Pools[pool], [.. arrivals[pool]], [.. stayers[pool]]);
        }

        for (int i = 0; i < _groups.Stayers.Count; i++)
        {
            RoomPool pool = _groups.Pools[_groups.Stayers[i].Pool];
            OnlyWhile(_storeys.Stay[i], _groups.Stayers[i].Needs.Count, _storeys.Storeys[pool.Storey]);
            if (pool.Lease >= 0)
            {
                OnlyWhile(_storeys.Stay[i], _groups.Stayers[i].Needs.Count, _storeys.Leases[pool.Lease]);
            }
        }

        AddIdle(arrivals);
    }

    private void OnlyWhile(int variable, double most, int isUsed) => _model.Row(double.NegativeInfinity, 0, [(variable, 1), (isUsed, -most)]);

    private int Seats(int room)
    {
        EstateRoom place = _estate.Rooms[room];
        double byArea = Math.Floor((place.NetM2 + Problem.ToleranceM2) / _leastSeatM2);
        return Math.Max(Math.Max(1, _groups.OccupantsToday(room)), (int)Math.Min(place.Seats ?? int.MaxValue, byArea));
    }

    // How many of a type come to each pool, and for each building that they are those who come by the groups' ways.
    private void AddArrivals()
    {
        for (int type = 0; type < _groups.Types.Count; type++)
        {
            int[] movers = [.. Enumerable.Range(0, _groups.Movers.Count).Where(i => _groups.Movers[i].Type == type)];
            int[] anywhere = [.. movers.Select(i => _storeys.Elsewhere[i]).Where(variable => variable >= 0)];
            int total = movers.Sum(i => _groups.Movers[i].Needs.Count);
            Dictionary<int, List<(int, double)>> terms = [];
            foreach ((int building, int variable) in movers.SelectMany(i => _storeys.Ways[i]))
            {
                terms.TryAdd(building, []);
                terms[building].Add((variable, 1));
            }

            for (int pool = 0; pool < _groups.Pools.Count; pool++)
            {
                int building = _estate.Storeys[_groups.Pools[pool].Storey].Building;
                double most = Math.Min(total, MostArrivals(_groups.Types[type], _groups.Pools[pool]));
                if (most > 0 && (anywhere.Length > 0 || terms.ContainsKey(building)))
                {
                    terms.TryAdd(building, []);
                    _arrivals[(type, pool)] = _model.Add(most);
                    terms[building].Add((_arrivals[(type, pool)], -1));
                }
            }

            List<(int, double)> shared = [];
            foreach (List<(int, double)> row in terms.Values)
            {
                if (anywhere.Length > 0)
                {
                    int there = _model.Add(total);
                    row.Add((there, 1));
                    shared.Add((there, 1));
                }

                _model.Row(0, 0, row);
            }

            if (anywhere.Length > 0)
            {
                _model.Row(0, 0, [.. shared, .. anywhere.Select(variable => (variable, -1.0))]);
            }
        }
    }

    private double MostArrivals(ArrivalType type, RoomPool pool) => type.Class != pool.Class ? 0 : pool.Rooms
        .Where(room => _problem.Pool[room] && _estate.Rooms[room].NetM2 + Problem.ToleranceM2 >= type.LeastM2
            && (!type.IsAlone || _estate.Rooms[room].NetM2 <= type.MostM2 + Problem.ToleranceM2))
        .Sum(room => type.IsAlone ? 1.0 : Seats(room));

    private void AddPool(RoomPool pool, (int Type, int Variable)[] arrivals, int[] stayers)
    {
        int mostSeats = pool.Rooms.Max(Seats);
        List<(int, double)> rooms = [];
        List<(int, double)> seats = [];
        List<(int, double)> area = [];
        foreach ((int number, int variable) in arrivals)
        {
            ArrivalType type = _groups.Types[number];
            rooms.Add((variable, (type.IsAlone ? 1 : 1.0 / mostSeats) / _density));
            seats.Add((variable, 1 / _density));
            area.Add((variable, type.LeastM2 / _density));
        }

        foreach (int i in stayers)
        {
            Stayers group = _groups.Stayers[i];
            bool isAlone = _groups.Types[_groups.Movers[group.Movers].Type].IsAlone;
            rooms.Add((_storeys.Stay[i], isAlone && group.Sharing == 1 ? 1 : 1.0 / mostSeats));
            seats.Add((_storeys.Stay[i], 1));
            area.Add((_storeys.Stay[i], group.Needs.Min(need =>
                Math.Min(_estate.Needs[need].LeastM2, _estate.Rooms[_problem.Today[need]].NetM2 / group.Sharing))));
        }

        Holds(rooms, pool.Rooms.Count);
        Holds(seats, pool.Rooms.Sum(Seats));
        Holds(area, pool.Rooms.Sum(room => _estate.Rooms[room].NetM2));

        void Holds(List<(int, double)> terms, double capacity)
        {
            _model.Row(double.NegativeInfinity, 0, [.. terms, (_storeys.Storeys[pool.Storey], -capacity)]);
            if (pool.Lease >= 0)
            {
                _model.Row(double.NegativeInfinity, 0, [.. terms, (_storeys.Leases[pool.Lease], -capacity)]);
            }
        }
    }

    // On a storey in use a room that is idle today stays so unless somebody comes, who fills no more than he justifies.
    private void AddIdle(ILookup<int, (int Type, int Variable)> arrivals)
    {
        foreach (IGrouping<int, int> storey in Enumerable.Range(0, _groups.Pools.Count).GroupBy(pool => _groups.Pools[pool].Storey))
        {
            (int Type, int Variable)[] coming = [.. storey.SelectMany(pool => arrivals[pool])];
            int[] rooms = [.. storey.SelectMany(pool => _groups.Pools[pool].Rooms)];
            double idle = rooms.Where(room => _problem.Pool[room] && _groups.OccupantsToday(room) == 0).Sum(room => _estate.Rooms[room].NetM2);
            if (idle > 0 && _model.Weighs(Criterion.UnusedM2))
            {
                double largest = rooms.Max(room => _estate.Rooms[room].NetM2);
                int unused = _model.Add(idle);
                _model.Cost(unused, Criterion.UnusedM2, 1);
                _model.Row(0, double.PositiveInfinity,
                [
                    (unused, 1), (_storeys.Storeys[storey.Key], -idle),
                    .. coming.Select(one => (one.Variable, Math.Min(largest, _groups.Types[one.Type].MostM2))),
                ]);
            }

            if (_storeys.Credits.TryGetValue(storey.Key, out int credit))
            {
                _model.Row(double.NegativeInfinity, 0, [(credit, 1), .. coming.Select(one => (one.Variable, -1.0))]);
            }
        }
    }
}
