using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Matching;
using Xunit;

namespace SpaceGeo.Tests.Unit.Revisions.Matching;

public class BuildingPairingTests
{
    [Fact]
    public void Buildings_of_a_campus_are_paired_by_their_insides_in_the_order_of_the_newer_model()
    {
        IReadOnlyList<BuildingPair> pairs = BuildingPairing.Of([House("a", 0), House("b", 100)], [House("b", 100), House("c", 300), House("a", 0)]);

        Assert.Equal([(1, 0), (0, 2)], pairs.Select(p => (p.Before, p.After)));
    }

    [Fact]
    public void Two_models_of_one_building_each_are_compared_and_doubted()
    {
        BuildingPair pair = Assert.Single(BuildingPairing.Of([House("a", 0)], [House("c", 300)]));

        Assert.False(pair.Match.IsSameBuilding);
    }

    private static Building House(string id, double x) => new DrawnBuilding()
        .Room(id + "1", "1", x, 0, x + 4, 4).Room(id + "2", "2", x + 4, 0, x + 8, 4).Storey("S-" + id).Build("B-" + id);
}
