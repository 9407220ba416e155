using static SpaceGeo.Store.Questions.AnswerType;

namespace SpaceGeo.Store.Questions;

/// <summary>Sums of rooms by any of their marks: the GROUP BY of this service.</summary>
internal static class AggregateQuestion
{
    private static readonly (string Word, string Group, AnswerColumn[] Columns)[] Marks =
    [
        ("organisation", "f.organisation_id",
        [
            FactColumns.Organisation with { Sql = "(select code from organisations x where x.organisation_id = t.organisation_id)" },
            FactColumns.OrganisationName with
            {
                Sql = """
                    (select x.name from organisation_entries x where x.organisation_id = t.organisation_id and x.ended_by is null
                       and x.valid_from <= @day and x.valid_to > @day)
                    """,
            },
        ]),
        ("level", "o.level", [new("level", Text, "t.level", "Level of the organisation that the rooms are assigned to.")]),
        ("site", "f.site_id", [FactColumns.Site with { Sql = "(select code from sites x where x.site_id = t.site_id)" }]),
        ("building", "f.building_id",
        [
            FactColumns.BuildingId with { Sql = "t.building_id" },
            FactColumns.Building with { Sql = "(select name from buildings x where x.building_id = t.building_id)" },
        ]),
        ("storey", "f.storey_no", [FactColumns.StoreyNo with { Sql = "t.storey_no" }]),
        ("class", "f.class", [FactColumns.Class with { Sql = "t.class" }]),
        ("state", "f.state", [FactColumns.State with { Sql = "t.state" }]),
        ("tenure", "f.tenure", [FactColumns.Tenure with { Sql = "t.tenure" }]),
    ];

    /// <summary>Names of the marks by which rooms can be grouped.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Marks.Select(m => m.Word)];

    /// <summary>The parameter that names the marks.</summary>
    public static QuestionParameter GroupBy { get; } = new(
        "groupBy", ParameterType.Words, string.Empty, "Marks by which rooms are grouped, divided by commas; without it all rooms are one group.")
    {
        Choices = Names,
    };

    /// <summary>The question with all marks, as it is described.</summary>
    public static Question Described { get; } = Of([]) with { Columns = [.. Marks.SelectMany(m => m.Columns), .. FactColumns.Sums] };

    /// <summary>The question for some marks.</summary>
    /// <param name="marks">Some of <see cref="Names"/>.</param>
    public static Question Of(IReadOnlyCollection<string> marks)
    {
        var chosen = Marks.Where(m => marks.Contains(m.Word)).ToList();
        string groups = string.Concat(chosen.Select(m => m.Group + ", "));
        string organisations = marks.Contains("level")
            ? """
              left join organisation_entries o
                on o.organisation_id = f.organisation_id and o.ended_by is null and o.valid_from <= @day and o.valid_to > @day
              """
            : string.Empty;
        string by = chosen.Count == 0 ? string.Empty : "group by " + groups[..^2];
        string order = chosen.Count == 0 ? string.Empty : "order by " + string.Join(", ", chosen.Select(m => m.Group + " nulls last"));
        return new Question(
            "aggregates", "Sums by any mark", "One row for each group of rooms that agree in the marks of groupBy, with sums over its rooms.",
            $"""
            from (
              select {groups}{FactColumns.SumExpressions}, row_number() over ({order}) as place
              from room_facts f {organisations}
              where {FactColumns.OnDay}
              {by}) t
            where true
            """,
            [.. chosen.SelectMany(m => m.Columns), .. FactColumns.Sums], ["t.place"],
            [GroupBy, .. FactColumns.OfRooms]);
    }
}
