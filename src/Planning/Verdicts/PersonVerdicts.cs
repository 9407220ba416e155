using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Rules;

namespace SpaceGeo.Planning.Verdicts;

/// <summary>A person as the limits see one.</summary>
/// <param name="Person">The person's code.</param>
/// <param name="Level">Level of the person's organisation.</param>
/// <param name="Rank">The rank as the ledger writes it.</param>
public sealed record Occupant(string Person, AdministrativeLevel Level, string Rank);

/// <summary>A room in use.</summary>
/// <param name="Room">The room, as the caller names it.</param>
/// <param name="Purpose">What it is used for.</param>
/// <param name="Area">Net usable area, or null where it was not measured.</param>
/// <param name="Occupants">All persons whom it is assigned to.</param>
public sealed record OccupiedRoom(string Room, RoomPurpose Purpose, BoundedArea? Area, IReadOnlyList<Occupant> Occupants);

/// <summary>A person's judgement.</summary>
/// <param name="Person">The person's code.</param>
/// <param name="Total">All that counts, against the limit of the rank.</param>
/// <param name="Toilet">Private toilets, against their own limit; null where there is none, or no rule on them.</param>
public sealed record PersonJudgement(string Person, Judgement Total, Judgement? Toilet);

/// <summary>A room's judgement.</summary>
/// <param name="Room">The room.</param>
/// <param name="Whole">Its area against the sum of the limits.</param>
/// <param name="Shares">Each person's share against that person's limit; empty where the whole was not judged.</param>
public sealed record RoomJudgement(string Room, Judgement Whole, IReadOnlyList<(string Person, Verdict Verdict)> Shares);

/// <summary>Holds the space of persons against the limits of their ranks. One person or room at a time; nothing is remembered.</summary>
public static class PersonVerdicts
{
    private const string SharedRoom = "sharedRoom";
    private const string LeaderTotal = "leaderTotal";

    /// <summary>Judges a room and the share of each person in it.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="room">The room.</param>
    /// <returns>With the shares: everyone is over exactly when the room exceeds the sum of the limits.</returns>
    public static RoomJudgement JudgeRoom(RulesInForce rules, OccupiedRoom room)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(room);
        if (Shared(rules, room, out AppliedLimit[] limits) is { } notJudged)
        {
            return new RoomJudgement(room.Room, notJudged, []);
        }

        BoundedArea area = room.Area!.Value;
        decimal sum = limits.Sum(limit => limit.LimitM2);
        string[] sharing = limits.Length > 1 ? [rules.SharedRoom!.Head.Id] : [];
        var whole = Verdict.Of(
            [.. limits.SelectMany(limit => limit.RuleIds).Distinct(), .. sharing], AreaRange.Exactly(sum), area, [Counted(room, area)]);
        return new RoomJudgement(room.Room, whole, [.. room.Occupants.Zip(limits, (person, limit) => (person.Person, ShareOf(limit)))]);

