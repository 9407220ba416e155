namespace SpaceGeo.Store.Differences;

/// <summary>The statements that a difference of stored revisions needs beside those that read a revision.</summary>
internal static class DifferenceSql
{
    /// <summary>Numbers of the buildings with the GlobalId <c>$1</c> or the number <c>$2</c>.</summary>
    public const string Buildings = "select building_id from buildings where global_id = $1 or building_id = $2 order by building_id";

    /// <summary>The revisions of the building <c>$1</c>.</summary>
    public const string Revisions = "select revision from revisions where building_id = $1 order by revision";

    /// <summary>Who uses which room of the building <c>$1</c> on the day <c>$2</c>, rooms that are no more too: the organisation as a whole before
    /// its persons.</summary>
    public const string Users = """
        select r.room_no, oc.code, coalesce(o.name, '')
        from assignment_entries a
        join organisations oc on oc.organisation_id = a.organisation_id
        left join organisation_entries o
          on o.organisation_id = a.organisation_id and o.ended_by is null and o.valid_from <= $2 and o.valid_to > $2
        cross join lateral (
          select r.room_no from rooms r where r.building_id = a.building_id and r.global_id = a.global_id order by r.room_no limit 1) r
        where a.building_id = $1 and a.ended_by is null and a.valid_from <= $2 and a.valid_to > $2
        order by r.room_no, a.person_id, oc.code
        """;
}
