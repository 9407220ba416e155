using System.Buffers.Binary;
using SpaceGeo.Exchange.Documents;

namespace SpaceGeo.Exchange.Flat;

/// <summary>
/// Reads shapes from flat arrays: <c>coordinates</c> x, y, x, y, … in metres; <c>ringEnds</c>, for each ring the number of the vertex after its
/// last; <c>shapeEnds</c>, for each shape the number of the ring after its last (without it each ring is a shape); <c>ids</c>; and for
/// obstacles <c>rooms</c>, the number of the only room that each takes from, or −1. Instead of a list of numbers there may be bytes: 64-bit
/// floats for coordinates, 32-bit whole numbers for the others, low byte first, as typed arrays and NumPy give them.
/// </summary>
/// <remarks>The rings of a shape need no order and no direction: a point belongs to it where an odd number of them lies around it.</remarks>
/// <param name="builder">Receives the shapes.</param>
/// <param name="collection">rooms or obstacles.</param>
internal sealed class FlatReader(BatchBuilder builder, string collection)
{
    private static readonly string[] Known = ["coordinates", "ringEnds", "shapeEnds", "ids", "rooms"];

    private readonly bool _areRooms = collection == "rooms";

    /// <summary>Whether a value is of this form.</summary>
    /// <typeparam name="T">The encoding.</typeparam>
    /// <param name="table">The value.</param>
    public static bool IsFlat<T>(T table)
        where T : struct, IDocumentValue<T> => table.Kind == DocumentKind.Map && table.TryGetMember("coordinates", out _);

    /// <summary>Reads the shapes.</summary>
    /// <typeparam name="T">The encoding.</typeparam>
    /// <param name="table">The arrays.</param>
    /// <exception cref="MalformedInputException">An array is missing, is no array, or does not fit the others.</exception>
    public void Read<T>(T table)
        where T : struct, IDocumentValue<T>
    {
        if (table.Members().FirstOrDefault(m => !Known.Contains(m.Key)).Key is string unknown)
        {
            throw Wrong($"'{unknown}' is not known beside the coordinates; these are: {string.Join(", ", Known[1..])}");
        }

        double[] coordinates = Numbers(table, "coordinates") ?? [];
        int[] ringEnds = Whole(table, "ringEnds") ?? throw Wrong("the ringEnds are missing");
        int[] shapeEnds = Whole(table, "shapeEnds") ?? [.. Enumerable.Range(1, ringEnds.Length)];
        CheckEnds(coordinates, ringEnds, shapeEnds);
        string?[] ids = Ids(table, shapeEnds.Length);
        int[]? rooms = Rooms(table, shapeEnds.Length);
        for (int shape = 0; shape < shapeEnds.Length; shape++)
        {
            AddRings(coordinates, ringEnds, shape == 0 ? 0 : shapeEnds[shape - 1], shapeEnds[shape]);
            if (_areRooms)
            {
                builder.EndRoom(ids[shape], shape);
            }
            else
            {
                builder.EndObstacle(ids[shape], shape, rooms?[shape] ?? -1);
            }
        }
    }

    private void CheckEnds(double[] coordinates, int[] ringEnds, int[] shapeEnds)
    {
        if (coordinates.Length % 2 != 0 || !Rise(ringEnds, coordinates.Length / 2))
        {
            throw Wrong($"the ringEnds must rise to the number of vertices, {coordinates.Length / 2}");
        }

        if (!Rise(shapeEnds, ringEnds.Length))
        {
            throw Wrong($"the shapeEnds must rise to the number of rings, {ringEnds.Length}");
        }
    }

    private int[]? Rooms<T>(T table, int count)
        where T : struct, IDocumentValue<T>
    {
        int[]? rooms = Whole(table, "rooms");
        if (rooms is null || (!_areRooms && rooms.Length == count))
        {
            return rooms;
        }

        throw Wrong(_areRooms ? "rooms stand beside obstacles alone" : "there must be a room for each obstacle, or −1");
    }

    private void AddRings(double[] coordinates, int[] ringEnds, int first, int end)
    {
        for (int ring = first; ring < end; ring++)
        {
            for (int vertex = ring == 0 ? 0 : ringEnds[ring - 1]; vertex < ringEnds[ring]; vertex++)
            {
                builder.AddVertex(coordinates[2 * vertex], coordinates[(2 * vertex) + 1]);
            }

            builder.EndOpenRing();
        }
    }

    private double[]? Numbers<T>(T table, string name)
        where T : struct, IDocumentValue<T>
    {
        if (!table.TryGetMember(name, out T array) || array.Kind == DocumentKind.Nil)
        {
            return null;
        }

        if (array.Kind == DocumentKind.Binary)
        {
            ReadOnlySpan<byte> bytes = array.Binary;
            double[] numbers = bytes.Length % 8 == 0 ? new double[bytes.Length / 8] : throw Wrong($"the bytes of {name} are no 64-bit floats");
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
            }

            return numbers;
        }

        return array.Kind == DocumentKind.List
            ? [.. array.Elements().Select(n => n.Kind == DocumentKind.Number ? n.Number : throw Wrong($"{name} must hold numbers alone"))]
            : throw Wrong($"{name} must be a list of numbers, or bytes");
    }

    private int[]? Whole<T>(T table, string name)
        where T : struct, IDocumentValue<T>
    {
        if (table.TryGetMember(name, out T array) && array.Kind == DocumentKind.Binary)
        {
            ReadOnlySpan<byte> bytes = array.Binary;
            int[] numbers = bytes.Length % 4 == 0 ? new int[bytes.Length / 4] : throw Wrong($"the bytes of {name} are no 32-bit whole numbers");
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]);
            }

            return numbers;
        }

        return Numbers(table, name) is double[] all
            ? [.. all.Select(n => n == Math.Floor(n) && Math.Abs(n) <= int.MaxValue ? (int)n : throw Wrong($"{name} must hold whole numbers"))]
            : null;
    }

    private string?[] Ids<T>(T table, int count)
        where T : struct, IDocumentValue<T>
    {
        if (!table.TryGetMember("ids", out T list) || list.Kind == DocumentKind.Nil)
        {
            return new string?[count];
        }

        string?[] ids = list.Kind == DocumentKind.List ? [.. list.Elements().Select(IdOf)] : throw Wrong("ids must be a list");
        return ids.Length == count ? ids : throw Wrong($"there are {ids.Length} ids for {count} shapes");
    }

    private string? IdOf<T>(T id)
        where T : struct, IDocumentValue<T> => id.Kind switch
        {
            DocumentKind.Nil => null,
            DocumentKind.Text or DocumentKind.Number => id.Text,
            DocumentKind.Boolean or DocumentKind.Binary or DocumentKind.List or DocumentKind.Map or DocumentKind.Other =>
                throw Wrong("an id must be a text or a number"),
        };

    private static bool Rise(int[] ends, int last)
    {
        int before = 0;
        foreach (int end in ends)
        {
            if (end < before)
            {
                return false;
            }

            before = end;
        }

        return before == last;
    }

    private MalformedInputException Wrong(string problem) =>
        new(collection, problem);
}
