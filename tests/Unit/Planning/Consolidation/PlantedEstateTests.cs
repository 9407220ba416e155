using SpaceGeo.Planning.Estates;
using SpaceGeo.Tests.SyntheticEstates;
using Xunit;

namespace SpaceGeo.Tests.Unit.Planning.Consolidation;

public class PlantedEstateTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_planted_plan_keeps_the_rules_and_costs_what_is_said(int seed)
    {
        foreach (PlantedEstate planted in new[] { PlantedOffices.Make(seed), PlantedCampus.Make(seed, 30), PlantedDistrict.Make(seed, 6) })
        {
            var rules = new PlainRules(planted.Estate, planted.Request.Wishes);

            Assert.True(rules.Fault(planted.Planted) is null, $"{planted.Family}, seed {seed}: {rules.Fault(planted.Planted)}");
            Assert.Equal(planted.Optimum, rules.Cost(planted.Request.Objective, planted.Planted), 1e-6);
        }
    }

    [Fact]
    public void The_campus_has_the_published_size()
    {
        Estate estate = PlantedCampus.Make(1).Estate;

        Assert.Equal((300, 6_200), (estate.Buildings.Count, estate.Rooms.Count));
        Assert.InRange(estate.Needs.Sum(need => need.People), 3_400, 3_600);
    }

    [Fact]
    public void The_district_has_the_size_of_the_reference_district()
    {
        Estate estate = PlantedDistrict.Make(1).Estate;

        Assert.Equal((57, 33, 7_900), (estate.Organisations.Count, estate.Sites.Count, estate.Rooms.Count));
        Assert.InRange(estate.Rooms.Sum(room => room.NetM2), 207_000, 212_000);
    }

    [Fact]
    public void Today_keeps_the_rules_where_nothing_must_change_and_costs_more()
    {
        PlantedEstate campus = PlantedCampus.Make(3, 30);
        int[] today = [.. campus.Estate.Needs.Select(need => need.Room)];
        var rules = new PlainRules(campus.Estate, campus.Request.Wishes);

        Assert.Null(rules.Fault(today));
        Assert.True(rules.Cost(campus.Request.Objective, today) > campus.Optimum);
    }

    [Fact]
    public void The_same_seed_makes_the_same_estate()
    {
        PlantedEstate one = PlantedDistrict.Make(5, 6), other = PlantedDistrict.Make(5, 6);

        Assert.Equal(one.Estate.Rooms, other.Estate.Rooms);
        Assert.Equal(one.Planted, other.Planted);
        Assert.NotEqual(one.Estate.Rooms, PlantedDistrict.Make(6, 6).Estate.Rooms);
    }
}
