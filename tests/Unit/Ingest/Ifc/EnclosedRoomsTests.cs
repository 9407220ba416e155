using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Xunit;
using Xunit.Abstractions;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>
/// Withholds the spaces of real models. A room counts as enclosed when at least 98 % of its border lie within 5 cm of a wall, column, part of
/// a curtain wall, door, window or opening, and as found when a derived room covers it with an intersection over union of at least 0.98.
/// </summary>
public class EnclosedRoomsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("CSC-6_SB.ifc", 2, 2)]
    [InlineData("Duplex_A_20110907_georeferenced.ifc", 8, 8)]
    [InlineData("20160414office_model_CV2_fordesign.ifc", 11, 11)]
    public void Enclosed_rooms_of_models_in_the_repository_are_found(string model, int enclosed, int found) =>
        AssertFound(TestFiles.Model(model), enclosed, found);

    // Office_A, MultiZone: one space lies over washroom cubicles whose walls reach up to the ceiling (six rooms; their cubicles are derived
    // one by one); Office_A 157 misses the bound by 0.0001, since its space reaches into boxed columns.
    [ReferenceTheory]
    [MemberData(nameof(ReferenceModels))]
    public void Enclosed_rooms_of_reference_models_are_found(string model, int enclosed, int found) =>
        AssertFound(TestFiles.ReferenceModel(model), enclosed, found);

    [Fact]
    public void At_least_95_percent_of_all_enclosed_rooms_are_found()
    {
        double enclosed = ReferenceModels.Sum(row => (int)row[1]);
        double found = ReferenceModels.Sum(row => (int)row[2]);
        output.WriteLine($"{found} of {enclosed}");

        Assert.True(found >= 0.95 * enclosed, $"{found} of {enclosed}");
    }

    [Fact]
    public void Spaces_that_cover_all_faces_leave_nothing_to_derive()
    {
        ModelFile file = IfcReader.Read(
            TestFiles.Model("CSC-6_SB.ifc"), new IfcReadOptions(AreaStandards.Default, Rooms: RoomSource.SpacesAndWalls));

        Assert.All(file.Buildings.SelectMany(b => b.Storeys).SelectMany(s => s.Rooms), room => Assert.Equal(RoomStatus.Ok, room.Status));
    }

    public static TheoryData<string, int, int> ReferenceModels => new()
    {
        { "2Sallesbrep.ifc", 2, 2 },
        { "2Storey_AC22_IFC2X3.ifc", 7, 7 },
        { "2Storey_MN95_R19_IFC2X3.ifc", 7, 7 },
        { "AC11-FZK-Haus-IFC.ifc", 3, 3 },
        { "AC20-FZK-Haus.ifc", 3, 3 },
        { "CSC-2_SB.ifc", 3, 3 },
        { "CSC-6_SB.ifc", 2, 2 },
        { "CSW-1_SB.ifc", 5, 5 },
        { "Duplex_A_20110907_georeferenced.ifc", 8, 8 },
        { "20160414office_model_CV2_fordesign.ifc", 11, 11 },
        { "ISSUE_171_IfcSurfaceCurveSweptAreaSolid.ifc", 1, 1 },
        { "LargeBuilding.ifc", 8, 8 },
        { "MultiZoneBuilding.ifc", 13, 11 },
        { "Office_A_20110811.ifc", 87, 82 },
        { "OverSplitted_R20_IFC2X3.ifc", 2, 2 },
        { "Pilot project 3.ifc", 12, 12 },
        { "SampleHouse_IFC2X3.ifc", 3, 3 },
        { "TallBuilding.ifc", 3, 3 },
        { "TestModel_IFC4Add2.ifc", 2, 2 },
        { "creative-freedom_model.ifc", 4, 4 },
        { "element-standard-case.ifc", 1, 1 },
        { "haritha-j_sample.ifc", 7, 7 },
        { "revit2012_janesville_restaurant.ifc", 5, 5 },
    };

    private void AssertFound(string path, int enclosed, int found)
    {
        EnclosedRooms rooms = EnclosedRooms.Of(path);
        output.WriteLine(rooms.ToString());

        // The share may only grow: a reader that understands more elements may find more rooms enclosed.
        Assert.True(rooms.Enclosed.Count() >= enclosed, rooms.ToString());
        Assert.True(rooms.Enclosed.Count(r => r.IsFound) >= found + rooms.Enclosed.Count() - enclosed, rooms.ToString());
        Assert.All(rooms.Enclosed, room => Assert.True(room.IsTraced, $"lost: {room}"));
    }
}
