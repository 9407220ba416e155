using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;

namespace SpaceGeo.Tests.Unit.Report.Fixtures;

/// <summary>Six rooms whose areas are known by hand, with names that break careless writers.</summary>
internal static class SmallModel
{
    /// <summary>Net areas of the measured rooms: 11.59, 12, 3.5 on the ground floor, 20 above.</summary>
    public static MeasuredModel Measure(Georeference? georeference = null, string fileName = "model.ifc") =>
        new ModelBuilder { Georeference = georeference ?? Georeference.Unknown, FileName = fileName }
            .Room("1.10", "会议室", ModelBuilder.Polygon((10, 0), (12, 0), (12, 1.75), (10, 1.75)), RoomStatus.Repaired, "self-intersection")
            .Room("1.2", "Ring <um> den & Hof", Ring(), declared: new DeclaredArea("BaseQuantities/NetFloorArea", 12.6))
            .Room("1.1", "Büro, \"groß\"", LShape(), declared: new DeclaredArea("BaseQuantities/GrossFloorArea", 12))
            .Lost("1.3", "Lager\nNord", RoomStatus.Failed, "open-surface")
            .Element("E-w", "IfcWall", "Wand, außen", ObstacleKind.Wall, ModelBuilder.Box(3.9, -0.1, 4.1, 2.1))
            .Element("E-c", "IfcColumn", "Stütze", ObstacleKind.Column, ModelBuilder.Box(0.8, 0.8, 1.2, 1.2))
            .Element("E-p", "IfcPlate", string.Empty, ObstacleKind.CurtainWallPart, ModelBuilder.Box(-0.1, 0, 0.025, 2))
            .Element("E-far", "IfcWall", "touches by a hair", ObstacleKind.Wall, ModelBuilder.Box(4.999, -1, 5.0000001, 5))
            .Storey("EG", 0)
            .Lost("2.2", "Dach", RoomStatus.NoGeometry, "no-body")
            .Room("2.1", "Saal", ModelBuilder.Box(0, 0, 5, 4), floor: 3)
            .Storey("1. OG / Süd", 3)
            .Measure(new ModelIssue("open-surface", "R-1.3", "IfcSpace", 4711, "The surface has a gap of 3 cm."));

    private static Region LShape() => ModelBuilder.Polygon((0, 0), (4, 0), (4, 2), (2, 2), (2, 4), (0, 4));

    private static Region Ring() => RegionBoolean.Difference(ModelBuilder.Box(5, 0, 9, 4), ModelBuilder.Box(6, 1, 8, 3));
}
