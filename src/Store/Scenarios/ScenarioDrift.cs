using System.Globalization;

namespace SpaceGeo.Store.Scenarios;

/// <summary>What has changed in the ledger and the models since a plan was made, as far as the plan touches it.</summary>
public static class ScenarioDrift
{
    /// <summary>An area that differs by no more is the same, m².</summary>
    private const double SameM2 = 0.01;

    /// <summary>Compares.</summary>
    /// <param name="content">The scenario.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="now">The estate as it is.</param>
    /// <returns>A sentence for each change, rooms first; empty where the plan can be applied as it is.</returns>
    public static IReadOnlyList<string> Of(ScenarioDraft content, ScenarioPlan plan, StoredEstate now)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(now);
        return [.. new Comparison(content, plan, now).Changes().Distinct()];
    }

    private sealed class Comparison(ScenarioDraft content, ScenarioPlan plan, StoredEstate now)
    {
        private readonly EstateIndex _then = new(content.Estate);
        private readonly EstateIndex _now = new(now);

        public IEnumerable<string> Changes()
        {
            (ScenarioNeed Need, RoomKey? To)[] moved = [.. content.Needs.Zip(plan.Rooms).Where(n => n.First.Room != n.Second)];
            HashSet<RoomKey> touched =
            [
                .. moved.SelectMany(m => m.Need.Held.Append(m.Need.Room ?? default).Append(m.To ?? default)).Where(room => room.Building > 0),
            ];
            RoomKey[] ordered = [.. touched.OrderBy(room => room.Building).ThenBy(room => room.Room)];
            int[] buildings = [.. ordered.Select(room => room.Building).Distinct()];
            return ordered.SelectMany(Room)
                .Concat(moved.Where(m => m.Need is { IsPost: true, IsNew: false }).SelectMany(m => Person(m.Need)))
                .Concat(buildings.SelectMany(Building))
                .Concat(Leases(buildings));
        }

        private IEnumerable<string> Room(RoomKey key)
        {
            if (_then.Rooms.GetValueOrDefault(key) is not { } then)
            {
                yield break;
            }

            string name = _then.NameOf(key);
            if (_now.Rooms.GetValueOrDefault(key) is not { } room)
            {
                yield return $"{name} is no longer there";
                yield break;
            }

            if (then.NetM2 is null != room.NetM2 is null || Math.Abs((then.NetM2 ?? 0) - (room.NetM2 ?? 0)) > SameM2)
            {
                yield return $"{name} has {Area(room.NetM2)}, not {Area(then.NetM2)}";
            }

            if ((then.Class, then.State, then.Tenure) != (room.Class, room.State, room.Tenure))
            {
                yield return $"{name} is {Words(room)}, not {Words(then)}";
            }

            string[] before = Users(_then, key);
            string[] after = Users(_now, key);
            if (!before.SequenceEqual(after))
            {
                yield return $"{name} is given to {All(after)}, not to {All(before)}";
            }
        }

        private IEnumerable<string> Person(ScenarioNeed need)
        {
            StoredAssignment[] then = [.. _then.OfPerson(need.Code)];
            StoredAssignment[] rows = [.. _now.OfPerson(need.Code)];
            if (rows.Length == 0)
            {
                yield return $"{need.Code} has no room any more";
                yield break;
            }

            StoredPerson before = then[0].Person!;
            StoredPerson after = rows[0].Person!;
            if (before.Rank != after.Rank || before.Organisation != after.Organisation)
            {
                yield return $"{need.Code} is {after.Rank} of {after.Organisation}, not {before.Rank} of {before.Organisation}";
            }

            string[] gained = [.. rows.Select(a => (a.Building, a.LedgerId)).Except(then.Select(a => (a.Building, a.LedgerId))).Select(Name)];
            if (gained.Length > 0)
            {
                yield return $"{need.Code} has {string.Join(", ", gained)} too";
            }
        }

        private IEnumerable<string> Building(int building)
        {
            if (_now.Buildings.GetValueOrDefault(building) is { } current && _then.Buildings[building].Revision != current.Revision)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"building {building} ({current.Name}) has revision {current.Revision}, not {_then.Buildings[building].Revision}");
            }
        }

        private IEnumerable<string> Leases(int[] buildings)
        {
            Dictionary<string, StoredLease> then = OfBuildings(content.Estate, _then, buildings);
            Dictionary<string, StoredLease> leases = OfBuildings(now, _now, buildings);
            foreach (string code in then.Keys.Union(leases.Keys).Order(StringComparer.Ordinal))
            {
                StoredLease? before = then.GetValueOrDefault(code);
                StoredLease? after = leases.GetValueOrDefault(code);
                if (before != after)
                {
                    yield return before is null ? $"lease {code} is new" : after is null ? $"lease {code} is over" : $"lease {code} is not as it was";
                }
            }
        }

        private static Dictionary<string, StoredLease> OfBuildings(StoredEstate estate, EstateIndex index, int[] buildings)
        {
            HashSet<string> sites = [.. buildings.Where(index.Buildings.ContainsKey).Select(b => index.Buildings[b].Site)];
            return estate.Leases
                .Where(l => l.Building is int building ? buildings.Contains(building) : l.Site is not null && sites.Contains(l.Site))
                .ToDictionary(l => l.Code, StringComparer.Ordinal);
        }

        private string Name((int Building, string LedgerId) room) =>
            _now.ByLedgerId.TryGetValue(room, out RoomKey key) ? _now.NameOf(key) : $"a room of building {PlaceCode.Of(room.Building)}";

        private static string[] Users(EstateIndex index, RoomKey room) =>
            [.. index.InRoom(room).Select(a => a.Person is { } person ? $"{person.Code} ({a.Organisation})" : a.Organisation).Order(StringComparer.Ordinal)];

        private static string All(string[] users) => users.Length switch
        {
            0 => "nobody",
            <= 4 => string.Join(", ", users),
            _ => $"{string.Join(", ", users[..3])} and {(users.Length - 3).ToString(CultureInfo.InvariantCulture)} more",
        };

        private static string Words(StoredRoom room) =>
            room.State is null ? "not in the ledger" : string.Join(' ', ((string?[])[room.State, room.Class, room.Tenure]).Where(word => word is not null));

        private static string Area(double? areaM2) => areaM2 is double area ? area.ToString("0.00 m²", CultureInfo.InvariantCulture) : "no area";
    }
}
