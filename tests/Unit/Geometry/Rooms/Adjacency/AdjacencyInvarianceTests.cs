using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Rooms.Adjacency;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Rooms.Adjacency;

public class AdjacencyInvarianceTests
{
    [Fact]
    public void Turning_moving_and_another_order_change_no_pair()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            DrawnPlan plan = RandomStorey(random);
            (double sine, double cosine) = Math.SinCos(random.NextDouble() * 2 * Math.PI);
            var map = new Affine2(cosine, sine, -sine, cosine, 1000 * random.NextDouble(), -500);
            SortedDictionary<string, RoomContact> before = plan.Pairs();
            SortedDictionary<string, RoomContact> after = plan.Changed(map, random).Pairs();

            Assert.True(before.Count > 20, $"seed {seed}: only {before.Count} pairs");
            Assert.True(before.Keys.SequenceEqual(after.Keys), $"seed {seed}: {string.Join(' ', before.Keys.Except(after.Keys))} and {string.Join(' ', after.Keys.Except(before.Keys))}");
            foreach ((string pair, RoomContact contact) in before)
            {
                Assert.True(Math.Abs(contact.SharedM - after[pair].SharedM) < 1e-6, $"seed {seed}: {pair} {contact} {after[pair]}");
                Assert.True(Math.Abs(contact.OpeningM - after[pair].OpeningM) < 1e-6, $"seed {seed}: {pair} {contact} {after[pair]}");
            }
        }
    }

    // Cells of a grid with walls of all widths between, some with a door, one after another along both axes.
    private static DrawnPlan RandomStorey(Random random)
    {
        double[] x = Lines(random);
        double[] y = Lines(random);
        var plan = new DrawnPlan();
        for (int row = 0; row < 5; row++)
        {
            for (int column = 0; column < 5; column++)
            {
                (double left, double right, double low, double high) = (x[2 * column], x[(2 * column) + 1], y[2 * row], y[(2 * row) + 1]);
                plan.Room($"{row}{column}", left, low, right, high);
                double door = random.Next(2) * (0.65 + random.NextDouble());
                plan.Wall(right, low, x[(2 * column) + 2], low + 0.7).Wall(right, low + 0.7 + door, x[(2 * column) + 2], high);
                plan.Wall(left, high, right, y[(2 * row) + 2]);
            }
        }

        return plan;
    }

    // Where rooms begin and end.
    private static double[] Lines(Random random)
    {
        double at = 0;
        return [.. Enumerable.Range(0, 11).Select(i => at += i % 2 == 1 ? 2.5 + (4 * random.NextDouble()) : 0.05 + (0.5 * random.NextDouble()))];
    }
}
