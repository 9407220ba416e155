using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>How many use each storey, building and lease, and where each organisation and team is; and the amounts that follow from it.</summary>
internal sealed class PlaceUse
{
    private readonly Problem _problem;
    private readonly Estate _estate;
    private readonly CriterionAmounts _amounts;
    private readonly int[] _roomsOfStorey;
    private readonly int[] _roomsOfBuilding;
    private readonly int[] _roomsOfLease;
    private readonly double[] _emptyM2;
    private readonly int[] _teams;
    private readonly PresenceCounts _organisations;
    private readonly PresenceCounts _teamStoreys;
    private readonly int[][] _teamsOf;

    public PlaceUse(Problem problem, CriterionAmounts amounts)
    {
        (_problem, _estate, _amounts) = (problem, problem.Estate, amounts);
        _roomsOfStorey = new int[_estate.Storeys.Count];
        _roomsOfBuilding = new int[_estate.Buildings.Count];
        _roomsOfLease = new int[_estate.Leases.Count];
        _emptyM2 = new double[_estate.Storeys.Count];
        _teams = Teams(_estate, out int teams);
        _organisations = new PresenceCounts(_estate.Organisations.Count, _estate.Buildings.Count);
        _teamStoreys = new PresenceCounts(teams, _estate.Storeys.Count);
        _teamsOf = [.. _estate.Organisations.Select(_ => Array.Empty<int>())];
        foreach (IGrouping<int, int> needs in Enumerable.Range(0, _teams.Length).GroupBy(need => _estate.Needs[need].Organisation))
        {
            _teamsOf[needs.Key] = [.. needs.Select(need => _teams[need]).Distinct()];
        }

        for (int room = 0; room < problem.Pool.Length; room++)
        {
            _emptyM2[_estate.Rooms[room].Storey] += problem.Pool[room] ? _estate.Rooms[room].NetM2 : 0;
        }
    }

    public bool IsStoreyUsed(int storey) => _roomsOfStorey[storey] > 0;

    public bool IsBuildingUsed(int building) => _roomsOfBuilding[building] > 0;

    public bool IsLeaseUsed(int lease) => _roomsOfLease[lease] > 0;

    /// <summary>Needs of an organisation in a building.</summary>
    public int OfOrganisation(int organisation, int building) => _organisations[organisation, building];

    /// <summary>Whether an organisation has a need on a storey.</summary>
    public bool IsOnStorey(int organisation, int storey) => Array.Exists(_teamsOf[organisation], team => _teamStoreys[team, storey] > 0);

    /// <summary>For each need the number of its team.</summary>
    public static int[] Teams(Estate estate, out int count)
    {
        Dictionary<(int, string), int> numbers = [];
        int[] teams = new int[estate.Needs.Count];
        for (int need = 0; need < teams.Length; need++)
        {
            (int, string) key = (estate.Needs[need].Organisation, estate.Needs[need].Team);
            teams[need] = numbers.TryGetValue(key, out int team) ? team : numbers[key] = numbers.Count;
        }

        count = numbers.Count;
        return teams;
    }

    /// <summary>The first comes to a room, or the last leaves it.</summary>
    public void Occupy(int room, int sign)
    {
        EstateRoom place = _estate.Rooms[room];
        int building = _estate.Storeys[place.Storey].Building;
        double emptied = _problem.Pool[room] ? sign * place.NetM2 : 0;
        bool wasUsed = _roomsOfStorey[place.Storey] > 0;
        _amounts[Criterion.UnusedM2] -= wasUsed ? _emptyM2[place.Storey] : 0;
        _emptyM2[place.Storey] -= emptied;
        _roomsOfStorey[place.Storey] += sign;
        bool isUsed = _roomsOfStorey[place.Storey] > 0;
        _amounts[Criterion.UnusedM2] += isUsed ? _emptyM2[place.Storey] : 0;
        _amounts[Criterion.Storeys] += (isUsed ? 1 : 0) - (wasUsed ? 1 : 0);
        _amounts[Criterion.Buildings] += Step(_roomsOfBuilding, building, sign);
        if (place.Lease >= 0)
        {
            _amounts[Criterion.Rent] += Step(_roomsOfLease, place.Lease, sign) * _estate.Leases[place.Lease].RentPerYear;
        }
    }

    /// <summary>A need comes to a room, or leaves it.</summary>
    public void Add(int need, int room, int sign)
    {
        Need placed = _estate.Needs[need];
        int building = _estate.BuildingOf(room);
        _amounts[Criterion.OrganisationSplits] += _organisations.Add(placed.Organisation, building, sign);
        _amounts[Criterion.TeamSplits] += _teamStoreys.Add(_teams[need], _estate.Rooms[room].Storey, sign);
        int today = _problem.Today[need];
        if (today < 0 || today == room)
        {
            return;
        }

        _amounts[Criterion.Moves] += sign * placed.People;
        _amounts[Criterion.PersonKm] += sign * placed.People * _estate.DistanceM(_estate.BuildingOf(today), building) / 1000;
        _amounts[Criterion.GrassRootsMoves] += _estate.Organisations[placed.Organisation].IsGrassRoots ? sign * placed.People : 0;
    }

    private static int Step(int[] counts, int index, int sign)
    {
        int before = counts[index];
        counts[index] += sign;
        return (counts[index] > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }
}
