using SpaceGeo.Geometry.Areas;
using SpaceGeo.Revisions.Matching;
using Xunit;

namespace SpaceGeo.Tests.Unit.Revisions.Matching;

public class ElementMatchingTests
{
    [Fact]
    public void Walls_without_their_ids_are_known_by_their_section()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Wall("a", 0, 0, 4, 0.2).Wall("b", 0, 4, 4, 4.2).Storey().Build(),
            new DrawnBuilding().Wall("x", 0, 4, 4, 4.2).Wall("y", 0.1, 0, 4.1, 0.2).Storey().Build());

        Assert.Equal([(0, 1), (1, 0)], match.Elements.Select(e => (e.Before, e.After)));
        Assert.Equal(3.9 / 4.1, match.Elements[0].Confidence, 1e-9);
        Assert.Equal(1, match.Elements[1].Confidence);
    }

    [Fact]
    public void Two_walls_on_one_spot_are_two_walls()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Wall("a", 0, 0, 4, 0.2).Wall("b", 0, 0, 4, 0.2).Storey().Build(),
            new DrawnBuilding().Wall("x", 0, 0, 4, 0.2).Wall("y", 0, 0, 4, 0.2).Wall("z", 0, 0, 4, 0.2).Storey().Build());

        Assert.Equal([(0, 0), (1, 1)], match.Elements.Select(e => (e.Before, e.After)));
        Assert.Null(match.OfElementAfter(2));
    }

    [Fact]
    public void Names_tell_two_walls_on_one_spot_apart()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Wall("a", 0, 0, 4, 0.2, "Brick").Wall("b", 0, 0, 4, 0.2, "Plaster").Storey().Build(),
            new DrawnBuilding().Wall("x", 0, 0, 4, 0.2, "Plaster").Wall("y", 0, 0, 4, 0.2, "Brick").Storey().Build());

        Assert.Equal([(0, 1), (1, 0)], match.Elements.Select(e => (e.Before, e.After)));
    }

    [Fact]
    public void A_column_in_the_place_of_a_wall_is_another_element()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Wall("a", 0, 0, 1, 1).Storey().Build(),
            new DrawnBuilding().Element("x", "IfcColumn", ObstacleKind.Column, DrawnBuilding.Box(0, 0, 1, 1)).Storey().Build());

        Assert.Empty(match.Elements);
    }

    [Fact]
    public void A_wall_at_another_height_of_the_storey_is_another_element()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Wall("a", 0, 0, 4, 0.2).Storey().Build(),
            new DrawnBuilding().Element("x", "IfcWall", ObstacleKind.Wall, DrawnBuilding.Box(0, 0, 4, 0.2), 2.5).Storey().Build());

        Assert.Empty(match.Elements);
    }

    [Fact]
    public void A_wall_that_moved_and_lost_its_id_is_known_by_a_name_of_its_own()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Wall("a", 0, 0, 4, 0.2, "Partition:138157").Wall("b", 9, 0, 9.2, 4, "Wall").Storey().Build(),
            new DrawnBuilding().Wall("x", 0, 2, 4, 2.2, "Partition:138157").Wall("y", 7, 0, 7.2, 4, "Wall").Wall("z", 5, 0, 5.2, 4, "Wall").Storey().Build());

        ElementPair pair = Assert.Single(match.Elements);
        Assert.Equal((0, 0, MatchBasis.Name), (pair.Before, pair.After, pair.Basis));
    }
}