        // Each share stands to its limit as the room to the sum; a quotient that was rounded might tell otherwise at the limit itself.
        Verdict ShareOf(AppliedLimit limit)
        {
            BoundedArea share = area.Share(limit.LimitM2, sum);
            return new Verdict(whole.Outcome, [.. limit.RuleIds, .. sharing], AreaRange.Exactly(limit.LimitM2), share, [Counted(room, share)]);
        }
    }

    /// <summary>Judges all that a person has.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="person">The person.</param>
    /// <param name="isLeader">Whether rest room, toilet and meeting room for the person's exclusive use count too.</param>
    /// <param name="rooms">The rooms assigned to the person, those shared with others too; none for a person without space.</param>
    /// <returns>The total, and where there is a private toilet that one too.</returns>
    /// <exception cref="ArgumentException">A room is not assigned to the person.</exception>
    public static PersonJudgement JudgePerson(RulesInForce rules, Occupant person, bool isLeader, IReadOnlyList<OccupiedRoom> rooms)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(rooms);
        if (rooms.FirstOrDefault(room => room.Occupants.All(one => one.Person != person.Person)) is { } foreign)
        {
            throw new ArgumentException($"Room {foreign.Room} is not assigned to person {person.Person}.", nameof(rooms));
        }

        return new PersonJudgement(person.Person, Total(rules, person, isLeader, rooms), Toilet(rules, person, rooms));
    }

    private static Judgement Total(RulesInForce rules, Occupant person, bool isLeader, IReadOnlyList<OccupiedRoom> rooms)
    {
        if (RankLimits.Of(rules, person, out AppliedLimit? limit) is { } notJudged)
        {
            return notJudged;
        }

        if (isLeader && rules.LeaderTotal is null)
        {
            return new NotJudged(NotJudgedReason.NoRule, LeaderTotal);
        }

        List<CountedArea> areas = [];
        var total = new BoundedArea(0);
        bool isAnyShared = false;
        foreach (OccupiedRoom room in rooms)
        {
            if (!Counts(rules, room, isLeader))
            {
                areas.Add(Counted(room, new BoundedArea(0)));
                continue;
            }

            if (Shared(rules, room, out AppliedLimit[] limits) is { } unknown)
            {
                return unknown;
            }

            isAnyShared |= limits.Length > 1;
            BoundedArea share = room.Area!.Value.Share(limit!.LimitM2, limits.Sum(one => one.LimitM2));
            areas.Add(Counted(room, share));
            total += share;
        }

        string[] others = [.. isAnyShared ? [rules.SharedRoom!.Head.Id] : Array.Empty<string>(), .. isLeader ? [rules.LeaderTotal!.Head.Id] : Array.Empty<string>()];
        return Verdict.Of([.. limit!.RuleIds, .. others], AreaRange.Exactly(limit.LimitM2), total, areas);
    }

    // An office counts for everyone, alone or by shares; other rooms for leaders, and only where nobody shares them.
    private static bool Counts(RulesInForce rules, OccupiedRoom room, bool isLeader) => room.Purpose == RoomPurpose.Office
        || (isLeader && room.Occupants.Count == 1 && rules.LeaderTotal!.Purposes.Contains(room.Purpose));

    private static Judgement? Toilet(RulesInForce rules, Occupant person, IReadOnlyList<OccupiedRoom> rooms)
    {
        OccupiedRoom[] toilets = [.. rooms.Where(room => room.Purpose == RoomPurpose.Toilet && room.Occupants.Count == 1)];
        if (toilets.Length == 0 || rules.LeaderTotal is not { } rule)
        {
            return null;
        }

        if (toilets.FirstOrDefault(room => room.Area is null) is { } unmeasured)
        {
            return new NotJudged(NotJudgedReason.MissingArea, unmeasured.Room);
        }

        if (rule.ToiletPosts.Count > 0 && rules.FindRank(person.Level, person.Rank) is null)
        {
            return new NotJudged(NotJudgedReason.UnknownRank, person.Person);
        }

        bool isNamed = rule.ToiletPosts.Count == 0 || rule.ToiletPosts.Contains(rules.FindRank(person.Level, person.Rank)!.Id, StringComparer.Ordinal);
        CountedArea[] areas = [.. toilets.Select(room => Counted(room, room.Area!.Value))];
        return Verdict.Of(
            [rule.Head.Id],
            AreaRange.Exactly(isNamed ? rule.ToiletMaxM2 : 0),
            areas.Aggregate(new BoundedArea(0), (sum, room) => sum + room.Counted),
            areas);
    }

    // The limits of all who are in a room, or what is missing to share it out.
    private static NotJudged? Shared(RulesInForce rules, OccupiedRoom room, out AppliedLimit[] limits)
    {
        limits = new AppliedLimit[room.Occupants.Count];
        if (limits.Length == 0)
        {
            return new NotJudged(NotJudgedReason.NoOccupant, room.Room);
        }

        for (int i = 0; i < limits.Length; i++)
        {
            if (RankLimits.Of(rules, room.Occupants[i], out AppliedLimit? limit) is { } notJudged)
            {
                return notJudged;
            }

            limits[i] = limit!;
        }

        return room.Area is null ? new NotJudged(NotJudgedReason.MissingArea, room.Room)
            : limits.Length > 1 && rules.SharedRoom is null ? new NotJudged(NotJudgedReason.NoRule, SharedRoom)
            : null;
    }

    private static CountedArea Counted(OccupiedRoom room, BoundedArea counted) =>
        new(room.Room, room.Purpose, room.Area ?? new BoundedArea(0), counted, room.Occupants.Count);
}
