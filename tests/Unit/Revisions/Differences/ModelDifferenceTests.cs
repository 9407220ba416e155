using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Revisions.Matching;
using Xunit;

namespace SpaceGeo.Tests.Unit.Revisions.Differences;

/// <summary>Edits of real models give exactly the changes that they are, whether their ids stay or are all new.</summary>
public class ModelDifferenceTests
{
    private const string Duplex = "Duplex_A_20110907_georeferenced.ifc";
    private const string Office = "20160414office_model_CV2_fordesign.ifc";
    private const string Csc = "CSC-6_SB.ifc";
    private const string LivingRoom = "0BTBFw6f90Nfh9rP1dlXr2";

    [Theory]
    [InlineData(Duplex)]
    [InlineData(Office)]
    [InlineData(Csc)]
    public void New_ids_and_fewer_digits_are_no_change(string model)
    {
        Assert.Empty(Compare(model, edit => edit.RenewGlobalIds()).Rooms);
        Assert.Empty(Compare(model, edit => edit.RoundCoordinates(1e-7)).Rooms);
        Assert.Empty(Compare(model, edit => edit.RoundCoordinates(1e-4).RenewGlobalIds()).Rooms);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_wall_that_moves_is_the_cause_in_the_room_it_moves_into(bool isRenewed)
    {
        const string wall = "2O2Fr$t4X7Zf8NOew3FL9r";
        RoomChange change = Assert.Single(Compare(Duplex, edit => Renewed(edit.Move(wall, 0.1, 0), isRenewed)).Rooms);

        Assert.Equal("A201: area 6.889 → 6.446", Text(change));
        AreaCause cause = Assert.Single(change.Causes);
        Assert.Equal((isRenewed ? IfcEdit.Renewed(wall) : wall, ElementFate.Kept, 0, 0.4436), (cause.GlobalId, cause.Fate, cause.BeforeM2, Math.Round(cause.AfterM2, 6)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_column_that_comes_is_the_cause_in_its_room(bool isRenewed)
    {
        RoomChange change = Assert.Single(Compare(Csc, edit => Renewed(edit.AddColumn("1ErAmZv7P4yhzWYVah_0el", 5, 5), isRenewed)).Rooms);

        Assert.Equal("003: area 200 → 199.84", Text(change));
        Assert.Equal((ElementFate.Added, AreaCategory.Column), (Assert.Single(change.Causes).Fate, change.Causes[0].Category));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_room_divided_by_a_wall_is_split(bool isRenewed)
    {
        BuildingDifference difference = Compare(Duplex, edit => Renewed(edit.SplitRoom(LivingRoom, 0.6), isRenewed));

        Assert.Equal(["A102: split area 27.66 → 16.357", "A102b: added 0 → 10.825"], difference.Rooms.Select(Text).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_rooms_without_the_wall_between_them_are_merged(bool isRenewed)
    {
        BuildingDifference difference = Compare(
            Duplex, edit => Renewed(edit.MergeRooms("0BTBFw6f90Nfh9rP1dlXre", "2gRXFgjRn2HPE$YoDLX3FV", "1aj$VJZFn2TxepZUBcKpZw"), isRenewed));

        Assert.Equal(["A204: merged area 4.731 → 6.34", "A205: removed 1.419 → 0"], difference.Rooms.Select(Text).Order());
        Assert.Equal(["A204", "A205"], difference.Rooms[0].From.Select(r => r.Room.Number).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_room_that_comes_and_one_that_goes_are_all_there_is(bool isRenewed)
    {
        BuildingDifference difference = Compare(Duplex, edit => Renewed(
            edit.Delete("0pNy6pOyf7JPmXRLgxs3sW").AddRoom(LivingRoom, RegionBuilder.Rectangle(new Box2(20, 0, 24, 5)), "A999"), isRenewed));

        Assert.Equal(["A999: added 0 → 20", "R301: removed 135.151 → 0"], difference.Rooms.Select(Text).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_room_with_another_number_and_kind_is_reclassified(bool isRenewed)
    {
        RoomChange change = Assert.Single(
            Compare(Duplex, edit => Renewed(edit.RenameRoom(LivingRoom, "A150", "Living Room").ReclassifyRoom(LivingRoom, "Living"), isRenewed)).Rooms);

        Assert.Equal("A150: reclassified 27.66 → 27.66", Text(change));
        Assert.Equal([RoomField.Number, RoomField.Category], change.Fields);
    }

    [Fact]
    public void A_wider_door_is_no_change_of_a_room() => Assert.Empty(Compare(Office, edit => edit.WidenDoor("0pmEihR8bJIPtDW_LRdX$Q", 1.1)).Rooms);

    [Fact]
    public void The_sums_of_storeys_differ_by_what_their_rooms_do()
    {
        BuildingDifference difference = Compare(Duplex, edit => edit.SplitRoom(LivingRoom, 0.6));

        StoreyDifference changed = Assert.Single(difference.Storeys, s => Math.Abs(s.After.NetM2 - s.Before.NetM2) > 1e-6);
        Assert.Equal("Level 1", changed.Storey.Name);
        Assert.Equal(difference.Rooms.Sum(r => r.NetDifferenceM2), changed.After.NetM2 - changed.Before.NetM2, 1e-6);
    }

    private static IfcEdit Renewed(IfcEdit edit, bool isRenewed) => isRenewed ? edit.RenewGlobalIds() : edit;

    private static BuildingDifference Compare(string model, Func<IfcEdit, IfcEdit> edit)
    {
        MeasuredBuilding before = Measure(IfcEdit.Of(model).Bytes);
        MeasuredBuilding after = Measure(edit(IfcEdit.Of(model)).Bytes);
        return BuildingDifference.Of(before, after, BuildingMatching.Of(before.Building, after.Building));
    }

    private static MeasuredBuilding Measure(byte[] model) => MeasuredBuilding.Measure(
        Assert.Single(IfcReader.Read("model.ifc", model, new IfcReadOptions(AreaStandards.Default)).Buildings), AreaStandards.Default);

    private static string Text(RoomChange change) => FormattableString.Invariant(
        $"{(change.After ?? change.Before)!.Room.Number}: {string.Join(' ', change.Kinds.Select(k => k.Word()))} {Net(change.Before)} → {Net(change.After)}");

    private static double Net(RoomVersion? room) => Math.Round(room?.Areas?.Net ?? 0, 3);
}
