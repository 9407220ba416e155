namespace SpaceGeo.Store.Audit;

/// <summary>The statements of <see cref="AuditWriter"/> and <see cref="AuditTrail"/>.</summary>
internal static class AuditSql
{
    public const string Ingest = """
        select append_audit($3, 'ingest', 'buildings/' || v.building_id, v.file_name, v.sha256, jsonb_build_object(
          'buildingId', v.building_id, 'revision', v.revision, 'fingerprint', v.fingerprint))
        from (
          select v.* from unnest($1, $2) t(building_id, revision) join revisions v using (building_id, revision)
          order by v.building_id offset 0) v
        """;

    public const string ImportLedger = """
        select append_audit($2, 'import-ledger', 'ledger/imports/' || import_id, source, $3, jsonb_build_object(
          'importId', import_id, 'entriesAdded', rows_added, 'entriesEnded', rows_ended, 'isPartial', is_partial,
          'files', (select jsonb_agg(jsonb_build_object('file', f.file, 'sha256', f.sha256) order by f.nth)
            from unnest($4::text[], $5::text[]) with ordinality f(file, sha256, nth))))
        from ledger_imports where import_id = $1
        """;

    public const string MakeDistrict = """
        select append_audit($1, 'demo-data', 'sites', null, null, jsonb_build_object(
          'siteCodes', $2::text[], 'buildings', $3::integer, 'rooms', $4::bigint, 'revisionsDigest', revisions_digest($2)))
        """;

    public const string Entries = """
        select entry_no, at, actor, action, subject, file_name, sha256, detail::text, previous_hash, hash
        from audit_entries
        where entry_no > $1 and ($2::integer is null or detail @> jsonb_build_object('buildingId', $2::integer))
        order by entry_no limit $3
        """;

    public const string Revisions = """
        select v.building_id, v.revision, v.file_name, v.sha256, v.fingerprint, v.ingested_at, c.code
        from revisions v left join buildings b using (building_id) left join sites c using (site_id)
        order by v.building_id, v.revision
        """;

    public const string Imports = "select import_id, source, rows_added, rows_ended, imported_at from ledger_imports order by import_id";
}
