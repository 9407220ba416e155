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

    // The entry that lasts longest of those before is the one to look at: had another one a different organisation, the two would be in
    // conflict themselves.
    private const string Result = """
        with result as (
          select line, building_id, global_id, organisation_id, person_id, valid_from, valid_to, use from incoming
          union all
          select null, building_id, global_id, organisation_id, person_id, valid_from, valid_to, use from assignment_entries e
          where ended_by is null and not exists (
            select from incoming n
            where (n.building_id, n.global_id, n.organisation_id, n.person_id, n.valid_from)
              = (e.building_id, e.global_id, e.organisation_id, e.person_id, e.valid_from))),

        """;

    /// <summary>One room, two organisations; one person, two offices.</summary>
    public const string Conflicts = "insert into faults (line, col, cause)\n" + Result + """
        places as (
          select r.*, max(array[to_char(valid_to, 'J')::bigint, organisation_id]) over earlier as longest, max(line) over earlier as before
          from (select line, building_id, global_id, organisation_id, valid_from, least(valid_to, '9999-12-31') as valid_to from result) r
          window earlier as (
            partition by building_id, global_id order by valid_from, line nulls first rows between unbounded preceding and 1 preceding))
        select coalesce(p.line, p.before), 'organisation',
          'the room is given to two organisations on ' || to_char(p.valid_from, 'YYYY-MM-DD') || ': '
          || (select code from organisations where organisation_id = p.organisation_id) || ' and '
          || (select code from organisations where organisation_id = p.longest[2])
        from places p
        where p.longest[1] > to_char(p.valid_from, 'J')::bigint and p.longest[2] <> p.organisation_id and coalesce(p.line, p.before) is not null;
        insert into faults (line, col, cause)

        """ + Result + """
        offices as (
          select r.*, max(valid_to) over earlier as ends, max(line) over earlier as before
          from (select * from result where person_id > 0 and use = 'office') r
          window earlier as (partition by person_id order by valid_from, line nulls first rows between unbounded preceding and 1 preceding))
        select coalesce(line, before), 'person', 'the person has two offices on ' || to_char(valid_from, 'YYYY-MM-DD')
          || '; end the first assignment, or say what the other room is (use: rest, toilet, meeting, other)'
        from offices where ends > valid_from and coalesce(line, before) is not null;

        """;
}
