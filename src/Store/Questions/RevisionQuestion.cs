using SpaceGeo.Geometry.Areas;
using static SpaceGeo.Store.Questions.AnswerType;

namespace SpaceGeo.Store.Questions;

/// <summary>The revisions of buildings, with the files that they came from and what is in them.</summary>
internal static class RevisionQuestion
{
    public static Question Question { get; } = new(
        "revisions", "Revisions of buildings",
        "One row for each revision that is known: the file that it came from, from which day the building is like that, and its rooms and areas. Whether it is in force is told for the day.",
        $"""
        from revisions v
        join buildings b on b.building_id = v.building_id
        join sites c on c.site_id = b.site_id
        cross join lateral (
          select count(*) as rooms, sum(a.gross_m2) as gross_m2, sum(a.net_m2) as net_m2
          from rooms r
          left join room_areas a
            on a.building_id = r.building_id and a.room_no = r.room_no and in_revision(a.revision, a.until_revision, v.revision)
              and a.standard = '{AreaStandards.Default.Id}' and a.engine_version = (
                select n.version from engine_versions n
                where exists (
                  select from room_areas x
                  where x.building_id = v.building_id and in_revision(x.revision, x.until_revision, v.revision)
                    and x.standard = '{AreaStandards.Default.Id}' and x.engine_version = n.version)
                order by n.engine_no desc limit 1)
          where r.building_id = v.building_id and in_revision(r.revision, r.until_revision, v.revision)) t
        where true {Questions.Question.Conditions}
        """,
        [
            FactColumns.Site, FactColumns.BuildingId, FactColumns.Building,
            new("revision", Integer, "v.revision", "Number of the revision, in the order in which they came in."),
            new("validFrom", Date, "v.valid_from", "First day on which the building is like that; null for ever since."),
            new("ingestedAt", Text, """to_char(v.ingested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""", "When it came in, UTC."),
            new("isInForce", Flag, "v.revision = b.current_revision", "Whether it is the one in force on the day."),
            new("fileName", Text, "v.file_name", "The model file that was read."),
            new("sha256", Text, "v.sha256", "SHA-256 of the file."),
            new("schema", Text, "v.schema", "Its IFC schema."),
            new("authoringTool", Text, "v.authoring_tool", "The program that wrote it."),
            new("rooms", Integer, "t.rooms", "Rooms."),
            new("grossAreaM2", Number, "t.gross_m2", "Sum of their gross areas, m²."),
            new("netAreaM2", Number, "t.net_m2", "Sum of their net usable areas, m²; floor that several rooms cover counts with each of them."),
        ],
        ["v.building_id", "v.revision"],
        [
            new("building", ParameterType.Integer, "v.building_id = @building", "Number of a building."),
            new("site", ParameterType.SiteTree, "b.site_id = any(@site)", "Code of a site: buildings on it and on all below it."),
        ]);
}
