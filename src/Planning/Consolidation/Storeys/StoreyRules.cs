using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Storeys;

/// <summary>What concerns several groups at once: splits of organisations and teams, and the rules that wishes set.</summary>
internal sealed class StoreyRules(Problem problem, FlowGroups groups, TieredModel model, StoreyModel storeys)
{
    private readonly Estate _estate = problem.Estate;

    public void Add()
    {
        if (model.Weighs(Criterion.OrganisationSplits))
        {
            AddSplits(Criterion.OrganisationSplits, group => group.Organisation, pool => _estate.Storeys[pool.Storey].Building, withWays: true);
        }

        if (model.Weighs(Criterion.TeamSplits))
        {
            AddSplits(Criterion.TeamSplits, group => group.Team, pool => pool.Storey, withWays: false);
        }

        foreach (Together rule in problem.Rules.Together)
        {
            AddTogether(rule);
        }

        foreach (Apart rule in problem.Rules.Apart)
        {
            AddApart(rule);
        }

        foreach (Emptied rule in problem.Rules.Emptied)
        {
            model.Row(double.NegativeInfinity, rule.Buildings.Length - rule.Count, rule.Buildings.Select(building => (storeys.Buildings[building], 1.0)));
        }

        AddGivenUp();
        AddMostMoves();
    }

    // The places of each group beyond one. A group is in a place as far as any of its parts is.
    private void AddSplits(Criterion criterion, Func<Movers, int> of, Func<RoomPool, int> place, bool withWays)
    {
        Dictionary<(int Group, int Place), int> presences = [];
        for (int i = 0; i < groups.Stayers.Count; i++)
        {
            Stayers stayers = groups.Stayers[i];
            int present = Presence((of(groups.Movers[stayers.Movers]), place(groups.Pools[stayers.Pool])));
            model.Row(double.NegativeInfinity, 0, [(storeys.Stay[i], 1), (present, -stayers.Needs.Count)]);
        }

        if (withWays)
        {
            foreach (var ways in Enumerable.Range(0, groups.Movers.Count).SelectMany(i => storeys.Ways[i].Select(way => (Movers: i, way.Building, way.Variable)))
                .GroupBy(way => (Group: of(groups.Movers[way.Movers]), way.Building)))
            {
                double all = ways.Sum(way => groups.Movers[way.Movers].Needs.Count);
                model.Row(double.NegativeInfinity, 0, [.. ways.Select(way => (way.Variable, 1.0)), (Presence(ways.Key), -all)]);
            }
        }

        foreach (IGrouping<int, KeyValuePair<(int Group, int Place), int>> group in presences.GroupBy(pair => pair.Key.Group).Where(group => group.Count() > 1))
        {
            int beyond = model.Add(group.Count());
            model.Cost(beyond, criterion, 1);
            model.Row(double.NegativeInfinity, 1, [.. group.Select(pair => (pair.Value, 1.0)), (beyond, -1)]);
        }

        int Presence((int, int) key) => presences.TryGetValue(key, out int variable) ? variable : presences[key] = model.Add(1);
    }

    private void AddTogether(Together rule)
    {
        if (rule.In == PlaceKind.Storey)
        {
            return; // The rooms see to it.
        }

        List<(int, double)> chosen = [];
        foreach ((List<(int Variable, double Coefficient)> flows, double all) in Flows(rule.In, rule.Organisations))
        {
            int isChosen = model.Add(1, isInteger: true);
            chosen.Add((isChosen, 1));
            model.Row(double.NegativeInfinity, 0, [.. flows, (isChosen, -all)]);
        }

        model.Row(double.NegativeInfinity, 1, chosen);
    }

    private void AddApart(Apart rule)
    {
        if (rule.In == PlaceKind.Storey)
        {
            return;
        }

        Dictionary<int, List<(int, double)>> presences = [];
        foreach (int organisation in rule.Organisations)
        {
            int place = 0;
            foreach ((List<(int Variable, double Coefficient)> flows, double all) in Flows(rule.In, [organisation]))
            {
                if (flows.Count > 0)
                {
                    int isThere = model.Add(1, isInteger: true);
                    presences.TryAdd(place, []);
                    presences[place].Add((isThere, 1));
                    model.Row(double.NegativeInfinity, 0, [.. flows, (isThere, -all)]);
                }

                place++;
            }
        }

        foreach (List<(int, double)> present in presences.Values.Where(present => present.Count > 1))
        {
            model.Row(double.NegativeInfinity, 1, present);
        }
    }

    // For each place what comes there of some organisations, or stays there, and how many there are at most.
    private List<(List<(int Variable, double Coefficient)> Flows, double All)> Flows(PlaceKind kind, int[] organisations)
    {
        List<(List<(int, double)> Flows, double All)> places = [];
        HashSet<int> wanted = [.. organisations];
        foreach (IGrouping<int, int> place in Enumerable.Range(0, _estate.Buildings.Count).GroupBy(building =>
            kind == PlaceKind.Site && _estate.Buildings[building].Site is >= 0 and int site ? site : -1 - building))
        {
            HashSet<int> buildings = [.. place];
            List<(int, double)> flows = [];
            for (int i = 0; i < groups.Stayers.Count; i++)
            {
                if (wanted.Contains(groups.Movers[groups.Stayers[i].Movers].Organisation)
                    && buildings.Contains(_estate.Storeys[groups.Pools[groups.Stayers[i].Pool].Storey].Building))
                {
                    flows.Add((storeys.Stay[i], 1));
                }
            }

            int[] movers = [.. Enumerable.Range(0, groups.Movers.Count).Where(i => wanted.Contains(groups.Movers[i].Organisation))];
            flows.AddRange(movers.SelectMany(i => storeys.Ways[i]).Where(way => buildings.Contains(way.Building)).Select(way => (way.Variable, 1.0)));
            places.Add((flows, movers.Sum(i => groups.Movers[i].Needs.Count)));
        }

        return places;
    }

    private void AddGivenUp()
    {
        if (problem.Rules.GivenUpM2 == 0)
        {
            return;
        }

        int[] used = [.. Enumerable.Range(0, _estate.Leases.Count).Where(lease => problem.IsLeasedToday[lease])];
        double kept = used.Sum(lease => _estate.Leases[lease].AreaM2) - problem.Rules.GivenUpM2 + Problem.ToleranceM2;
        model.Row(double.NegativeInfinity, kept, used.Select(lease => (storeys.Leases[lease], _estate.Leases[lease].AreaM2)));
    }

    private void AddMostMoves()
    {
        if (double.IsPositiveInfinity(problem.Rules.MostMoves))
        {
            return;
        }

        var people = Enumerable.Range(0, groups.Movers.Count)
            .Where(i => groups.Movers[i].Home >= 0 && _estate.Needs[groups.Movers[i].Needs[0]].People > 0);
        model.Row(double.NegativeInfinity, problem.Rules.MostMoves,
            people.SelectMany(i => storeys.Ways[i].Select(way => way.Variable).Concat(storeys.Elsewhere[i] >= 0 ? [storeys.Elsewhere[i]] : []))
                .Select(variable => (variable, 1.0)));
    }
}
