using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Verdicts;
using SpaceGeo.Store.Questions;
using static SpaceGeo.Store.Questions.AnswerType;

namespace SpaceGeo.Api.Questions.Verdicts;

/// <summary>Who and which rooms are over the standard.</summary>
internal static class VerdictQuestions
{
    private static readonly Question OfPersons = new(
        "over-standard-persons", "Persons over the standard",
        "One row for each person, by the limit of the rank that is in force on the day: offices alone or by share, and for leaders all rooms for exclusive use.",
        string.Empty,
        [
            VerdictColumns.Computed("person", Text, "Code of the person."),
            VerdictColumns.Computed("organisation", Text, "Code of the organisation."),
            VerdictColumns.Computed("organisationName", Text, "Its name."),
            VerdictColumns.Computed("rank", Text, "Rank, in the ledger's words."),
            VerdictColumns.Computed("position", Text, "Position."),
            VerdictColumns.Computed("state", Text, "Whether the person is at work."),
            VerdictColumns.Computed("isLeader", Flag, "Whether all rooms for exclusive use count."),
            .. VerdictColumns.Verdict,
            VerdictColumns.Computed("roomIds", TextList, "Ids of the rooms that count."),
            VerdictColumns.Computed("toiletOutcome", Text, "Outcome for private toilets by themselves; null where there is none."),
        ],
        SpaceUseQuestions.Persons.Key,
        [.. SpaceUseQuestions.Persons.Parameters, VerdictColumns.OfOutcome]);

    private static readonly Question OfRooms = new(
        "over-standard-rooms", "Offices over the standard",
        "One row for each office with persons in it: its area against the sum of their limits. Everyone in a room is over exactly when the room is.",
        string.Empty,
        [
            .. SpaceUseQuestions.Offices.Columns.Take(7), VerdictColumns.Computed("persons", TextList, "Codes of the persons in it."),
            .. VerdictColumns.Verdict,
        ],
        SpaceUseQuestions.Offices.Key,
        [.. SpaceUseQuestions.Offices.Parameters, VerdictColumns.OfOutcome]);

    /// <summary>The questions and who reads their answers.</summary>
    public static IEnumerable<Answerer> All =>
    [
        new(OfPersons, (store, inquiry, cancellation) => VerdictReader.ReadAsync(
            store, SpaceUseQuestions.Persons, inquiry, (row, rules) => Person(inquiry, row, rules), cancellation)),
        new(OfRooms, (store, inquiry, cancellation) => VerdictReader.ReadAsync(
            store, SpaceUseQuestions.Offices, inquiry, (row, rules) => Room(inquiry, row, rules), cancellation)),
        .. EntitlementQuestion.All,
    ];

    private static object?[]? Person(Inquiry inquiry, IReadOnlyList<object?> row, RulesOfDay day)
    {
        string division = (string)row[4]!;
        bool isLeader = (bool)row[8]!;
        Occupant person = SpaceUse.Occupant((string)row[0]!, (string)row[3]!, (string)row[5]!);
        PersonJudgement judged = day.In(division) is { } rules
            ? PersonVerdicts.JudgePerson(rules, person, isLeader, SpaceUse.Rooms((string?)row[9]))
            : new PersonJudgement(person.Person, new NotJudged(NotJudgedReason.UnknownDivision, division), null);
        return VerdictColumns.IsWanted(inquiry, judged.Total) || (judged.Toilet is { } toilet && VerdictColumns.IsWanted(inquiry, toilet))
            ?
            [
                row[0], row[1], row[2], row[5], row[6], row[7], isLeader, .. VerdictColumns.Of(judged.Total), Counted(judged.Total),
                judged.Toilet is null ? null : VerdictColumns.Of(judged.Toilet)[0],
            ]
            : null;
    }

    private static object?[]? Room(Inquiry inquiry, IReadOnlyList<object?> row, RulesOfDay day)
    {
        string division = (string)row[7]!;
        IReadOnlyList<Occupant> occupants = SpaceUse.Occupants((string?)row[10]);
        var room = new OccupiedRoom((string)row[0]!, RoomPurpose.Office, SpaceUse.Area((double?)row[8], (double?)row[9]), occupants);
        Judgement judged = day.In(division) is { } rules
            ? PersonVerdicts.JudgeRoom(rules, room).Whole
            : new NotJudged(NotJudgedReason.UnknownDivision, division);
        return VerdictColumns.IsWanted(inquiry, judged)
            ? [.. row.Take(7), occupants.Select(one => one.Person).ToArray(), .. VerdictColumns.Of(judged)]
            : null;
    }

    private static string[]? Counted(Judgement judgement) =>
        judgement is Verdict verdict ? [.. verdict.Areas.Where(room => room.Counted.AreaM2 > 0).Select(room => room.Room)] : null;
}
