using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Plans;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

public sealed class PlanBlobTests
{
    private static readonly byte[] Sample = PlanBlob.Encode(SampleModel.Measured().Buildings[0].Building.Storeys[0].Plan);

    [Fact]
    public void A_plan_survives_the_round_trip_bit_for_bit() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            FloorPlan plan = RandomPlan(seed);
            FloorPlan back = PlanBlob.Decode(PlanBlob.Encode(plan));
            return plan.Rooms.SequenceEqual(back.Rooms)
                && plan.Obstacles.SequenceEqual(back.Obstacles)
                && Bits(plan).SequenceEqual(Bits(back))
                && plan.Shapes.RingEnds.SequenceEqual(back.Shapes.RingEnds)
                && plan.Shapes.ShapeEnds.SequenceEqual(back.Shapes.ShapeEnds)
                && Enumerable.Range(0, plan.Shapes.Count).All(s => plan.Shapes.Bounds(s) == back.Shapes.Bounds(s));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_stored_plan_is_measured_as_the_plan_itself()
    {
        FloorPlan plan = SampleModel.Measured().Buildings[0].Building.Storeys[0].Plan;

        PlanAreas before = new AreaEngine().Measure(plan, AreaStandards.Default);
        PlanAreas after = new AreaEngine().Measure(PlanBlob.Decode(PlanBlob.Encode(plan)), AreaStandards.Default);

        Assert.Equal(before.Rooms.ToArray(), after.Rooms.ToArray());
    }

    [Fact]
    public void A_plan_that_was_cut_off_anywhere_is_refused()
    {
        for (int length = 0; length < Sample.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => PlanBlob.Decode(Sample.AsSpan(0, length)));
        }
    }

    [Fact]
    public void A_plan_with_any_one_byte_changed_is_refused_or_decoded_but_never_crashes()
    {
        for (int position = 0; position < Sample.Length; position++)
        {
            byte[] damaged = [.. Sample];
            damaged[position] ^= 0xFF;
            try
            {
                PlanBlob.Decode(damaged);
            }
            catch (InvalidDataException)
            {
                // Refused: as good as decoded.
            }
        }
    }

    [Fact]
    public void A_plan_of_a_later_version_is_refused_by_its_number()
    {
        byte[] later = [.. Sample];
        later[4] = 2;

        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => PlanBlob.Decode(later));

        Assert.Contains("version 2", refusal.Message, StringComparison.Ordinal);
    }

    private static ReadOnlySpan<byte> Bits(FloorPlan plan) => MemoryMarshal.AsBytes(plan.Shapes.Coordinates);

    // Coordinates are arbitrary bits but NaN, which no plan holds: zeros of both signs, subnormals, infinities.
    private static FloorPlan RandomPlan(int seed)
    {
        var random = new Random(seed);
        int[] shapeSizes = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(1, 4))];
        int[] ringSizes = [.. Enumerable.Range(0, shapeSizes.Sum()).Select(_ => random.Next(3, 9))];
        double[] coordinates = [.. Enumerable.Range(0, 2 * ringSizes.Sum()).Select(_ => AnyDouble(random))];
        ShapeTable shapes = ShapeTable.FromArrays(coordinates, Ends(ringSizes), Ends(shapeSizes));
        return new FloorPlan(
            shapes,
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => new PlanRoom(random.Next(shapes.Count), AnyDouble(random)))],
            [
                .. Enumerable.Range(0, random.Next(4)).Select(_ => new PlanObstacle(
                    random.Next(shapes.Count), random.Next(), (ObstacleKind)random.Next(3), AnyDouble(random))),
            ]);
    }

    private static double AnyDouble(Random random)
    {
        double value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
        return double.IsNaN(value) ? -0.0 : value;
    }

    private static int[] Ends(int[] sizes)
    {
        int sum = 0;
        return [.. sizes.Select(size => sum += size)];
    }
}
