namespace SpaceGeo.Store.Ledger;

/// <summary>The statements of <see cref="LedgerImport"/> that are the same for all files.</summary>
internal static class LedgerImportSql
{
    /// <summary>One import at a time; models that come in meanwhile wait with the facts of their rooms.</summary>
    public const string Lock = "select pg_advisory_xact_lock(hashtextextended('spacegeo.ledger', 0))";

    public const string Begin = "insert into ledger_imports (source, is_partial) values ($1, $2) returning import_id";

    public const string CreateFaults = "create temporary table faults (line integer, col text, cause text) on commit drop";

    public const string CreateRanks = "create temporary table known_ranks (level text, name text, rank text) on commit drop";

    public const string AddRanks = """
        insert into known_ranks (level, name, rank) select level, lower(name), rank from unnest($1::text[], $2::text[], $3::text[]) k(level, name, rank)
        """;

    public const string ReadFaults = "select distinct line, col, cause from faults order by line, col, cause limit $1";

    public const string ForgetFaults = "truncate faults";

    public const string RemoveFaulty = "delete from incoming using faults where incoming.line = faults.line";

    public const string AnalyzeStage = "analyze stage";

    public const string AnalyzeIncoming = "analyze incoming";

    public const string DropStage = "drop table if exists stage, incoming, named_buildings, found, found_ranks";

    /// <summary>Codes that no entry is known of any more, with the files that refer to them. Only an import of whole files ends entries without
    /// giving others in their place.</summary>
    public const string Dangling = """
        select distinct t.name, t.code, t.referrer from (
          select 'organisations' as name, o.code, r.referrer
          from (
            select organisation_id, 'quotas' as referrer from quota_entries where ended_by is null
            union select organisation_id, 'persons' from person_entries where ended_by is null
            union select organisation_id, 'assignments' from assignment_entries where ended_by is null
            union select organisation_id, 'leases' from lease_entries where ended_by is null) r
          join organisations o using (organisation_id)
          where not exists (select from organisation_entries e where e.organisation_id = o.organisation_id and e.ended_by is null)
          union
          select 'persons', p.code, 'assignments'
          from assignment_entries a join persons p using (person_id)
          where a.ended_by is null and not exists (select from person_entries e where e.person_id = p.person_id and e.ended_by is null)
          union
          select 'sites', c.code, r.referrer
          from (
            select site_id, 'tenures' as referrer from tenure_entries where ended_by is null
            union select site_id, 'leases' from lease_entries where ended_by is null) r
          join sites c using (site_id)
          where c.global_id is null and not exists (select from site_entries e where e.site_id = c.site_id and e.ended_by is null)
            and not exists (select from buildings b where b.site_id = c.site_id)) t
        order by t.name, t.code, t.referrer limit $1
        """;

    /// <summary>What the import did, and to which buildings: those of whose rooms it says something, and all that have no facts yet.</summary>
    public const string Count = """
        update ledger_imports set rows_added = $2, rows_ended = $3, buildings = array(
          select building_id from room_entries where $1 in (added_by, ended_by)
          union
          select building_id from assignment_entries where $1 in (added_by, ended_by)
          union
          select b.building_id from tenure_entries t join buildings b on b.site_id = t.site_id and t.building_id in (0, b.building_id)
          where $1 in (t.added_by, t.ended_by)
          union
          select b.building_id from buildings b where not exists (select from room_facts f where f.building_id = b.building_id))
        where import_id = $1
        """;

    /// <summary>The import counts as known from the end of its work, not from its begin.</summary>
    public const string Date = "update ledger_imports set imported_at = clock_timestamp() where import_id = $1";

    public const string Forget = "delete from ledger_imports where import_id = $1";

    /// <summary>Facts of the rooms of the buildings that the import in <c>$1</c> concerns, by the standard <c>$2</c>.</summary>
    public const string RefreshFacts = "select refresh_room_facts(buildings, $2) from ledger_imports where import_id = $1";

    public const string AnalyzeFacts = "analyze room_facts, building_places";
}
