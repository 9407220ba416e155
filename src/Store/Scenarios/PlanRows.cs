using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store.Ledger;

namespace SpaceGeo.Store.Scenarios;

/// <summary>First and last day for which the ledger says what a room is.</summary>
/// <param name="From">First day; the calendar's first for ever since.</param>
/// <param name="To">Last day; the calendar's last until further notice.</param>
internal readonly record struct RoomPeriod(DateOnly From, DateOnly To);

/// <summary>A plan as the rows of ledger files: what ends the day before, and what begins.</summary>
/// <param name="content">The scenario.</param>
/// <param name="plan">The plan.</param>
/// <param name="now">The estate on the first day, which the plan fits.</param>
/// <param name="from">The first day.</param>
internal sealed class PlanRows(ScenarioDraft content, ScenarioPlan plan, StoredEstate now, DateOnly from)
{
    private readonly EstateIndex _now = new(now);
    private readonly List<(ScenarioNeed Need, RoomKey To)> _moved =
    [
        .. content.Needs.Zip(plan.Rooms).Where(n => n.Second is not null && n.First.Room != n.Second).Select(n => (n.First, n.Second!.Value)),
    ];

    private readonly HashSet<RoomKey> _used =
    [
        .. content.Needs.Zip(plan.Rooms).SelectMany(n => n.First.Room == n.Second ? n.First.Held.Append(n.Second ?? default) : [n.Second ?? default]),
    ];

    /// <summary>Rooms that somebody leaves or moves into.</summary>
    public IReadOnlyList<RoomKey> Touched =>
    [
        .. _moved.SelectMany(m => m.Need.Held.Append(m.Need.Room ?? default).Append(m.To)).Where(room => room.Building > 0).Distinct()
            .OrderBy(room => room.Building).ThenBy(room => room.Room),
    ];

    /// <summary>The files.</summary>
    /// <param name="periods">For the touched rooms that the ledger has, from when to when it says what they are.</param>
    public IReadOnlyList<LedgerSource> Sources(IReadOnlyDictionary<RoomKey, RoomPeriod> periods) =>
    [
        Source(LedgerTables.Organisations, Organisations()), Source(LedgerTables.Rooms, Rooms(periods)), Source(LedgerTables.Assignments, Assignments()),
    ];

    private static LedgerSource Source(LedgerTable table, IEnumerable<object?[]> rows)
    {
        LedgerRow[] lines = [.. rows.Select((values, i) => new LedgerRow(i + 2, values))];
        return new LedgerSource(table, table.FileName, _ => lines);
    }

    private IEnumerable<object?[]> Organisations() => _moved.Where(m => m.Need.IsNew && now.Organisations.All(o => o.Code != m.Need.Organisation))
        .Select(m => (m.Need.Organisation, m.Need.OrganisationName, m.Need.Level)).Distinct()
        .Select(o => new object?[] { o.Organisation, o.OrganisationName, o.Level, string.Empty, string.Empty, from, DateOnly.MaxValue });

    // A room that is used is in use, one that is left is idle; of others nothing is said.
    private IEnumerable<object?[]> Rooms(IReadOnlyDictionary<RoomKey, RoomPeriod> periods)
    {
        foreach (RoomKey key in Touched)
        {
            StoredRoom room = _now.Rooms[key];
            string state = (_used.Contains(key) ? RoomState.InUse : RoomState.Idle).Word();
            if (room.State is null || room.State == state || !periods.TryGetValue(key, out RoomPeriod period))
            {
                continue;
            }

            if (period.From < from)
            {
                yield return Row(room, room.State, period.From, from.AddDays(-1));
            }

            yield return Row(room, state, from, period.To);
        }

        static object?[] Row(StoredRoom room, string state, DateOnly first, DateOnly last) =>
            [.. Name(room), room.Class, room.Use, state, room.Seats, room.RecordedM2, first, last];
    }

    private IEnumerable<object?[]> Assignments()
    {
        HashSet<string> movedPersons = [.. _moved.Where(m => m.Need is { IsPost: true, IsNew: false }).Select(m => m.Need.Code)];
        HashSet<RoomKey> entered = [.. _moved.Select(m => m.To)];
        IEnumerable<StoredAssignment> ended = Touched
            .SelectMany(room => _now.InRoom(room).Where(a => a.Person is { } person
                ? movedPersons.Contains(person.Code)
                : entered.Contains(room) || !_used.Contains(room)))
            .Concat(movedPersons.Order(StringComparer.Ordinal).SelectMany(_now.OfPerson)).Distinct();
        IEnumerable<object?[]> last = ended.Select(a => Row(
            _now.ByLedgerId[(a.Building, a.LedgerId)], a.Organisation, a.Person?.Code ?? string.Empty, a.Use, a.ValidFrom, from.AddDays(-1)));
        IEnumerable<object?[]> first = _moved
            .Select(m => (m.To, m.Need.Organisation, Person: m.Need is { IsPost: true, IsNew: false } ? m.Need.Code : string.Empty, Use: UseOf(m.Need))).Distinct()
            .Select(m => Row(m.To, m.Organisation, m.Person, m.Use, from, DateOnly.MaxValue));
        return last.Concat(first);

        object?[] Row(RoomKey room, string organisation, string person, string use, DateOnly firstDay, DateOnly lastDay) =>
            [.. Name(_now.Rooms[room]), organisation, person, use, firstDay, lastDay];
    }

    // A whole room stays what it was to its user.
    private string UseOf(ScenarioNeed need) => need is { IsPost: false, Room: { } room }
        ? _now.InRoom(room).FirstOrDefault(a => a.Person is null)?.Use ?? RoomPurpose.Office.Word()
        : RoomPurpose.Office.Word();

    private static object?[] Name(StoredRoom room) =>
        [room.LedgerId, string.Empty, "#" + PlaceCode.Of(room.Building), string.Empty, string.Empty];
}
