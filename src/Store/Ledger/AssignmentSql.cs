namespace SpaceGeo.Store.Ledger;

/// <summary>What is particular to assignments.</summary>
internal static class AssignmentSql
{
    /// <summary>Finds the persons and fills <c>incoming</c>.</summary>
    public const string Prepare = """
        insert into faults (line, col, cause)
        select line, 'person', 'there is no person ''' || person || ''''
        from stage s
        where person <> '' and not exists (
          select from persons p join person_entries e using (person_id) where p.code = s.person and e.ended_by is null);
        insert into incoming (line, building_id, global_id, organisation_id, person_id, valid_from, valid_to, use)
        select s.line, f.building_id, f.global_id, o.organisation_id, coalesce(p.person_id, 0), s.valid_from, s.valid_to + 1, s.use
        from stage s join found f using (line) join organisations o on o.code = s.organisation left join persons p on p.code = s.person;
        """;

    /// <summary>Columns that name an assignment.</summary>
    public static readonly IReadOnlyList<string> Key = ["building_id", "global_id", "organisation_id", "person_id", "valid_from"];

    /// <summary>One room, two organisations; one person, two offices.</summary>
    public static readonly string Conflicts =
        ConflictSql.Of("assignment_entries", Key, new LedgerConflict(["building_id", "global_id"], "organisation", $"""
            'the room is given to two organisations, ' || {Code("n")} || ' and ' || {Code("o")} || ','
            """) { Unlike = "organisation_id" })
        + ConflictSql.Of("assignment_entries", Key, new LedgerConflict(["person_id"], "person", "'the person has two offices'")
        {
            Only = alias => $"{alias}.person_id > 0 and {alias}.use = 'office'",
            Advice = "; end the first assignment, or say what the other room is (use: rest, toilet, meeting, other)",
        });

    private static string Code(string alias) => $"(select code from organisations where organisation_id = {alias}.organisation_id)";
}
