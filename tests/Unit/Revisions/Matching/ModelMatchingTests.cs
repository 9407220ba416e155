using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Matching;
using SpaceGeo.Tests.SyntheticRooms;
using Xunit;

namespace SpaceGeo.Tests.Unit.Revisions.Matching;

public class ModelMatchingTests
{
    private const string Duplex = "Duplex_A_20110907_georeferenced.ifc";
    private const string Office = "20160414office_model_CV2_fordesign.ifc";
    private const string Csc = "CSC-6_SB.ifc";

    [Theory]
    [InlineData(Duplex)]
    [InlineData(Office)]
    [InlineData(Csc)]
    public void A_model_whose_GlobalIds_are_all_new_is_the_same_room_by_room(string model)
    {
        Building before = Read(IfcEdit.Of(model));
        Building after = Read(IfcEdit.Of(model).RenewGlobalIds());

        BuildingMatch match = BuildingMatching.Of(before, after);

        Assert.Equal(
            before.Storeys.SelectMany(s => s.Rooms).Select(r => (IfcEdit.Renewed(r.GlobalId), 1.0)),
            match.Rooms.Select(r => (after.Storeys[r.After.Storey].Rooms[r.After.Room].GlobalId, r.Confidence)));
        Assert.DoesNotContain(match.Rooms, r => r.Basis == MatchBasis.GlobalId);
        Assert.Equal(1, match.Confidence);
        Assert.True(match.IsComplete);
    }

    // In the office some elements are drawn twice, unnamed, on one spot: which is which, only their ids said.
    [Theory]
    [InlineData(Duplex, 0)]
    [InlineData(Office, 6)]
    [InlineData(Csc, 0)]
    public void Elements_whose_GlobalIds_are_all_new_are_the_same_one_by_one(string model, int mostTwins)
    {
        Building before = Read(IfcEdit.Of(model));
        Building after = Read(IfcEdit.Of(model).RenewGlobalIds());

        BuildingMatch match = BuildingMatching.Of(before, after);

        Assert.Equal(before.Elements.Count, match.Elements.Count);
        Assert.All(match.Elements, e => Assert.Equal(
            (1.0, Drawn(before, e.Before)), (e.Confidence, Drawn(after, e.After))));
        Assert.InRange(
            match.Elements.Count(e => IfcEdit.Renewed(before.Elements[e.Before].GlobalId) != after.Elements[e.After].GlobalId), 0, mostTwins);
    }

    [Theory]
    [InlineData(Duplex, Office)]
    [InlineData(Duplex, Csc)]
    [InlineData(Office, Csc)]
    public void Models_of_two_buildings_are_not_one(string one, string other)
    {
        BuildingMatch match = BuildingMatching.Of(Read(IfcEdit.Of(one)), Read(IfcEdit.Of(other)));

        Assert.False(match.IsSameBuilding);
        Assert.InRange(match.Confidence, 0, 0.05);
    }

    [Fact]
    public void New_rooms_within_the_old_walls_are_the_same_building()
    {
        Building before = OfficeBuilding.Models().First().Buildings[0].Building;
        Building after = before with { Storeys = [.. before.Storeys.Select(s => s with { Rooms = [] })] };

        Assert.True(BuildingMatching.Of(before, after).IsSameBuilding);
    }

    [Fact]
    public void The_same_models_give_the_same_pairs_in_the_same_order()
    {
        Building before = Read(IfcEdit.Of(Duplex));
        Building after = Read(IfcEdit.Of(Duplex).RenewGlobalIds());

        Assert.Equal(BuildingMatching.Of(before, after).Rooms, BuildingMatching.Of(before, after).Rooms);
        Assert.Equal(BuildingMatching.Of(before, after).Elements, BuildingMatching.Of(before, after).Elements);
    }

    private static string Drawn(Building building, int element)
    {
        (FloorPlan plan, PlanObstacle first) = building.Storeys
            .SelectMany(s => s.Plan.Obstacles.Where(o => o.Element == element).Select(o => (s.Plan, o))).First();
        return $"{building.Elements[element] with { GlobalId = string.Empty }} {string.Join(' ', plan.Shapes.Region(first.Shape).Coordinates.ToArray())}";
    }

    private static Building Read(IfcEdit model) =>
        Assert.Single(IfcReader.Read("model.ifc", model.Bytes, new IfcReadOptions(AreaStandards.Default)).Buildings);
}
