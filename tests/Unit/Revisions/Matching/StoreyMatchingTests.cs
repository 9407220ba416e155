using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Matching;
using Xunit;

namespace SpaceGeo.Tests.Unit.Revisions.Matching;

public class StoreyMatchingTests
{
    [Fact]
    public void Storeys_are_known_by_id_then_name_then_height()
    {
        Building before = new DrawnBuilding().Storey("a", "EG").Storey("b", "1. OG", 3).Storey("c", "2. OG", 6).Storey("d", "Attic", 9).Build();
        Building after = new DrawnBuilding().Storey("a", "Ground").Storey("x", "First", 3.2).Storey("y", "2. OG", 6.9).Storey("z", "Roof", 12).Build();

        Assert.Equal(
            [(0, 0, MatchBasis.GlobalId), (1, 1, MatchBasis.Elevation), (2, 2, MatchBasis.Name)],
            BuildingMatching.Of(before, after).Storeys.Select(s => (s.Before, s.After, s.Basis)));
    }

    [Fact]
    public void A_storey_put_in_between_leaves_the_others_what_they_were()
    {
        Building before = new DrawnBuilding().Storey("a", "").Storey("b", "", 6).Build();
        Building after = new DrawnBuilding().Storey("x", "").Storey("y", "", 3).Storey("z", "", 6).Build();

        Assert.Equal([(0, 0), (1, 2)], BuildingMatching.Of(before, after).Storeys.Select(s => (s.Before, s.After)));
    }

    [Fact]
    public void What_belongs_to_no_storey_stays_together()
    {
        Building before = new DrawnBuilding().Lost("r", "1").Storey("", "").Storey("a", "EG").Build();
        Building after = new DrawnBuilding().Storey("x", "EG").Lost("q", "1").Storey("", "").Build();

        BuildingMatch match = BuildingMatching.Of(before, after);

        Assert.Equal([(0, 1), (1, 0)], match.Storeys.Select(s => (s.Before, s.After)));
        Assert.Equal(MatchBasis.NumberOnStorey, Assert.Single(match.Rooms).Basis);
    }
}
