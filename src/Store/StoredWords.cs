using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;

namespace SpaceGeo.Store;

/// <summary>The words by which the schema names what the program has as enumerations, and texts that a database takes.</summary>
internal static class StoredWords
{
    /// <summary>Column <c>rooms.status</c>.</summary>
    /// <param name="status">What became of a room.</param>
    /// <returns>Its word.</returns>
    public static string Of(RoomStatus status) => status switch
    {
        RoomStatus.Ok => "ok",
        RoomStatus.Repaired => "repaired",
        RoomStatus.NoGeometry => "no-geometry",
        RoomStatus.Failed => "failed",
    };

    /// <summary>Column <c>elements.kind</c>.</summary>
    /// <param name="kind">What an element is to a standard.</param>
    /// <returns>Its word.</returns>
    public static string Of(ObstacleKind kind) => kind switch
    {
        ObstacleKind.Column => "column",
        ObstacleKind.Wall => "wall",
        ObstacleKind.CurtainWallPart => "curtainWallPart",
    };

    /// <summary>Column <c>receipt_lines.category</c>.</summary>
    /// <param name="category">Where a line is booked.</param>
    /// <returns>Its word.</returns>
    public static string Of(AreaCategory category) => category switch
    {
        AreaCategory.Column => "column",
        AreaCategory.Wall => "wall",
        AreaCategory.Other => "other",
    };

    /// <summary>Column <c>revisions.geo_source</c>.</summary>
    /// <param name="source">Where a position was taken from.</param>
    /// <returns>Its word.</returns>
    public static string Of(GeoreferenceSource source) => source switch
    {
        GeoreferenceSource.None => "none",
        GeoreferenceSource.Given => "given",
        GeoreferenceSource.SiteLocation => "siteLocation",
        GeoreferenceSource.MapConversion => "mapConversion",
    };

    /// <summary>A text as PostgreSQL can store it.</summary>
    /// <param name="text">Any text; a model may hold U+0000 or half a surrogate pair.</param>
    /// <returns>The text, with U+FFFD for what cannot be stored.</returns>
    public static string Text(string text)
    {
        string whole = text.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.Replace('\0', '\uFFFD');
    }
}
