using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Questions;
using SpaceGeo.Store.Questions;
using SpaceGeo.Store.Search;

namespace SpaceGeo.Api.Search;

/// <summary>A room or a group of rooms as it is answered.</summary>
/// <param name="Id">Id of the feature.</param>
/// <param name="Geometry">A GeoJSON geometry, or null.</param>
/// <param name="Columns">What <paramref name="Values"/> are.</param>
/// <param name="Values">For each column its value.</param>
/// <param name="Rooms">Ids of the rooms.</param>
internal sealed record VacantAnswer(
    string Id, string? Geometry, IReadOnlyList<AnswerColumn> Columns, IReadOnlyList<object?> Values, IReadOnlyList<string> Rooms)
{
    private static readonly AnswerColumn[] Place =
    [
        new("distanceM", AnswerType.Number, string.Empty, "Geodesic distance to the building's outline, m; 0 inside of it."),
        new("site", AnswerType.Text, string.Empty, "Code of the site."),
        new("buildingId", AnswerType.Integer, string.Empty, "Number of the building."),
        new("building", AnswerType.Text, string.Empty, "Its name."),
        new("storeyNo", AnswerType.Integer, string.Empty, "Number of the storey; 0 is the lowest."),
        new("storey", AnswerType.Text, string.Empty, "Its name."),
    ];

    /// <summary>What is told of a room.</summary>
    public static IReadOnlyList<AnswerColumn> RoomColumns { get; } =
    [
        new("roomId", AnswerType.RoomId, string.Empty, "Id of the room."), .. Place,
        new("number", AnswerType.Text, string.Empty, "Room number."),
        new("longName", AnswerType.Text, string.Empty, "Name of the room."),
        new("class", AnswerType.Text, string.Empty, "Class of the room."),
        new("state", AnswerType.Text, string.Empty, "idle, reserve or sealed."),
        new("vacantSince", AnswerType.Date, string.Empty, "First day of the unbroken time without a user; null where nobody knows."),
        new("netAreaM2", AnswerType.Number, string.Empty, "Net usable area, m²."),
        new("boundM2", AnswerType.Number, string.Empty, "How far it can lie from the exact value, m²."),
        new("organisation", AnswerType.Text, string.Empty, "Code of the organisation that holds it."),
        new("tenure", AnswerType.Text, string.Empty, "Right by which it is held."),
        new("titleHolder", AnswerType.Text, string.Empty, "Who stands in the title deed."),
    ];

    /// <summary>What is told of a group.</summary>
    public static IReadOnlyList<AnswerColumn> GroupColumns { get; } =
    [
        .. Place,
        new("rooms", AnswerType.TextList, string.Empty, "Ids of the rooms."),
        new("numbers", AnswerType.TextList, string.Empty, "Their numbers."),
        new("netAreasM2", AnswerType.TextList, string.Empty, "Their net usable areas, m²."),
        new("organisations", AnswerType.TextList, string.Empty, "Codes of the organisations that hold them."),
        new("tenures", AnswerType.TextList, string.Empty, "Rights by which they are held."),
        new("netAreaM2", AnswerType.Number, string.Empty, "Net usable area of the group, m²."),
        new("boundM2", AnswerType.Number, string.Empty, "How far it can lie from the exact value, m²."),
        new("surplusM2", AnswerType.Number, string.Empty, "What the area is above minAreaM2, m²."),
        new("isBest", AnswerType.Flag, string.Empty, "True where no other group of the storey's remaining rooms has less surplus; false where the search ended before that was shown."),
    ];

    public static VacantAnswer Of(VacantRoomFound room)
    {
        VacantRoomDetails d = room.Details;
        return new VacantAnswer(room.RoomId, room.Geometry, RoomColumns,
        [
            room.RoomId, .. PlaceOf(room.DistanceM, d), d.Number, d.LongName, d.Class, d.State, d.VacantSince, d.NetAreaM2, d.BoundM2,
            d.Organisation, d.Tenure, d.TitleHolder,
        ], [room.RoomId]);
    }

    public static VacantAnswer Of(VacantGroup group)
    {
        IReadOnlyList<VacantRoomFound> rooms = group.Found.Rooms;
        double? bound = rooms.All(r => r.Details.BoundM2 is not null) ? rooms.Sum(r => r.Details.BoundM2) : null;
        return new VacantAnswer(string.Join('+', rooms.Select(r => r.RoomId)), group.Found.Geometry, GroupColumns,
        [
            .. PlaceOf(group.DistanceM, rooms[0].Details), Texts(r => r.RoomId), Texts(r => r.Details.Number),
            Texts(r => r.Details.NetAreaM2.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)),
            Distinct(r => r.Details.Organisation), Distinct(r => r.Details.Tenure), group.Group.AreaM2, bound, group.Group.SurplusM2,
            group.Group.IsBest,
        ], Texts(r => r.RoomId));

        string[] Texts(Func<VacantRoomFound, string> text) => [.. rooms.Select(text)];
        string[] Distinct(Func<VacantRoomFound, string?> text) => [.. rooms.Select(text).OfType<string>().Distinct()];
    }

    /// <summary>Writes the answer as a GeoJSON feature with links to its rooms.</summary>
    /// <param name="json">Where a value may stand.</param>
    /// <param name="address">Addresses of the request.</param>
    public void WriteFeature(Utf8JsonWriter json, Address address)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", Id);
        json.WritePropertyName("geometry");
        if (Geometry is null)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteRawValue(Geometry, skipInputValidation: true); // PostGIS wrote it
        }

        json.WritePropertyName("properties");
        AnswerJson.Write(json, Columns, Values, address);
        Link.Write(json, Rooms.Select(
            room => new Link(RoomAddress.Of(address, room)!, "item", MediaTypes.GeoJson, "The room with its areas")));
        json.WriteEndObject();
    }

    private static object?[] PlaceOf(double distance, VacantRoomDetails d) =>
        [distance, d.Site, (long)d.BuildingId, d.Building, (long)d.StoreyNo, d.Storey];
}
