using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Tests.SyntheticEstates;

namespace SpaceGeo.Bench.Consolidation;

/// <summary>A plan that the baselines change step by step, and what it costs, kept up to date. It knows the criteria that made-up estates ask for.</summary>
internal sealed class PlanInMaking
{
    private static readonly Criterion[] Known =
    [
        Criterion.Unplaced, Criterion.Buildings, Criterion.Storeys, Criterion.Rent, Criterion.Moves, Criterion.OrganisationSplits, Criterion.TeamSplits,
    ];

    private readonly Estate _estate;
    private readonly PlainRules _rules;
    private readonly double[] _weights = new double[CriterionAmounts.Count];
    private readonly List<int>[] _needsIn;
    private readonly int[] _teamOf;
    private readonly Presence _storeys, _buildings, _leases, _organisations, _teams;

    public PlanInMaking(PlantedEstate planted)
    {
        _estate = planted.Estate;
        _rules = new PlainRules(_estate, planted.Request.Wishes);
        foreach ((Criterion criterion, double weight) in planted.Request.Objective.Tiers.Single())
        {
            _weights[(int)criterion] = Known.Contains(criterion) ? weight : throw new ArgumentException($"The baselines do not know {criterion}.");
        }

        Rooms = [.. _estate.Needs.Select(_ => -1)];
        _needsIn = [.. _estate.Rooms.Select(_ => new List<int>(1))];
        (string, int)[] teams = [.. _estate.Needs.Select(need => (need.Team, need.Organisation))];
        Dictionary<(string, int), int> numbers = teams.Distinct().Select((team, number) => (team, number)).ToDictionary(pair => pair.team, pair => pair.number);
        _teamOf = [.. teams.Select(team => numbers[team])];
        _storeys = new Presence(1, _estate.Storeys.Count);
        _buildings = new Presence(1, _estate.Buildings.Count);
        _leases = new Presence(1, Math.Max(1, _estate.Leases.Count));
        _organisations = new Presence(_estate.Organisations.Count, _estate.Buildings.Count);
        _teams = new Presence(numbers.Count, _estate.Storeys.Count);
        Allowed = AllowedRooms(planted);
        Cost = _weights[(int)Criterion.Unplaced] * Rooms.Length;
        for (int need = 0; need < Rooms.Length; need++)
        {
            Put(need, _estate.Needs[need].Room);
        }
    }

    /// <summary>For each need its room, or −1.</summary>
    public int[] Rooms { get; }

    /// <summary>What it costs.</summary>
    public double Cost { get; private set; }

    /// <summary>Which rooms wishes leave.</summary>
    public bool[] Allowed { get; }

    /// <summary>Needs in a room.</summary>
    public IReadOnlyList<int> In(int room) => _needsIn[room];

    /// <summary>Whether a building is in use.</summary>
    public bool IsUsed(int building) => _buildings.Count(0, building) > 0;

    /// <summary>Whether needs may be in a room, these and no others.</summary>
    public bool MayBeTogether(IReadOnlyList<int> needs, int room) => Allowed[room] && (needs.Count == 0 || _rules.MayBeTogether(needs, room));

    /// <summary>Puts a need into a room, or nowhere for −1.</summary>
    public void Put(int need, int room)
    {
        Count(need, Rooms[need], -1);
        Rooms[need] = room;
        Count(need, room, 1);
    }

    private void Count(int need, int room, int sign)
    {
        if (room < 0)
        {
            return;
        }

        if (sign > 0)
        {
            _needsIn[room].Add(need);
        }
        else
        {
            _needsIn[room].Remove(need);
        }

        Need one = _estate.Needs[need];
        int storey = _estate.Rooms[room].Storey, building = _estate.BuildingOf(room), lease = _estate.Rooms[room].Lease;
        Cost -= sign * _weights[(int)Criterion.Unplaced];
        Cost += _weights[(int)Criterion.Storeys] * _storeys.Change(0, storey, sign).Places;
        Cost += _weights[(int)Criterion.Buildings] * _buildings.Change(0, building, sign).Places;
        Cost += lease < 0 ? 0 : _weights[(int)Criterion.Rent] * _estate.Leases[lease].RentPerYear * _leases.Change(0, lease, sign).Places;
        Cost += one.Room < 0 || one.Room == room ? 0 : sign * one.People * _weights[(int)Criterion.Moves];
        Cost += _weights[(int)Criterion.OrganisationSplits] * _organisations.Change(one.Organisation, building, sign).Beyond;
        Cost += _weights[(int)Criterion.TeamSplits] * _teams.Change(_teamOf[need], storey, sign).Beyond;
    }

    private bool[] AllowedRooms(PlantedEstate planted)
    {
        HashSet<string> emptied = [.. planted.Request.Wishes.Cast<VacateWish>().SelectMany(wish => wish.Places).Select(place => place.Code)];
        return [.. Enumerable.Range(0, _estate.Rooms.Count).Select(room => !emptied.Contains(_estate.Buildings[_estate.BuildingOf(room)].Code))];
    }

    // How many of each group are in each place.
    private sealed class Presence(int groups, int places)
    {
        private readonly int[,] _counts = new int[groups, places];
        private readonly int[] _places = new int[groups];

        public int Count(int group, int place) => _counts[group, place];

        // By how much the places of the group change, and those beyond the first.
        public (int Places, int Beyond) Change(int group, int place, int sign)
        {
            int before = _places[group];
            bool was = _counts[group, place] > 0;
            _counts[group, place] += sign;
            _places[group] += (_counts[group, place] > 0 ? 1 : 0) - (was ? 1 : 0);
            return (_places[group] - before, Math.Max(0, _places[group] - 1) - Math.Max(0, before - 1));
        }
    }
}
