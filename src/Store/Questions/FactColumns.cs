using SpaceGeo.Inventory.Ledger;
using static SpaceGeo.Store.Questions.AnswerType;

namespace SpaceGeo.Store.Questions;

/// <summary>Columns, parameters and joins that questions about rooms share. Facts are <c>f</c>, buildings <c>b</c>, sites <c>c</c>, the
/// organisation's entry <c>o</c> with its code in <c>oc</c>.</summary>
internal static class FactColumns
{
    /// <summary>The facts that hold on the day, and the words for them.</summary>
    public const string Facts = """
        from room_facts f
        join buildings b on b.building_id = f.building_id
        join sites c on c.site_id = f.site_id
        left join organisations oc on oc.organisation_id = f.organisation_id
        left join organisation_entries o
          on o.organisation_id = f.organisation_id and o.ended_by is null and o.valid_from <= @day and o.valid_to > @day
        join storeys s on s.building_id = f.building_id and in_revision(s.revision, s.until_revision, b.current_revision) and s.storey_no = f.storey_no
        join rooms r on r.building_id = f.building_id and in_revision(r.revision, r.until_revision, b.current_revision) and r.room_no = f.room_no

        """;

    /// <summary>Of the facts those that hold on the day.</summary>
    public const string OnDay = "f.valid_from <= @day and f.valid_to > @day " + Question.Conditions;

    public static readonly AnswerColumn Site = new("site", Text, "c.code", "Code of the site.");
    public static readonly AnswerColumn BuildingId = new("buildingId", Integer, "b.building_id", "Number of the building.");
    public static readonly AnswerColumn Building = new("building", Text, "b.name", "Name of the building.");
    public static readonly AnswerColumn StoreyNo = new("storeyNo", Integer, "f.storey_no", "Number of the storey; 0 is the lowest.");
    public static readonly AnswerColumn Storey = new("storey", Text, "s.name", "Name of the storey.");
    public static readonly AnswerColumn RoomId = new("roomId", AnswerType.RoomId, "f.building_id || '.' || f.global_id", "Id of the room.");
    public static readonly AnswerColumn Number = new("number", Text, "r.number", "Room number.");
    public static readonly AnswerColumn LongName = new("longName", Text, "r.long_name", "Name of the room.");
    public static readonly AnswerColumn Class = new("class", Text, "f.class", "Class: office, service, plant, ancillary, technical; null where the ledger is silent.");
    public static readonly AnswerColumn Use = new("use", Text, "f.use", "What the room is for, in the administration's words.");
    public static readonly AnswerColumn State = new("state", Text, "f.state", "State: in-use, idle, sealed, reserve, lent; null where the ledger is silent.");
    public static readonly AnswerColumn Organisation = new("organisation", Text, "oc.code", "Code of the organisation that the room is assigned to.");
    public static readonly AnswerColumn OrganisationName = new("organisationName", Text, "o.name", "Its name.");
    public static readonly AnswerColumn Persons = new("persons", Integer, "f.persons", "Persons who are assigned to the room.");
    public static readonly AnswerColumn Tenure = new("tenure", Text, "f.tenure", "Right by which the room is held: owned, leased-in, used-free, leased-out, lent.");
    public static readonly AnswerColumn VacantSince = new("vacantSince", Date, "f.vacant_since", "First day of the unbroken time without a user; null where the room is not vacant, or nobody knows since when.");
    public static readonly AnswerColumn Gross = new("grossAreaM2", AnswerType.Number, "f.gross_m2", "Area of the footprint, m².");
    public static readonly AnswerColumn Net = new("netAreaM2", AnswerType.Number, "f.net_m2", "Net usable area, m²; null where the model gives no area.");
    public static readonly AnswerColumn Bound = new("boundM2", AnswerType.Number, "f.bound_m2", "How far netAreaM2 can lie from the exact value, m².");
    public static readonly AnswerColumn Recorded = new("recordedM2", AnswerType.Number, "f.recorded_m2", "Net area that the administration has on paper, m².");

    /// <summary>Sums over rooms.</summary>
    public static readonly AnswerColumn[] Sums =
    [
        new("rooms", Integer, "t.rooms", "Rooms."),
        new("grossAreaM2", AnswerType.Number, "t.gross_m2", "Sum of their gross areas, m²."),
        new("netAreaM2", AnswerType.Number, "t.net_m2", "Sum of their net usable areas, m²; floor that several rooms cover counts with each of them."),
        new("boundM2", AnswerType.Number, "t.bound_m2", "How far netAreaM2 can lie from the exact value, m²."),
        new("unmeasuredRooms", Integer, "t.unmeasured", "Rooms without an area."),
        new("vacantRooms", Integer, "t.vacant_rooms", "Vacant rooms: idle, in reserve or sealed, and nobody in them."),
        new("vacantAreaM2", AnswerType.Number, "t.vacant_m2", "Their net usable area, m²."),
        new("assignedAreaM2", AnswerType.Number, "t.assigned_m2", "Net usable area that is assigned to organisations, m²."),
        new("persons", Integer, "t.persons", "Persons assigned to rooms; one with two rooms counts twice."),
    ];

    /// <summary>What <see cref="Sums"/> are read from.</summary>
    public const string SumExpressions = """
        count(*) as rooms, sum(f.gross_m2) as gross_m2, coalesce(sum(f.net_m2), 0) as net_m2, sum(f.bound_m2) as bound_m2,
        count(*) filter (where f.net_m2 is null) as unmeasured,
        count(*) filter (where f.vacant_since is not null) as vacant_rooms,
        coalesce(sum(f.net_m2) filter (where f.vacant_since is not null), 0) as vacant_m2,
        coalesce(sum(f.net_m2) filter (where f.organisation_id is not null), 0) as assigned_m2,
        sum(f.persons) as persons
        """;

    public static readonly QuestionParameter OfOrganisation = new(
        "organisation", ParameterType.OrganisationTree, "f.organisation_id = any(@organisation)", "Code of an organisation: its rooms and those of all below it.");

    public static readonly QuestionParameter OfSite = new(
        "site", ParameterType.SiteTree, "f.site_id = any(@site)", "Code of a site: rooms on it and on all below it.");

    public static readonly QuestionParameter OfBuilding = new("building", ParameterType.Integer, "f.building_id = @building", "Number of a building.");

    public static readonly QuestionParameter OfClass = new("class", ParameterType.Words, "f.class = any(@class)", "Classes of rooms, divided by commas.")
    {
        Choices = [.. Enum.GetValues<RoomClass>().Select(c => c.Word())],
    };

    public static readonly QuestionParameter OfState = new("state", ParameterType.Words, "f.state = any(@state)", "States of rooms, divided by commas.")
    {
        Choices = [.. Enum.GetValues<RoomState>().Select(s => s.Word())],
    };

    public static readonly QuestionParameter[] OfRooms = [OfOrganisation, OfSite, OfBuilding, OfClass, OfState];
}
