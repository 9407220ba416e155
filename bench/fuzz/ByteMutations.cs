namespace SpaceGeo.Fuzz;

/// <summary>Ways to damage a file whatever is in it.</summary>
internal static class ByteMutations
{
    private static readonly (string Name, Func<byte[], Random, byte[]> Apply)[] Ways =
    [
        ("byte flipped", (bytes, random) => Changed(bytes, random, b => (byte)(b ^ (1 << random.Next(8))))),
        ("byte replaced", (bytes, random) => Changed(bytes, random, _ => (byte)random.Next(256))),
        ("truncated", (bytes, random) => bytes[..random.Next(bytes.Length)]),
        ("range deleted", Deleted),
        ("range repeated", Repeated),
    ];

    /// <summary>Damages a file in one way.</summary>
    /// <param name="bytes">The file; it stays as it is.</param>
    /// <param name="random">The source of chance.</param>
    /// <returns>The damaged file, and how it was damaged.</returns>
    public static (byte[] Bytes, string Name) Apply(byte[] bytes, Random random)
    {
        (string name, Func<byte[], Random, byte[]> apply) = Ways[random.Next(Ways.Length)];
        return bytes.Length == 0 ? (bytes, name) : (apply(bytes, random), name);
    }

    private static byte[] Changed(byte[] bytes, Random random, Func<byte, byte> change)
    {
        byte[] changed = [.. bytes];
        int times = random.Next(4) == 0 ? 1 + random.Next(50) : 1;
        for (int i = 0; i < times; i++)
        {
            int at = random.Next(changed.Length);
            changed[at] = change(changed[at]);
        }

        return changed;
    }

    private static byte[] Deleted(byte[] bytes, Random random)
    {
        (int start, int length) = Piece(bytes, random);
        return [.. bytes.AsSpan(0, start), .. bytes.AsSpan(start + length)];
    }

    private static byte[] Repeated(byte[] bytes, Random random)
    {
        (int start, int length) = Piece(bytes, random);
        return [.. bytes.AsSpan(0, start + length), .. bytes.AsSpan(start)];
    }

    private static (int Start, int Length) Piece(byte[] bytes, Random random)
    {
        int start = random.Next(bytes.Length);
        return (start, Math.Min(bytes.Length - start, 1 + random.Next(random.Next(2) == 0 ? 20 : 5_000)));
    }
}
