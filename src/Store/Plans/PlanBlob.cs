using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Store.Plans;

/// <summary>
/// A floor plan as bytes, and back, bit for bit. Little-endian: the letters <c>SGFP</c>, version (32 bit), the numbers of coordinates, rings,
/// shapes, rooms and obstacles (32 bit each); then coordinates (64-bit floats), ring ends, shape ends, rooms (shape, cut height) and
/// obstacles (shape, element, kind, cut height). Arrays are copied as they lie in memory: .NET runs on little-endian machines only. Version 2
/// adds for each obstacle the only room that it concerns (32 bit, −1 for all) and its share, version 3 at the end for each shape by how much
/// mending may have changed it (64-bit floats); each is written for plans that need it.
/// </summary>
public static class PlanBlob
{
    private const int Plain = 1;
    private const int WithRooms = 2;
    private const int WithMending = 3;
    private const int HeaderBytes = 28;
    private const int RoomBytes = 12;
    private const int ObstacleBytes = 17;
    private const int RoomAndShareBytes = 12;

    private static ReadOnlySpan<byte> Magic => "SGFP"u8;

    /// <summary>The bytes of a plan.</summary>
    /// <param name="plan">Any plan.</param>
    /// <returns>16 bytes for each vertex and a few for the rest.</returns>
    public static byte[] Encode(FloorPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ShapeTable shapes = plan.Shapes;
        int version = !shapes.Mended.IsEmpty ? WithMending : plan.Obstacles.Any(o => o.Room >= 0 || o.Share != 1) ? WithRooms : Plain;
        byte[] blob = new byte[Size(
            version, shapes.Coordinates.Length, shapes.RingEnds.Length, shapes.Count, plan.Rooms.Count, plan.Obstacles.Count)];
        Magic.CopyTo(blob);
        var writer = new Writer(blob, Magic.Length);
        writer.Int(version);
        writer.Int(shapes.Coordinates.Length);
        writer.Int(shapes.RingEnds.Length);
        writer.Int(shapes.Count);
        writer.Int(plan.Rooms.Count);
        writer.Int(plan.Obstacles.Count);
        writer.Doubles(shapes.Coordinates);
        writer.Ints(shapes.RingEnds);
        writer.Ints(shapes.ShapeEnds);
        foreach (PlanRoom room in plan.Rooms)
        {
            writer.Int(room.Shape);
            writer.Double(room.CutHeight);
        }

        foreach (PlanObstacle obstacle in plan.Obstacles)
        {
            writer.Int(obstacle.Shape);
            writer.Int(obstacle.Element);
            writer.Byte(KindCode(obstacle.Kind));
            writer.Double(obstacle.CutHeight);
            if (version >= WithRooms)
            {
                writer.Int(obstacle.Room);
                writer.Double(obstacle.Share);
            }
        }

        writer.Doubles(shapes.Mended);
        return blob;
    }

    /// <summary>The plan in bytes.</summary>
    /// <param name="blob">What <see cref="Encode"/> made.</param>
    /// <returns>The same plan.</returns>
    /// <exception cref="InvalidDataException">These are not a plan's bytes, or not all, or of a version that this program does not know.</exception>
    public static FloorPlan Decode(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < HeaderBytes || !blob[..Magic.Length].SequenceEqual(Magic))
        {
            throw new InvalidDataException($"A stored plan of {blob.Length} bytes does not begin as a plan does.");
        }

        var reader = new Reader(blob, Magic.Length);
        int version = reader.Int();
        if (version is not (Plain or WithRooms or WithMending))
        {
            throw new InvalidDataException($"A stored plan has version {version}; this program reads versions {Plain} to {WithMending}.");
        }

        int coordinates = reader.Int();
        int rings = reader.Int();
        int shapes = reader.Int();
        int rooms = reader.Int();
        int obstacles = reader.Int();
        if (int.Min(int.Min(coordinates, rings), int.Min(int.Min(shapes, rooms), obstacles)) < 0
            || Size(version, coordinates, rings, shapes, rooms, obstacles) != blob.Length)
        {
            throw new InvalidDataException($"A stored plan has {blob.Length} bytes, which is not what its header announces.");
        }

