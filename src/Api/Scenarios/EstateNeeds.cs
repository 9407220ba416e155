using System.Globalization;
using SpaceGeo.Api.Questions.Verdicts;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>Who needs what: posts with a room, rooms that organisations have as a whole, and what new organisations need.</summary>
/// <param name="index">Finds the parts of the estate.</param>
/// <param name="day">The rules.</param>
/// <param name="notes">Is told what is assumed.</param>
internal sealed class EstateNeeds(EstateIndex index, RulesOfDay day, EstateNotes notes)
{
    // Nobody is to sit on less than half of the limit, unless somebody does so today.
    private const double LeastShare = 0.5;

    // Half of the lowest limit of any rank, for those whose rank has none, m².
    private const double LeastWithoutLimitM2 = 4.5;

    // A whole room may be exchanged for one of about its size.
    private const double LeastOfRoom = 0.9;
    private const double MostOfRoom = 1.2;

    private static readonly string[] Vacant = [RoomState.Idle.Word(), RoomState.Reserve.Word(), RoomState.Sealed.Word(), RoomState.Lent.Word()];

    private readonly Dictionary<string, double> _limits = new(StringComparer.Ordinal);

    /// <summary>Persons who have a room, by code.</summary>
    /// <param name="stored">The estate.</param>
    /// <param name="organisations">Numbers of organisations by code.</param>
    /// <param name="rooms">Numbers of rooms.</param>
    public IReadOnlyList<(ScenarioNeed Stored, Need Planned)> Posts(
        StoredEstate stored, IReadOnlyDictionary<string, int> organisations, IReadOnlyDictionary<RoomKey, int> rooms)
    {
        Dictionary<string, StoredOrganisation> known = stored.Organisations.ToDictionary(o => o.Code, StringComparer.Ordinal);
        StoredAssignment[] seats = [.. stored.Assignments.Where(a => a.Person is not null && index.ByLedgerId.ContainsKey((a.Building, a.LedgerId)))];
        foreach (StoredPerson person in seats.Select(a => a.Person!).DistinctBy(p => p.Code))
        {
            _limits[person.Code] = LimitOf(person, known.GetValueOrDefault(person.Organisation));
        }

        return [.. seats.GroupBy(a => a.Person!.Code).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Post([.. g], known, organisations, rooms))];
    }

    /// <summary>Rooms that are used by an organisation as a whole, by building and number.</summary>
    /// <param name="stored">The estate.</param>
    /// <param name="organisations">Numbers of organisations by code.</param>
    /// <param name="rooms">Numbers of rooms.</param>
    public IEnumerable<(ScenarioNeed Stored, Need Planned)> WholeRooms(
        StoredEstate stored, IReadOnlyDictionary<string, int> organisations, IReadOnlyDictionary<RoomKey, int> rooms)
    {
        Dictionary<string, StoredOrganisation> known = stored.Organisations.ToDictionary(o => o.Code, StringComparer.Ordinal);
        foreach (StoredRoom room in stored.Rooms.Where(r => !Vacant.Contains(r.State)))
        {
            var key = new RoomKey(room.Building, room.Room);
            StoredAssignment[] users = [.. index.InRoom(key)];
            RoomClass roomClass = (room.Class is null ? null : LedgerWords.RoomClasses.Find(room.Class)) ?? RoomClass.Office;
            if (users.Length == 0 || users.Any(a => a.Person is not null) || roomClass is RoomClass.Plant or RoomClass.Ancillary)
            {
                continue;
            }

            StoredOrganisation organisation = known[users[0].Organisation];
            double least = (room.NetM2 ?? 0) * LeastOfRoom;
            double? most = room.NetM2 * MostOfRoom;
            yield return (
                new ScenarioNeed(
                    room.Code, false, false, organisation.Code, organisation.Name, organisation.Level, string.Empty, roomClass.Word(), least, most, key, []),
                new Need(
                    room.Code, NeedKind.Room, organisations[organisation.Code], string.Empty, string.Empty, roomClass, most ?? double.PositiveInfinity,
                    least, true, rooms[key]));
        }
    }

    /// <summary>What an organisation needs that has no place yet.</summary>
    /// <param name="wish">Number of the wish.</param>
    /// <param name="house">The wish.</param>
    /// <param name="organisation">Number of the organisation.</param>
    /// <exception cref="WishException">The level has no such rank.</exception>
    public IEnumerable<(ScenarioNeed Stored, Need Planned)> New(int wish, HouseWish house, int organisation)
    {
        RulesInForce rules = day.In(string.Empty)!;
        foreach (NewPosts posts in house.Posts)
        {
            if (rules.FindRank(house.Level, posts.Rank) is not { } rank)
            {
                throw new WishException(wish, $"'{posts.Rank}' is no rank at the level {house.Level.Word()}; spacegeo rules lists them.");
            }

            double most = (double?)rules.Limit(rank)?.LimitM2 ?? double.PositiveInfinity;
            for (int i = 1; i <= posts.Count; i++)
            {
                string code = string.Create(CultureInfo.InvariantCulture, $"{house.Code}:{rank.Id}:{i}");
                yield return One(code, NeedKind.Post, rank.Id, RoomClass.Office, Floor(most), most);
            }
        }

        int number = 0;
        foreach (NewRooms wanted in house.Rooms)
        {
            for (int i = 0; i < wanted.Count; i++)
            {
                string code = string.Create(CultureInfo.InvariantCulture, $"{house.Code}:room:{++number}");
                yield return One(code, NeedKind.Room, string.Empty, wanted.Class, wanted.LeastM2, wanted.MostM2 ?? double.PositiveInfinity);
            }
        }

        (ScenarioNeed, Need) One(string code, NeedKind kind, string rank, RoomClass roomClass, double least, double most) => (
            new ScenarioNeed(
                code, kind == NeedKind.Post, true, house.Code, house.Name, house.Level.Word(), rank, roomClass.Word(), least, Finite(most), null, []),
            new Need(code, kind, organisation, string.Empty, rank, roomClass, most, least, kind == NeedKind.Room) { Wish = wish });
    }

    private static double Floor(double limit) => double.IsFinite(limit) ? limit * LeastShare : LeastWithoutLimitM2;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private (ScenarioNeed Stored, Need Planned) Post(
        StoredAssignment[] assignments,
        Dictionary<string, StoredOrganisation> known,
        IReadOnlyDictionary<string, int> organisations,
        IReadOnlyDictionary<RoomKey, int> rooms)
    {
        StoredPerson person = assignments[0].Person!;
        RoomKey[] held =
        [
            .. assignments.OrderByDescending(a => a.Use == RoomPurpose.Office.Word()).Select(a => index.ByLedgerId[(a.Building, a.LedgerId)])
                .Distinct(),
        ];
        RoomKey[] offices = [.. assignments.Where(a => a.Use == RoomPurpose.Office.Word()).Select(a => index.ByLedgerId[(a.Building, a.LedgerId)]).Distinct()];
        RoomKey place = (offices.Length > 0 ? offices : held).MaxBy(room => index.Rooms[room].NetM2 ?? 0);
        RoomKey[] further = [.. held.Where(room => room != place)];
        StoredRoom today = index.Rooms[place];
        StoredOrganisation organisation = known[assignments[0].Organisation];
        RoomClass roomClass = (today.Class is null ? null : LedgerWords.RoomClasses.Find(today.Class)) ?? RoomClass.Office;
        double most = _limits[person.Code];
        string[] others = [.. index.InRoom(place).Where(a => a.Person is not null).Select(a => a.Person!.Code).Distinct()];
        double share = ShareToday(today.NetM2 ?? 0, person.Code, others);
        double least = share > 0 ? Math.Min(Floor(most), share) : Floor(most);
        if (person.IsLeader && others.Length > 1)
        {
            notes.Say("leaders who share a room today, and may in a plan", person.Code);
        }

        return (
            new ScenarioNeed(
                person.Code, true, false, organisation.Code, organisation.Name, organisation.Level, person.Rank, roomClass.Word(), least, Finite(most),
                place, further),
            new Need(
                person.Code, NeedKind.Post, organisations[organisation.Code], string.Empty, person.Rank, roomClass, most, least,
                person.IsLeader && others.Length == 1, rooms[place])
            {
                AlsoHeld = [.. further.Select(room => rooms[room])],
            });
    }

    // By limits, as the rule for shared rooms has it; alike where one has none.
    private double ShareToday(double areaM2, string person, string[] all)
    {
        double sum = all.Sum(one => _limits[one]);
        return double.IsFinite(sum) ? areaM2 * _limits[person] / sum : areaM2 / all.Length;
    }

    private double LimitOf(StoredPerson person, StoredOrganisation? organisation)
    {
        if (organisation is not null && day.In(organisation.Division) is { } rules && LedgerWords.Levels.Find(organisation.Level) is { } level
            && rules.FindRank(level, person.Rank) is { } rank && rules.Limit(rank) is { } limit)
        {
            return (double)limit.LimitM2;
        }

        notes.Say("persons without a limit, whose rooms may have any size", person.Code);
        return double.PositiveInfinity;
    }
}
