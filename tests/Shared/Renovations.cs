using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Tests;

/// <summary>Renovations of real models.</summary>
public static class Renovations
{
    public const string Duplex = "Duplex_A_20110907_georeferenced.ifc";
    public const string Office = "20160414office_model_CV2_fordesign.ifc";
    public const string Csc = "CSC-6_SB.ifc";

    private const string LivingRoom = "0BTBFw6f90Nfh9rP1dlXr2";

    /// <summary>Name, model and what is done to it.</summary>
    public static IReadOnlyDictionary<string, (string Model, Func<IfcEdit, IfcEdit> Edit)> All { get; } = new Dictionary<string, (string, Func<IfcEdit, IfcEdit>)>
    {
        ["a wall moved"] = (Duplex, edit => edit.Move("2O2Fr$t4X7Zf8NOew3FL9r", 0.1, 0)),
        ["a partition deleted"] = (Duplex, edit => edit.Delete("2O2Fr$t4X7Zf8NOew3FL9r")),
        ["a column added"] = (Duplex, edit => edit.AddColumn(LivingRoom, 3, -15)),
        ["a column added in an office"] = (Office, edit => edit.AddColumn("1iZ0zxIBgAGupDqiow_YFK", 21, 11.5)),
        ["a column added in a school"] = (Csc, edit => edit.AddColumn("1ErAmZv7P4yhzWYVah_0el", 5, 5)),
        ["two rooms merged"] = (Duplex, edit => edit.MergeRooms("0BTBFw6f90Nfh9rP1dlXre", "2gRXFgjRn2HPE$YoDLX3FV", "1aj$VJZFn2TxepZUBcKpZw")),
        ["a room split"] = (Duplex, edit => edit.SplitRoom(LivingRoom)),
        ["a door widened"] = (Office, edit => edit.WidenDoor("0pmEihR8bJIPtDW_LRdX$Q", 1.1)),
        ["a room gone and another come"] = (
            Duplex, edit => edit.Delete("0pNy6pOyf7JPmXRLgxs3sW").AddRoom(LivingRoom, RegionBuilder.Rectangle(new Box2(20, 0, 24, 5)), "A999")),
        ["a room renamed"] = (Duplex, edit => edit.RenameRoom(LivingRoom, "A150", "Salon").ReclassifyRoom(LivingRoom, "Living")),
        ["all ids renewed"] = (Duplex, edit => edit.RenewGlobalIds()),
        ["all ids of an office renewed and a column added"] = (Office, edit => edit.AddColumn("1iZ0zxIBgAGupDqiow_YFK", 21, 11.5).RenewGlobalIds()),
        ["nothing but digits"] = (Office, edit => edit.RoundCoordinates(1e-7)),
        ["nothing"] = (Office, edit => edit),
    };
}
