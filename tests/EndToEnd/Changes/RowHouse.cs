using System.Security.Cryptography;
using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;
using SpaceGeo.Tests.EndToEnd.Database;

namespace SpaceGeo.Tests.EndToEnd.Changes;

/// <summary>A building of one storey whose rooms, 5 m deep, stand in a row: their widths say all about it.</summary>
internal static class RowHouse
{
    public const double DepthM = 5;

    /// <summary>The model.</summary>
    /// <param name="globalId">Of the building.</param>
    /// <param name="rooms">GlobalIds and widths in metres.</param>
    public static MeasuredModel Of(string globalId, params (string Id, double WidthM)[] rooms)
    {
        var plan = new FloorPlanBuilder();
        var row = new List<Room>();
        double x = 0;
        foreach ((string id, double width) in rooms)
        {
            int place = plan.AddRoom(RegionBuilder.Rectangle(new Box2(x, 0, x + width, DepthM)), 1);
            row.Add(new Room(id, "N" + id, "Room " + id, 0, place, RoomStatus.Ok, "", null));
            x += width;
        }

        string words = string.Join(';', rooms.Select(r => FormattableString.Invariant($"{r.Id}={r.WidthM}")));
        string sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(globalId + words)));
        var building = new Building(
            globalId, "Row", new Site("SITE-1", "Site one", "SiteAAAAAAAAAAAAAAAAAA"), SampleModel.Paris,
            [new Storey("GroundAAAAAAAAAAAAAAAA", "Ground floor", 0, row, plan.Build())], []);
        return MeasuredModel.Measure(new ModelFile("row.ifc", sha, "IFC4", "By hand", [building], []), AreaStandards.Default);
    }
}
