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
    // As plans of version 1, what concerns all rooms alike; version 2 names the room and the share of an obstacle, version 3 what was mended.
    private static readonly byte[] Sample = PlanBlob.Encode(SampleModel.Measured().Buildings[0].Building.Storeys[0].Plan);
    private static readonly byte[] SampleWithRooms = PlanBlob.Encode(WithRooms(SampleModel.Measured().Buildings[0].Building.Storeys[0].Plan));

    private static readonly byte[] SampleWithMending = PlanBlob.Encode(WithMending(SampleModel.Measured().Buildings[0].Building.Storeys[0].Plan));

    public static TheoryData<byte[]> Samples => [Sample, SampleWithRooms, SampleWithMending];

    [Fact]
    public void A_plan_survives_the_round_trip_bit_for_bit() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            FloorPlan plan = RandomPlan(seed);
            FloorPlan back = PlanBlob.Decode(PlanBlob.Encode(plan));
            return plan.Rooms.SequenceEqual(back.Rooms)
                && plan.Obstacles.SequenceEqual(back.Obstacles)
                && Bits(plan).SequenceEqual(Bits(back))
                && plan.Shapes.Mended.SequenceEqual(back.Shapes.Mended)
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
    public void A_plan_has_the_first_version_that_holds_it()
    {
        FloorPlan plan = SampleModel.Measured().Buildings[0].Building.Storeys[0].Plan;

        Assert.Equal((1, 2, 3), (Sample[4], SampleWithRooms[4], SampleWithMending[4]));
        Assert.Equal(0.25, PlanBlob.Decode(SampleWithMending).Shapes.MendedM2(1));
        Assert.Equal(plan.Obstacles, PlanBlob.Decode(Sample).Obstacles);
        Assert.All(PlanBlob.Decode(Sample).Obstacles, obstacle => Assert.Equal((-1, 1.0), (obstacle.Room, obstacle.Share)));
        Assert.Equal(WithRooms(plan).Obstacles, PlanBlob.Decode(SampleWithRooms).Obstacles);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_plan_that_was_cut_off_anywhere_is_refused(byte[] sample)
    {
        for (int length = 0; length < sample.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => PlanBlob.Decode(sample.AsSpan(0, length)));
        }
    }

    [Fact]
    public void A_plan_whose_version_was_changed_is_refused_for_its_length()
    {
        byte[] older = [.. SampleWithRooms];
        byte[] newer = [.. Sample];
        (older[4], newer[4]) = (1, 2);

        Assert.Contains("announces", Assert.Throws<InvalidDataException>(() => PlanBlob.Decode(older)).Message, StringComparison.Ordinal);
        Assert.Contains("announces", Assert.Throws<InvalidDataException>(() => PlanBlob.Decode(newer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_obstacle_of_a_room_that_is_not_there_or_with_a_share_that_is_none_is_refused()
    {
        // The last obstacle ends the plan: room and share.
        byte[] room = [.. SampleWithRooms];
        byte[] share = [.. SampleWithRooms];
        BitConverter.TryWriteBytes(room.AsSpan(^12), 7_000);
        BitConverter.TryWriteBytes(share.AsSpan(^8), 1.5);

        Assert.Contains("7000", Assert.Throws<InvalidDataException>(() => PlanBlob.Decode(room)).Message, StringComparison.Ordinal);
        Assert.Contains("share 1.5", Assert.Throws<InvalidDataException>(() => PlanBlob.Decode(share)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_plan_with_any_one_byte_changed_is_refused_or_decoded_but_never_crashes(byte[] sample)
    {
        for (int position = 0; position < sample.Length; position++)
        {
            byte[] damaged = [.. sample];
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

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_plan_of_an_unknown_version_is_refused_by_its_number(byte version)
    {
        byte[] other = [.. Sample];
        other[4] = version;

        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => PlanBlob.Decode(other));

        Assert.Contains($"version {version}; this program reads versions 1 to 3", refusal.Message, StringComparison.Ordinal);
    }

    private static FloorPlan WithRooms(FloorPlan plan) => plan with
    {
        Obstacles = [.. plan.Obstacles.Select((o, i) => o with { Room = (i % (plan.Rooms.Count + 1)) - 1, Share = i % 3 / 2.0 })],
    };

    private static FloorPlan WithMending(FloorPlan plan) => plan with
    {
        Shapes = ShapeTable.FromArrays(
            plan.Shapes.Coordinates.ToArray(), plan.Shapes.RingEnds.ToArray(), plan.Shapes.ShapeEnds.ToArray(),
            [.. Enumerable.Range(0, plan.Shapes.Count).Select(i => i * 0.25)]),
    };

    private static ReadOnlySpan<byte> Bits(FloorPlan plan) => MemoryMarshal.AsBytes(plan.Shapes.Coordinates);

    // Coordinates are arbitrary bits but NaN, which no plan holds: zeros of both signs, subnormals, infinities.
    private static FloorPlan RandomPlan(int seed)
    {
        var random = new Random(seed);
        int[] shapeSizes = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(1, 4))];
        int[] ringSizes = [.. Enumerable.Range(0, shapeSizes.Sum()).Select(_ => random.Next(3, 9))];
        double[] coordinates = [.. Enumerable.Range(0, 2 * ringSizes.Sum()).Select(_ => AnyDouble(random))];
        double[] mended = random.Next(2) == 0 ? [] : [.. shapeSizes.Select(_ => random.NextDouble())];
        ShapeTable shapes = ShapeTable.FromArrays(coordinates, Ends(ringSizes), Ends(shapeSizes), mended);
        PlanRoom[] rooms = [.. Enumerable.Range(0, random.Next(4)).Select(_ => new PlanRoom(random.Next(shapes.Count), AnyDouble(random)))];
        bool isOfRooms = random.Next(2) == 1;
        return new FloorPlan(shapes, rooms,
        [
            .. Enumerable.Range(0, random.Next(4)).Select(_ => new PlanObstacle(
                random.Next(shapes.Count), random.Next(), (ObstacleKind)random.Next(Enum.GetValues<ObstacleKind>().Length), AnyDouble(random))
            {
                Room = isOfRooms ? random.Next(-1, rooms.Length) : -1,
                Share = isOfRooms ? random.NextDouble() : 1,
            }),
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
