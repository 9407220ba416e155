using SpaceGeo.Api.Questions.Verdicts;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Planning.Verdicts;
using SpaceGeo.Report.Differences;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Store.Differences;
using SpaceGeo.Store.Questions;

namespace SpaceGeo.Api.Differences;

/// <summary>Persons of whom another verdict is reached when the areas of their rooms change, by one and the same ledger.</summary>
internal static class VerdictChanges
{
    private const int Most = 100_000;

    /// <summary>Finds them.</summary>
    /// <param name="questions">Where persons are read.</param>
    /// <param name="building">Number of the building.</param>
    /// <param name="difference">What changed in it.</param>
    /// <param name="day">The day of ledger and rules.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>In the order of the persons' numbers.</returns>
    public static async Task<IReadOnlyList<VerdictChange>> OfAsync(
        QuestionStore questions, int building, BuildingDifference difference, DateOnly day, CancellationToken cancellation)
    {
        Dictionary<string, (RoomVersion? Before, RoomVersion? After)> rooms = ByRoomId(building, difference);
        var rules = new RulesOfDay(RuleBook.Current, day);
        var changes = new List<VerdictChange>();
        var inquiry = new Inquiry(DifferenceStore.Persons, day) { Values = new Dictionary<string, object> { ["building"] = building }, Limit = Most };
        await foreach (AnswerRow row in questions.ReadAsync(inquiry, cancellation))
        {
            IReadOnlyList<OccupiedRoom> used = SpaceUse.Rooms((string?)row.Values[9]);
            Judgement before = Judge(row.Values, rules, [.. used.Select(r => With(r, rooms, v => v.Before)).OfType<OccupiedRoom>()]);
            Judgement after = Judge(row.Values, rules, [.. used.Select(r => With(r, rooms, v => v.After)).OfType<OccupiedRoom>()]);
            if (Word(before) != Word(after))
            {
                changes.Add(Change(row.Values, before, after));
            }
        }

        return changes;
    }

    private static Judgement Judge(IReadOnlyList<object?> row, RulesOfDay day, IReadOnlyList<OccupiedRoom> rooms)
    {
        string division = (string)row[4]!;
        Occupant person = SpaceUse.Occupant((string)row[0]!, (string)row[3]!, (string)row[5]!);
        return day.In(division) is { } rules
            ? PersonVerdicts.JudgePerson(rules, person, (bool)row[8]!, rooms).Total
            : new NotJudged(NotJudgedReason.UnknownDivision, division);
    }

    // The room with the area of a version; null for one that the version has not. Rooms of other buildings are what they are.
    private static OccupiedRoom? With(
        OccupiedRoom room,
        Dictionary<string, (RoomVersion? Before, RoomVersion? After)> rooms,
        Func<(RoomVersion? Before, RoomVersion? After), RoomVersion?> choose) =>
        !rooms.TryGetValue(room.Room, out (RoomVersion? Before, RoomVersion? After) versions) ? room
            : choose(versions) is RoomVersion version ? room with { Area = SpaceUse.Area(version.Areas?.Net, version.Areas?.Bound) }
            : null;

    private static Dictionary<string, (RoomVersion? Before, RoomVersion? After)> ByRoomId(int building, BuildingDifference difference)
    {
        var rooms = new Dictionary<string, (RoomVersion? Before, RoomVersion? After)>();
        foreach ((RoomVersion? Before, RoomVersion? After) versions in difference.Versions())
        {
            foreach (string id in new[] { versions.After, versions.Before }.OfType<RoomVersion>().Select(v => v.Room.GlobalId).Distinct())
            {
                rooms.TryAdd(FormattableString.Invariant($"{building}.{id}"), versions);
            }
        }

        return rooms;
    }

    private static VerdictChange Change(IReadOnlyList<object?> row, Judgement before, Judgement after) => new(
        (string)row[0]!,
        (string)row[1]!,
        Word(before),
        Word(after),
        (double?)(before as Verdict)?.Area.AreaM2,
        (double?)(after as Verdict)?.Area.AreaM2,
        (double?)((after as Verdict) ?? (before as Verdict))?.Limit.FromM2,
        ((after as Verdict) ?? (before as Verdict))?.RuleIds ?? []);

    private static string Word(Judgement judgement) => (string)VerdictColumns.Of(judgement)[0]!;
}
