using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Inventory;

/// <summary>The words by which files, the database and the API name what the program has as enumerations. Other programs rely on them.</summary>
public static class Words
{
    /// <summary>The word for what became of a room.</summary>
    /// <param name="status">The status.</param>
    /// <returns><c>ok</c>, <c>repaired</c>, <c>no-geometry</c> or <c>failed</c>.</returns>
    public static string Word(this RoomStatus status) => status switch
    {
        RoomStatus.Ok => "ok",
        RoomStatus.Repaired => "repaired",
        RoomStatus.NoGeometry => "no-geometry",
        RoomStatus.Failed => "failed",
    };

    /// <summary>The word for what an element is to a standard.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Its name with a small first letter, as <c>curtainWallPart</c>.</returns>
    public static string Word(this ObstacleKind kind) => kind switch
    {
        ObstacleKind.Column => "column",
        ObstacleKind.Wall => "wall",
        ObstacleKind.CurtainWallPart => "curtainWallPart",
        ObstacleKind.Partition => "partition",
        ObstacleKind.Pilaster => "pilaster",
        ObstacleKind.Covering => "covering",
        ObstacleKind.Shaft => "shaft",
        ObstacleKind.SlabOpening => "slabOpening",
        ObstacleKind.Niche => "niche",
        ObstacleKind.Headroom => "headroom",
        ObstacleKind.RoomClass => "roomClass",
    };

    /// <summary>The word for how well a rule is established.</summary>
    /// <param name="authority">The authority.</param>
    /// <returns><c>official</c>, <c>secondary</c> or <c>memory</c>.</returns>
    public static string Word(this RuleAuthority authority) => authority switch
    {
        RuleAuthority.Official => "official",
        RuleAuthority.Secondary => "secondary",
        RuleAuthority.Memory => "memory",
    };

    /// <summary>The word for where a receipt's line is booked.</summary>
    /// <param name="category">The category.</param>
    /// <returns><c>column</c>, <c>wall</c> or <c>other</c>.</returns>
    public static string Word(this AreaCategory category) => category switch
    {
        AreaCategory.Column => "column",
        AreaCategory.Wall => "wall",
        AreaCategory.Other => "other",
    };

    /// <summary>The word for where a position was taken from.</summary>
    /// <param name="source">The source.</param>
    /// <returns><c>none</c>, <c>given</c>, <c>siteLocation</c> or <c>mapConversion</c>.</returns>
    public static string Word(this GeoreferenceSource source) => source switch
    {
        GeoreferenceSource.None => "none",
        GeoreferenceSource.Given => "given",
        GeoreferenceSource.SiteLocation => "siteLocation",
        GeoreferenceSource.MapConversion => "mapConversion",
    };
}
