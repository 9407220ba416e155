using static SpaceGeo.Store.Questions.AnswerType;

namespace SpaceGeo.Store.Questions;

/// <summary>The history of buildings' models.</summary>
internal static class RevisionQuestion
{
    public static Question Question { get; } = new(
        "revisions", "Revisions of buildings", "One row for each model that was stored of a building and begins on the day or before, with the areas of its rooms.",
        $"""
        from revisions v
        join buildings b on b.building_id = v.building_id
        join sites c on c.site_id = b.site_id
        cross join lateral (
          select count(*)::int as rooms from rooms r
          where r.building_id = v.building_id and in_revision(r.revision, r.until_revision, v.revision)) n
        left join lateral (
          select e.version from engine_versions e
          where exists (
            select from room_areas a
            where a.building_id = v.building_id and in_revision(a.revision, a.until_revision, v.revision) and a.standard = 'ifc-net'
              and a.engine_version = e.version)
          order by e.engine_no desc limit 1) newest on true
        cross join lateral (
          select sum(a.net_m2) as net_m2 from room_areas a
          where a.building_id = v.building_id and in_revision(a.revision, a.until_revision, v.revision) and a.standard = 'ifc-net'
            and a.engine_version = newest.version) t
        where v.valid_from <= @day {Questions.Question.Conditions}
        """,
        [
            FactColumns.Site, FactColumns.BuildingId, FactColumns.Building,
            new("revision", Integer, "v.revision", "Number of the revision, from 1."),
            new("isInForce", Flag, "v.revision = b.current_revision", "Whether the building is as this revision has it."),
            new("validFrom", Date, "v.valid_from", "From which day on the building is like this; null for always."),
            new("ingestedAt", Text, "to_char(v.ingested_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')", "When it was stored."),
            new("fileName", Text, "v.file_name", "Name of the model's file."),
            new("sha256", Text, "v.sha256", "Hash of the file."),
            new("authoringTool", Text, "v.authoring_tool", "Program that wrote it."),
            new("rooms", Integer, "n.rooms", "Rooms, those without geometry too."),
            new("netAreaM2", Number, "t.net_m2", "Net usable area of all rooms, m²; overlapping rooms count in full."),
        ],
        ["v.building_id", "v.revision"],
        [
            FactColumns.OfSite with { Condition = "b.site_id = any(@site)" },
            FactColumns.OfBuilding with { Condition = "v.building_id = @building" },
        ]);
}
