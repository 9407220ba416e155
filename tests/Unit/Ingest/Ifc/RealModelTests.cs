using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

public class RealModelTests
{
    // Worst deviation from the independent calculation over all figures and rooms, in parts of the room's gross area. A bound may only
    // shrink; the agreed limit is 0.001. What is left comes from the oracle's 179-gons in place of circles.
    [Theory]
    [InlineData("CSC-6_SB.ifc", 2, 3e-7)]
    [InlineData("Duplex_A_20110907_georeferenced.ifc", 21, 5e-7)]
    [InlineData("20160414office_model_CV2_fordesign.ifc", 14, 2e-6)]
    public void Models_in_the_repository_agree_with_the_oracle(string model, int rooms, double bound) =>
        AssertAgrees(TestFiles.Model(model), TestFiles.Model(Path.ChangeExtension(model, ".oracle.tsv")), rooms, bound);

    [ReferenceTheory]
    [InlineData("AC20-FZK-Haus.ifc", 7, 1e-7)]
    [InlineData("Office_A_20110811.ifc", 99, 2e-7)]
    [InlineData("revit2012_janesville_restaurant.ifc", 20, 5e-7)]
    [InlineData("Pilot project 3.ifc", 12, 1e-4)]
    public void Reference_models_agree_with_the_oracle(string model, int rooms, double bound) => AssertAgrees(
        TestFiles.ReferenceModel(model), Path.Combine(TestFiles.Reference, "oracle", model + ".tsv"), rooms, bound);

    private static void AssertAgrees(string model, string oracle, int rooms, double bound)
    {
        MeasuredModel measured = MeasuredModel.Measure(
            IfcReader.Read(model, new IfcReadOptions(AreaStandards.Default)), AreaStandards.Default);
        Dictionary<string, string[]> truth = File.ReadLines(oracle).Skip(1).Select(line => line.Split('\t')).ToDictionary(row => row[0]);
        int found = 0;
        double worst = 0;
        foreach (MeasuredStorey storey in measured.Buildings.SelectMany(b => b.Storeys))
        {
            foreach (Room room in storey.Storey.Rooms)
            {
                found++;
                RoomAreas areas = Assert.NotNull(storey.Of(room));
                string[] row = truth[room.GlobalId];
                if (row[9] == "ok")
                {
                    worst = Math.Max(worst, Deviation(areas, row));
                }

                AssertReceipt(storey, room, areas);
            }
        }

        Assert.Equal(rooms, found);
        Assert.True(worst <= bound, $"worst deviation {worst:E2} exceeds {bound:E2}");
        Assert.True(worst > bound / 100, $"worst deviation is only {worst:E2}: tighten the bound {bound:E2}");
    }

    private static double Deviation(RoomAreas areas, string[] row)
    {
        double Truth(int column) => double.Parse(row[column], CultureInfo.InvariantCulture);
        double[] differences =
        [
            areas.Gross - Truth(3), areas.Column - Truth(4), areas.Wall - Truth(5), areas.Other - Truth(6), areas.Net - Truth(7),
        ];
        return differences.Max(Math.Abs) / areas.Gross;
    }

    private static void AssertReceipt(MeasuredStorey storey, Room room, RoomAreas areas)
    {
        double sum = 0;
        foreach (ReceiptLine line in storey.Receipt(room))
        {
            sum += line.AreaM2;
        }

        Assert.Equal(areas.Gross - areas.Net, sum, 1e-6);
    }
}
