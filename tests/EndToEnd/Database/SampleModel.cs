using System.Security.Cryptography;
using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;

namespace SpaceGeo.Tests.EndToEnd.Database;

/// <summary>
/// A handmade building whose areas are known without a program. Ground floor: an L-shaped room of 24 m² with a column of 0.16 m² and a wall
/// that takes 0.5 m², and a room of 36 m² around a court of 4 m² of which a curtain wall takes 0.6 m². Upper floor: a room of 30 m² with the
/// same column and wall, and a room without a body.
/// </summary>
public static class SampleModel
{
    public const double GrossM2 = 24 + 32 + 30;
    public const double NetM2 = 23.34 + 31.4 + 29.34;
    public const int Rooms = 4;
    public const int Elements = 4;
    public const int ReceiptLines = 5;

    private const int Column = 0;
    private const int OuterWall = 1;
    private const int InnerWall = 2;
    private const int Plate = 3;

    private static readonly Element[] Parts =
    [
        new("ColumnAAAAAAAAAAAAAAAA", "IfcColumn", "C1", ObstacleKind.Column),
        new("OuterWallAAAAAAAAAAAAA", "IfcWallStandardCase", "W1", ObstacleKind.Wall),
        new("InnerWallAAAAAAAAAAAAA", "IfcWallStandardCase", "W2", ObstacleKind.Wall),
        new("PlateAAAAAAAAAAAAAAAAA", "IfcPlate", "Glass", ObstacleKind.CurtainWallPart),
    ];

    /// <summary>Paris, with the local x axis turned 30° from east to north.</summary>
    public static Georeference Paris { get; } = new(GeoreferenceSource.SiteLocation, null, 2.3522, 48.8566, 30, 1);

    /// <summary>The model as a file of a given content.</summary>
    /// <param name="content">Another text is another file.</param>
    /// <param name="georeference">Where it stands; <see cref="Paris"/> for null.</param>
    /// <param name="buildings">GlobalIds of its buildings, which are alike.</param>
    public static MeasuredModel Measured(string content = "first", Georeference? georeference = null, params string[] buildings)
    {
        string sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        string[] ids = buildings.Length == 0 ? ["BuildingAAAAAAAAAAAAAA"] : buildings;
        ModelIssue issue = new("open-surface", "Roof", "IfcRoof", 12, "A surface was open.");
        var file = new ModelFile(
            "sample.ifc", sha, "IFC4", "By hand", [.. ids.Select(id => Building(id, georeference ?? Paris))], [issue]);
        return MeasuredModel.Measure(file, AreaStandards.Default);
    }

    private static Building Building(string globalId, Georeference georeference) => new(
        globalId, "Sample", new Site("SITE-1", "Site one", "SiteAAAAAAAAAAAAAAAAAA"), georeference, [GroundFloor(), UpperFloor()], Parts);

    private static Storey GroundFloor()
    {
        var plan = new FloorPlanBuilder();
        int corner = plan.AddRoom(
            RegionBuilder.Simple(new(0, 0), new(6, 0), new(6, 3), new(3, 3), new(3, 5), new(0, 5)), 1);
        Point2[] court = [new(9, 2), new(9, 4), new(11, 4), new(11, 2)];
        int hall = plan.AddRoom(RegionBuilder.Polygon([new(7, 0), new(13, 0), new(13, 6), new(7, 6)], [court], []), 1);
        AddObstacles(plan, 1);
        Add(plan, InnerWall, new Box2(6, 0, 7, 3), 1);
        Add(plan, Plate, new Box2(12.9, 0, 13.2, 6), 1);
        return new Storey("GroundAAAAAAAAAAAAAAAA", "Ground floor", 0,
        [
            new Room("CornerAAAAAAAAAAAAAAAA", "101", "Corner room", 0, corner, RoomStatus.Ok, "", new DeclaredArea("BaseQuantities/NetFloorArea", 23.3)),
            new Room("HallAAAAAAAAAAAAAAAAAA", "102", "Hall", 0, hall, RoomStatus.Repaired, "self-intersection", null),
        ], plan.Build());
    }

    private static Storey UpperFloor()
    {
        var plan = new FloorPlanBuilder();
        int office = plan.AddRoom(RegionBuilder.Rectangle(new Box2(0, 0, 6, 5)), 4);
        AddObstacles(plan, 4);
        return new Storey("UpperAAAAAAAAAAAAAAAAA", "Upper floor", 3,
        [
            new Room("GhostAAAAAAAAAAAAAAAAA", "202", "Ghost", double.NaN, -1, RoomStatus.NoGeometry, "no-body", null),
            new Room("OfficeAAAAAAAAAAAAAAAA", "201", "Office", 3, office, RoomStatus.Ok, "", null),
        ], plan.Build());
    }

    private static void AddObstacles(FloorPlanBuilder plan, double height)
    {
        Add(plan, Column, new Box2(1, 1, 1.4, 1.4), height);
        Add(plan, OuterWall, new Box2(-0.2, 0, 0.1, 5), height);
    }

    private static void Add(FloorPlanBuilder plan, int element, Box2 box, double height) =>
        plan.AddObstacle(RegionBuilder.Rectangle(box), element, Parts[element].GlobalId, Parts[element].Kind, height);
}