        double[] vertices = reader.Doubles(coordinates);
        int[] ringEnds = reader.Ints(rings);
        int[] shapeEnds = reader.Ints(shapes);
        PlanRoom[] planRooms = ReadRooms(ref reader, rooms, shapes);
        PlanObstacle[] planObstacles = ReadObstacles(ref reader, version, obstacles, (shapes, rooms));
        double[] mended = version >= WithMending ? reader.Doubles(shapes) : [];
        return new FloorPlan(Table(vertices, ringEnds, shapeEnds, mended), planRooms, planObstacles);
    }

    private static long Size(int version, long coordinates, long rings, long shapes, long rooms, long obstacles) =>
        HeaderBytes + (8 * coordinates) + (4 * (rings + shapes)) + (RoomBytes * rooms)
        + ((version >= WithRooms ? ObstacleBytes + RoomAndShareBytes : ObstacleBytes) * obstacles) + (version >= WithMending ? 8 * shapes : 0);

    private static ShapeTable Table(double[] coordinates, int[] ringEnds, int[] shapeEnds, double[] mended)
    {
        try
        {
            return ShapeTable.FromArrays(coordinates, ringEnds, shapeEnds, mended);
        }
        catch (ArgumentException cause)
        {
            throw new InvalidDataException("A stored plan's rings and shapes do not fit its coordinates.", cause);
        }
    }

    private static PlanRoom[] ReadRooms(ref Reader reader, int count, int shapes)
    {
        var rooms = new PlanRoom[count];
        for (int i = 0; i < count; i++)
        {
            rooms[i] = new PlanRoom(Checked(reader.Int(), shapes), reader.Double());
        }

        return rooms;
    }

    private static PlanObstacle[] ReadObstacles(ref Reader reader, int version, int count, (int Shapes, int Rooms) known)
    {
        var obstacles = new PlanObstacle[count];
        for (int i = 0; i < count; i++)
        {
            obstacles[i] = new PlanObstacle(Checked(reader.Int(), known.Shapes), reader.Int(), KindOf(reader.Byte()), reader.Double());
            if (version >= WithRooms)
            {
                int room = reader.Int();
                obstacles[i] = obstacles[i] with { Room = room < 0 ? -1 : Checked(room, known.Rooms), Share = Share(reader.Double()) };
            }
        }

        return obstacles;
    }

    private static int Checked(int shape, int shapes) => shape >= 0 && shape < shapes
        ? shape
        : throw new InvalidDataException($"A stored plan names number {shape} of {shapes}.");

    private static double Share(double share) => share is >= 0 and <= 1
        ? share
        : throw new InvalidDataException(FormattableString.Invariant($"A stored plan takes a share {share} of an obstacle; it must lie between 0 and 1."));

    // Codes of stored data: never renumbered.
    private static byte KindCode(ObstacleKind kind) => kind switch
    {
        ObstacleKind.Column => 0,
        ObstacleKind.Wall => 1,
        ObstacleKind.CurtainWallPart => 2,
        ObstacleKind.Partition => 3,
        ObstacleKind.Pilaster => 4,
        ObstacleKind.Covering => 5,
        ObstacleKind.Shaft => 6,
        ObstacleKind.SlabOpening => 7,
        ObstacleKind.Headroom => 8,
        ObstacleKind.RoomClass => 9,
        ObstacleKind.Niche => 10,
    };

    private static ObstacleKind KindOf(byte code) => code switch
    {
        0 => ObstacleKind.Column,
        1 => ObstacleKind.Wall,
        2 => ObstacleKind.CurtainWallPart,
        3 => ObstacleKind.Partition,
        4 => ObstacleKind.Pilaster,
        5 => ObstacleKind.Covering,
        6 => ObstacleKind.Shaft,
        7 => ObstacleKind.SlabOpening,
        8 => ObstacleKind.Headroom,
        9 => ObstacleKind.RoomClass,
        10 => ObstacleKind.Niche,
        _ => throw new InvalidDataException($"A stored plan has an obstacle of kind {code}, which this program does not know."),
    };

    private ref struct Writer(Span<byte> target, int position)
    {
        private readonly Span<byte> _target = target;
        private int _position = position;

        public void Byte(byte value) => _target[_position++] = value;

        public void Int(int value)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_target[_position..], value);
            _position += 4;
        }

        public void Double(double value)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(_target[_position..], value);
            _position += 8;
        }

        public void Ints(ReadOnlySpan<int> values) => Copy(values);

        public void Doubles(ReadOnlySpan<double> values) => Copy(values);

        private void Copy<T>(ReadOnlySpan<T> values)
            where T : unmanaged
        {
            ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
            bytes.CopyTo(_target[_position..]);
            _position += bytes.Length;
        }
    }

    private ref struct Reader(ReadOnlySpan<byte> source, int position)
    {
        private readonly ReadOnlySpan<byte> _source = source;
        private int _position = position;

        public byte Byte() => _source[_position++];

        public int Int()
        {
            _position += 4;
            return BinaryPrimitives.ReadInt32LittleEndian(_source[(_position - 4)..]);
        }

        public double Double()
        {
            _position += 8;
            return BinaryPrimitives.ReadDoubleLittleEndian(_source[(_position - 8)..]);
        }

        public int[] Ints(int count) => Copy<int>(count);

        public double[] Doubles(int count) => Copy<double>(count);

        private T[] Copy<T>(int count)
            where T : unmanaged
        {
            T[] values = GC.AllocateUninitializedArray<T>(count);
            Span<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan());
            _source.Slice(_position, bytes.Length).CopyTo(bytes);
            _position += bytes.Length;
            return values;
        }
    }
}
