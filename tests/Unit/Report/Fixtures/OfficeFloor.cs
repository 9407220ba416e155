using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;

namespace SpaceGeo.Tests.Unit.Report.Fixtures;

/// <summary>An office floor on a column grid, with partitions, a glazed front, a landing half a storey up and a zone over rooms.</summary>
internal static class OfficeFloor
{
    private const double Bay = 4.2;
    private const double Half = 0.1;
    private static readonly string[] North =
        ["Office", "Office", "Meeting room", "会议室", "Office of the deputy director general", "Archive", "办公室"];

    private static readonly string[] South = ["Open-plan office", "Reception", "Head of division", "复印室", "Tea kitchen"];

    public static MeasuredModel Measure()
    {
        var model = new ModelBuilder
        {
            FileName = "office-floor.ifc",
            BuildingName = "行政中心 Administration, block B",
            Georeference = new Georeference(GeoreferenceSource.SiteLocation, null, 120.155, 30.274, -24, 1),
        };
        AddRooms(model);
        AddWalls(model);
        AddColumns(model);
        return model.Storey("Level 02", 4.2).Measure();
    }

    private static void AddRooms(ModelBuilder model)
    {
        for (int i = 0; i < North.Length; i++)
        {
            var declared = new DeclaredArea("BaseQuantities/GrossFloorArea", (Bay - 0.2) * 5.3);
            model.Room($"2.{i + 1:00}", North[i], Shape((i * Bay) + Half, 7.6, ((i + 1) * Bay) - Half, 12.9), declared: declared);
        }

        double[] edges = [0, 2 * Bay, 3 * Bay, 4 * Bay, 4.5 * Bay, 5 * Bay];
        for (int i = 0; i < South.Length; i++)
        {
            model.Room($"2.{i + 11}", South[i], Shape(edges[i] + Half, 0.1, edges[i + 1] - Half, 5.3));
        }

        Region corridor = Outline((0.1, 5.5), (25.4, 5.5), (25.4, 0.1), (27.2, 0.1), (27.2, 5.5), (29.3, 5.5), (29.3, 7.4), (0.1, 7.4));
        model.Room("2.20", "Corridor", corridor);
        model.Room("2.21", "Toilet for visitors", Shape(21.1, 0.1, 22.3, 2.4));
        model.Room("2.22", "Shaft", Shape(21.1, 2.5, 21.6, 3.1), RoomStatus.Repaired, "self-intersection");
        model.Room("2.23", "Cleaner", Shape(22.4, 0.1, 25.2, 2.4));
        model.Room("2.24", "Stair lobby", Shape(21.7, 2.5, 25.2, 5.3));
        model.Room("2.25", "Landing", Shape(27.4, 0.1, 29.3, 5.3), floor: 1.5);
        model.Room("Z1", "Fire compartment", Shape(0.1, 7.6, (3 * Bay) - Half, 12.9));
        model.Lost("2.26", "Plant", RoomStatus.Failed, "open-surface");
    }

    private static void AddWalls(ModelBuilder model)
    {
        for (int i = 0; i <= North.Length; i++)
        {
            Wall(model, $"W-n{i}", (i * Bay) - Half, 7.5, (i * Bay) + Half, 13);
        }

        foreach ((int i, double x) in new[] { 2 * Bay, 3 * Bay, 4 * Bay, 4.5 * Bay, 5 * Bay, 25.3, 27.3 }.Index())
        {
            Wall(model, $"W-s{i}", x - Half, 0, x + Half, 5.4);
        }

        Wall(model, "W-c1", -Half, 5.3, 25.4, 5.5);
        Wall(model, "W-c2", -Half, 7.4, 29.5, 7.6);
        Wall(model, "W-north", -Half, 12.9, 29.5, 13.2);
        Wall(model, "W-east", 29.3, -0.2, 29.5, 13.2);
        Wall(model, "W-wc", 21.1, 2.4, 25.2, 2.5);
        Wall(model, "W-shaft", 21.6, 2.5, 21.7, 5.3);
        model.Element("W-high", "IfcWall", "Parapet of the landing", ObstacleKind.Wall, Shape(27.4, 0, 29.3, 0.25), 2.5);
        for (int i = 0; i < 21; i++)
        {
            double x = i * Bay / 3;
            Region glass = Shape(x - 0.02, 0.0, x + (Bay / 3) - 0.08, 0.04);
            model.Element($"P-{i:00}", "IfcPlate", "Glass", ObstacleKind.CurtainWallPart, glass);
            model.Element($"M-{i:00}", "IfcMember", "Mullion", ObstacleKind.CurtainWallPart, Shape(x - 0.08, -0.08, x - 0.02, 0.14));
        }

        model.Element("E-west", "IfcWallStandardCase", "Outer wall", ObstacleKind.Wall, Shape(-0.4, -0.2, 0.1, 13.2));
    }

    private static void AddColumns(ModelBuilder model)
    {
        for (int i = 1; i < 7; i++)
        {
            double x = i * Bay;
            model.Element($"C-n{i}", "IfcColumn", "Column 40/40", ObstacleKind.Column, Shape(x - 0.2, 7.3, x + 0.2, 7.7));
            Point2[] round = [.. ArcChords.Ellipse(0.25, 0.25).Select(p => Turn(p.X + x - 1, p.Y + 1.6))];
            model.Element($"C-s{i}", "IfcColumn", "Column ⌀50", ObstacleKind.Column, RegionBuilder.Simple(round));
        }
    }

    private static void Wall(ModelBuilder model, string id, double minX, double minY, double maxX, double maxY) =>
        model.Element(id, "IfcWall", "Partition " + id, ObstacleKind.Wall, Shape(minX, minY, maxX, maxY));

    private static Region Shape(double minX, double minY, double maxX, double maxY) =>
        Outline((minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY));

    private static Region Outline(params (double X, double Y)[] corners) =>
        RegionBuilder.Simple([.. corners.Select(c => Turn(c.X, c.Y))]);

    // Far from the origin, as files have it.
    private static Point2 Turn(double x, double y) => new(x + 1000, y + 500);
}
