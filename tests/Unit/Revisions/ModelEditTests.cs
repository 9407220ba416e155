using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Revisions;

/// <summary>The edits of <see cref="IfcEdit"/> do to the areas what their names say, and nothing else.</summary>
public class ModelEditTests
{
    private const string Duplex = "Duplex_A_20110907_georeferenced.ifc";
    private const string Office = "20160414office_model_CV2_fordesign.ifc";
    private const string Csc = "CSC-6_SB.ifc";
    private const string LivingRoom = "0BTBFw6f90Nfh9rP1dlXr2";
    private const string Bathroom = "0BTBFw6f90Nfh9rP1dlXre";
    private const string Utility = "2gRXFgjRn2HPE$YoDLX3FV";
    private const string HallwayWall = "2O2Fr$t4X7Zf8NOew3FL9r";

    [Theory]
    [InlineData(Duplex)]
    [InlineData(Office)]
    [InlineData(Csc)]
    public void A_model_without_an_edit_is_what_it_was(string model) => AssertChanged(IfcEdit.Of(model), IfcEdit.Of(model).Bytes, model);

    // A tenth of a metre along 5.3 m of hallway, less the door of 0.864 m that moves with its wall.
    [Fact]
    public void A_wall_that_moves_takes_from_the_room_it_moves_into() =>
        AssertChanged(IfcEdit.Of(Duplex), IfcEdit.Of(Duplex).Move(HallwayWall, 0.1, 0).Bytes, Duplex, ("A201", 6.88946, 6.44586));

    [Fact]
    public void A_wall_that_goes_gives_back_what_it_took() => AssertChanged(
        IfcEdit.Of(Duplex).Move(HallwayWall, 0.1, 0), IfcEdit.Of(Duplex).Move(HallwayWall, 0.1, 0).Delete(HallwayWall).Bytes, Duplex, ("A201", 6.44586, 6.88946));

    [Theory]
    [InlineData(Duplex, LivingRoom, 3, -15, "A102", 27.660089, 27.500089)]
    [InlineData(Office, "1iZ0zxIBgAGupDqiow_YFK", 21, 11.5, "014", 10.919852, 10.759852)]
    [InlineData(Csc, "1ErAmZv7P4yhzWYVah_0el", 5, 5, "003", 200, 199.84)]
    public void A_column_takes_its_section(string model, string room, double x, double y, string number, double before, double after) =>
        AssertChanged(IfcEdit.Of(model), IfcEdit.Of(model).AddColumn(room, x, y).Bytes, model, (number, before, after));

    [Fact]
    public void Two_rooms_that_become_one_have_the_wall_between_them_too() => AssertChanged(
        IfcEdit.Of(Duplex), IfcEdit.Of(Duplex).MergeRooms(Bathroom, Utility, "1aj$VJZFn2TxepZUBcKpZw").Bytes, Duplex,
        ("A204", 4.731434, 4.731434 + 1.41943 + (1.524 * 0.124)), ("A205", 1.41943, double.NaN));

    [Fact]
    public void A_room_that_is_divided_loses_the_wall() => AssertChanged(
        IfcEdit.Of(Duplex), IfcEdit.Of(Duplex).SplitRoom(LivingRoom).Bytes, Duplex,
        ("A102", 27.660089, 4.783 * 2.8415), ("A102b", double.NaN, 4.783 * 2.8415));

    [Fact]
    public void A_wider_door_changes_no_area() => AssertChanged(IfcEdit.Of(Office), IfcEdit.Of(Office).WidenDoor("0pmEihR8bJIPtDW_LRdX$Q", 1.1).Bytes, Office);

    [Fact]
    public void A_wider_door_leaves_less_of_its_wall()
    {
        double before = WallsOf(IfcEdit.Of(Office).Bytes);
        double after = WallsOf(IfcEdit.Of(Office).WidenDoor("0pmEihR8bJIPtDW_LRdX$Q", 1.1).Bytes);

        Assert.Equal(0.2 * 0.2, before - after, 1e-6);

        static double WallsOf(byte[] model) => Measure(model).Buildings[0].Storeys[0].Storey.Plan is var plan
            ? plan.Obstacles.Where(o => o.CutHeight == plan.Rooms[0].CutHeight).Sum(o => plan.Shapes.Area(o.Shape)) : 0;
    }

    [Fact]
    public void A_room_comes_and_another_goes() => AssertChanged(
        IfcEdit.Of(Duplex),
        IfcEdit.Of(Duplex).Delete("0pNy6pOyf7JPmXRLgxs3sW").AddRoom(LivingRoom, RegionBuilder.Rectangle(new Box2(20, 0, 24, 5)), "A999").Bytes,
        Duplex, ("R301", 135.151156, double.NaN), ("A999", double.NaN, 20));

    [Fact]
    public void Number_name_and_kind_of_a_room_change_nothing_else()
    {
        byte[] after = IfcEdit.Of(Duplex).RenameRoom(LivingRoom, "A150", "Salon").ReclassifyRoom(LivingRoom, "Living").Bytes;

        Room room = Measure(after).Buildings[0].Storeys.SelectMany(s => s.Storey.Rooms).Single(r => r.GlobalId == LivingRoom);
        Assert.Equal(("A150", "Salon", "Living"), (room.Number, room.LongName, room.Use.Category));
        AssertChanged(IfcEdit.Of(Duplex), after, Duplex, ("A102", 27.660089, double.NaN), ("A150", double.NaN, 27.660089));
    }

    [Theory]
    [InlineData(Duplex)]
    [InlineData(Office)]
    [InlineData(Csc)]
    public void Fewer_digits_move_areas_by_less_than_they_move_borders(string model)
    {
        IfcEdit rounded = IfcEdit.Of(model).RoundCoordinates(1e-7);

        Assert.NotEqual(IfcEdit.Of(model).Bytes, rounded.Bytes);
        AssertChanged(IfcEdit.Of(model), rounded.Bytes, model);
    }

    // Areas to a hundredth of a thousandth: 100 m of border moved by a rounding of half of 1e-7 m.
    private static void AssertChanged(IfcEdit before, byte[] after, string model, params (string Number, double Before, double After)[] changes)
    {
        Dictionary<string, double> old = NetByNumber(before.Bytes);
        Dictionary<string, double> current = NetByNumber(after);
        Assert.True(old.Count > 0, model);
        foreach (string number in old.Keys.Union(current.Keys))
        {
            (string _, double Before, double After) change = changes.SingleOrDefault(c => c.Number == number);
            bool isChange = changes.Any(c => c.Number == number);
            Assert.Equal(isChange ? change.Before : old[number], old.GetValueOrDefault(number, double.NaN), 1e-5);
            Assert.Equal(isChange ? change.After : old[number], current.GetValueOrDefault(number, double.NaN), 1e-5);
        }
    }

    private static Dictionary<string, double> NetByNumber(byte[] model) => Measure(model).Buildings[0].Storeys
        .SelectMany(s => s.Storey.Rooms.Select(r => (r.Number, Areas: s.Of(r))))
        .ToDictionary(r => r.Number, r => r.Areas!.Value.Net);

    private static MeasuredModel Measure(byte[] model) => MeasuredModel.Measure(
        IfcReader.Read("edited.ifc", model, new IfcReadOptions(AreaStandards.Default)), AreaStandards.Default);
}
