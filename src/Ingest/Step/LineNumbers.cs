namespace SpaceGeo.Ingest.Step;

/// <summary>Turns offsets into line numbers. Counts once, and only when somebody asks: messages need lines, reading does not.</summary>
/// <param name="bytes">The file.</param>
internal sealed class LineNumbers(byte[] bytes)
{
    private const int Chunk = 1 << 16;
    // Lines end with LF or CR LF; files of old Macintosh programs have CR alone.
    private readonly byte _end = bytes.AsSpan().Contains((byte)'\n') ? (byte)'\n' : (byte)'\r';
    private int[]? _linesBefore;

    /// <summary>The line of an offset.</summary>
    /// <param name="offset">Offset in bytes; beyond the end it means the end.</param>
    /// <returns>Line from 1.</returns>
    public int At(int offset)
    {
        int end = Math.Min(offset, bytes.Length);
        int chunk = end / Chunk;
        _linesBefore ??= Count();
        return 1 + _linesBefore[chunk] + bytes.AsSpan((chunk * Chunk)..end).Count(_end);
    }

    // The number of line ends before each chunk.
    private int[] Count()
    {
        int[] before = new int[(bytes.Length / Chunk) + 1];
        for (int chunk = 1; chunk < before.Length; chunk++)
        {
            before[chunk] = before[chunk - 1] + bytes.AsSpan((chunk - 1) * Chunk, Chunk).Count(_end);
        }

        return before;
    }
}
