using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Store.Scenarios;

/// <summary>The estate of a scenario as one of its plans leaves it: what another scenario can build on.</summary>
public static class BranchEstate
{
    /// <summary>Moves those who move. Rooms that are left are idle and nobody's, rooms that are moved into are in use.</summary>
    /// <param name="content">The scenario.</param>
    /// <param name="plan">The plan.</param>
    public static StoredEstate After(ScenarioDraft content, ScenarioPlan plan)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(plan);
        StoredEstate estate = content.Estate;
        var index = new EstateIndex(estate);
        (ScenarioNeed Need, RoomKey? To)[] moved = [.. content.Needs.Zip(plan.Rooms).Where(n => n.First.Room != n.Second)];
        HashSet<string> persons = [.. moved.Where(m => m.Need.IsPost).Select(m => m.Need.Code)];
        HashSet<RoomKey> touched = [.. moved.SelectMany(m => m.Need.Held.Append(m.Need.Room ?? default).Append(m.To ?? default))];
        HashSet<RoomKey> used =
        [
            .. content.Needs.Zip(plan.Rooms).SelectMany(n => n.First.Room == n.Second ? n.First.Held.Append(n.Second ?? default) : [n.Second ?? default]),
        ];
        HashSet<RoomKey> entered = [.. moved.Where(m => m.To is not null).Select(m => m.To!.Value)];
        IEnumerable<StoredAssignment> stay = estate.Assignments.Where(a =>
            !index.ByLedgerId.TryGetValue((a.Building, a.LedgerId), out RoomKey room)
            || (a.Person is { } person ? !persons.Contains(person.Code) : !touched.Contains(room) || (used.Contains(room) && !entered.Contains(room))));
        Dictionary<string, StoredPerson> known = estate.Assignments.Where(a => a.Person is not null).Select(a => a.Person!).DistinctBy(p => p.Code)
            .ToDictionary(p => p.Code, StringComparer.Ordinal);
        IEnumerable<StoredAssignment> come = moved.Where(m => m.To is not null).Select(m => new StoredAssignment(
            m.To!.Value.Building, index.Rooms[m.To.Value].LedgerId, m.Need.Organisation, RoomPurpose.Office.Word(), estate.Day, PersonOf(m.Need, known)));
        return estate with
        {
            Assignments = [.. stay.Concat(come).OrderBy(a => a.Building).ThenBy(a => a.LedgerId, StringComparer.Ordinal)
                .ThenBy(a => a.Person?.Code, StringComparer.Ordinal)],
            Rooms = [.. estate.Rooms.Select(r => touched.Contains(new RoomKey(r.Building, r.Room)) && r.State is not null
                ? r with { State = (used.Contains(new RoomKey(r.Building, r.Room)) ? RoomState.InUse : RoomState.Idle).Word() }
                : r)],
            Organisations = [.. estate.Organisations, .. content.Needs.Where(n => n.IsNew && estate.Organisations.All(o => o.Code != n.Organisation))
                .DistinctBy(n => n.Organisation).Select(n => new StoredOrganisation(n.Organisation, n.OrganisationName, n.Level, string.Empty, []))],
        };
    }

    // Posts of a new organisation are nobody yet, and are planned on as if they were somebody.
    private static StoredPerson? PersonOf(ScenarioNeed need, Dictionary<string, StoredPerson> known) => !need.IsPost ? null
        : known.GetValueOrDefault(need.Code)
            ?? new StoredPerson(need.Code, need.Organisation, need.Rank, EmploymentState.Employed.Word(), false);
}
