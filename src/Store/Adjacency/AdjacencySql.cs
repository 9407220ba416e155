namespace SpaceGeo.Store.Adjacency;

/// <summary>The statements of <see cref="AdjacencyUpgrade"/>.</summary>
internal static class AdjacencySql
{
    public const string Count = "select count(*) from revisions where not has_adjacency";

    /// <summary>Marks some revisions as done, which keeps others off them, and names them.</summary>
    public const string Take = """
        update revisions set has_adjacency = true
        where (building_id, revision) in (
          select building_id, revision from revisions where not has_adjacency order by building_id, revision limit $1 for update skip locked)
        returning building_id, revision
        """;

    public const string Plans = """
        select building_id, revision, storey_no, plan_room_nos, plan, until_revision
        from unnest($1::int[], $2::int[]) taken(building_id, revision) join storeys using (building_id, revision)
        where cardinality(plan_room_nos) > 1
        order by building_id, revision, storey_no
        """;

    public const string AddIssue = """
        insert into import_issues (building_id, revision, issue_no, code, global_id, type, line, message)
        select $1, $2, coalesce(max(issue_no) + 1, 0), $3, '', '', 0, $4 from import_issues where (building_id, revision) = ($1, $2)
        """;
}
