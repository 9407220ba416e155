using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Positions of the attributes that this reader uses, the same in IFC2X3, IFC4 and IFC4X3; older schemas are read by them too.</summary>
internal static class IfcAttribute
{
    public const int GlobalId = 0;
    public const int Name = 2;
    public const int Description = 3;

    /// <summary>IfcProduct.ObjectPlacement.</summary>
    public const int Placement = 5;

    /// <summary>IfcProduct.Representation.</summary>
    public const int Representation = 6;

    /// <summary>PredefinedType of IfcWall, IfcColumn and IfcCovering; walls and columns have none before IFC4.</summary>
    public const int ElementPredefinedType = 8;

    /// <summary>PredefinedType of the types of elements.</summary>
    public const int TypePredefinedType = 9;

    /// <summary>IfcTypeObject.HasPropertySets.</summary>
    public const int TypePropertySets = 5;

    /// <summary>IfcSpatialStructureElement.LongName.</summary>
    public const int LongName = 7;

    /// <summary>IfcObject.ObjectType.</summary>
    public const int ObjectType = 4;

    /// <summary>IfcSpace.PredefinedType; InteriorOrExteriorSpace before IFC4.</summary>
    public const int SpaceType = 9;

    /// <summary>IfcZone.LongName.</summary>
    public const int ZoneLongName = 5;

    /// <summary>IfcProject.LongName.</summary>
    public const int ProjectLongName = 5;

    /// <summary>IfcBuildingStorey.Elevation, IfcSite.RefLatitude.</summary>
    public const int Elevation = 9;
    public const int RefLatitude = 9;
    public const int RefLongitude = 10;

    /// <summary>The one side and the other of a relationship.</summary>
    public const int RelationFirst = 4;
    public const int RelationSecond = 5;
}

/// <summary>The classes that this reader looks for.</summary>
internal static class IfcClass
{
    public static readonly IReadOnlyList<(string Type, ObstacleKind Kind)> Obstacles =
    [
        ("IFCCOLUMN", ObstacleKind.Column),
        ("IFCCOLUMNSTANDARDCASE", ObstacleKind.Column),
        ("IFCWALL", ObstacleKind.Wall),
        ("IFCWALLSTANDARDCASE", ObstacleKind.Wall),
        ("IFCWALLELEMENTEDCASE", ObstacleKind.Wall),
    ];

    /// <summary>Classes whose openings are holes in a floor.</summary>
    public static readonly IReadOnlyList<string> Slabs = ["IFCSLAB", "IFCSLABSTANDARDCASE", "IFCSLABELEMENTEDCASE"];

    public const string Covering = "IFCCOVERING";

    public const string CurtainWall = "IFCCURTAINWALL";

    /// <summary>What fills openings.</summary>
    public static readonly IReadOnlyList<string> Infills = ["IFCDOOR", "IFCDOORSTANDARDCASE", "IFCWINDOW", "IFCWINDOWSTANDARDCASE"];

    private static readonly HashSet<string> PartsOfCurtainWalls =
        new(["IFCPLATE", "IFCPLATESTANDARDCASE", "IFCMEMBER", "IFCMEMBERSTANDARDCASE"], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Spellings = new[]
    {
        "IfcColumn", "IfcColumnStandardCase", "IfcWall", "IfcWallStandardCase", "IfcWallElementedCase", "IfcCurtainWall", "IfcPlate",
        "IfcPlateStandardCase", "IfcMember", "IfcMemberStandardCase", "IfcSpace", "IfcBuildingStorey", "IfcBuilding", "IfcSite",
        "IfcProject", "IfcCovering", "IfcOpeningElement", "IfcOpeningStandardCase",
    }.ToDictionary(name => name.ToUpperInvariant(), StringComparer.Ordinal);

    /// <summary>Whether a class counts as part of a curtain wall.</summary>
    /// <param name="type">In upper case.</param>
    public static bool IsCurtainWallPart(string type) => PartsOfCurtainWalls.Contains(type);

    /// <summary>Whether a class fills openings: doors and windows never take area away.</summary>
    /// <param name="type">In upper case.</param>
    public static bool IsInfill(string type) => Infills.Contains(type);

    /// <summary>A class as the standard spells it.</summary>
    /// <param name="type">In upper case.</param>
    public static string Spelled(string type) => Spellings.GetValueOrDefault(type, type);
}
