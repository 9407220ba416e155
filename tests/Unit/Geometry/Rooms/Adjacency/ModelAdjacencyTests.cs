using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Rooms.Adjacency;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Rooms.Adjacency;

/// <summary>Pairs that were read off the drawn plans by eye; lengths as the models have them.</summary>
public class ModelAdjacencyTests
{
    [Fact]
    public void Rooms_of_the_duplex_touch_as_its_plans_show()
    {
        Dictionary<string, string> pairs = Pairs("Duplex_A_20110907_georeferenced.ifc");

        // Open to each other; behind a door; behind a wall; a party wall of 0.44 m between two homes.
        Assert.Equal("5.783/5.783", pairs["A102-A103"]);
        Assert.Equal("4.764/4.764", pairs["A101-A105"]);
        Assert.Equal("4.783/1.2", pairs["A101-A102"]);
        Assert.Equal("2.171/0.762", pairs["A101-A104"]);
        Assert.Equal("1.456/0", pairs["A103-A104"]);
        Assert.Equal("2.381/0.864", pairs["A201-A202"]);
        Assert.Equal("1.524/0.762", pairs["A204-A205"]);
        Assert.Equal("6.249/0", pairs["A203-B202"]);

        // Two rooms further, in the other home, on another storey.
        Assert.DoesNotContain("A202-A203", pairs);
        Assert.DoesNotContain("A104-B104", pairs);
        Assert.DoesNotContain("A101-A201", pairs);
        Assert.Equal(28, pairs.Count);
    }

    [Fact]
    public void Rooms_of_the_office_touch_as_its_plans_show()
    {
        Dictionary<string, string> pairs = Pairs("20160414office_model_CV2_fordesign.ifc");

        Assert.Equal(
            [
                "001-013 0.955/0", "001-014 7.3/0.9", "001-015 2.8/0", "001-024 1.345/0", "002-016 7.6/0.9", "002-021 4.8/0", "003-017 7.6/0.9",
                "003-022 4.8/0", "004-018 7.6/0.9", "004-023 4.8/0", "013-024 3.855/0.85", "014-015 2.1/2.1", "014-024 5.2/0",
                "015-024 2.5/2.5", "016-021 5.2/0.9", "017-022 5.2/0.9", "018-023 5.2/0.9",
            ],
            pairs.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_model_with_one_room_a_storey_has_no_pair() => Assert.Empty(Pairs("CSC-6_SB.ifc"));

    private static Dictionary<string, string> Pairs(string model)
    {
        ModelFile file = IfcReader.Read(TestFiles.Model(model), new IfcReadOptions(AreaStandards.Default));
        var pairs = new Dictionary<string, string>();
        foreach (Storey storey in file.Buildings.SelectMany(b => b.Storeys))
        {
            Dictionary<int, string> numbers = storey.Rooms.Where(r => r.IsMeasured).ToDictionary(r => r.PlanRoom, r => r.Number);
            foreach (RoomContact contact in RoomAdjacency.Find(storey.Plan))
            {
                string[] names = [numbers[contact.First], numbers[contact.Second]];
                Array.Sort(names, StringComparer.Ordinal);
                pairs.Add(string.Join('-', names), FormattableString.Invariant($"{Math.Round(contact.SharedM, 3)}/{Math.Round(contact.OpeningM, 3)}"));
            }
        }

        return pairs;
    }
}
