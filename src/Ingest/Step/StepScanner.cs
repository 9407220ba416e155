using System.Text;

namespace SpaceGeo.Ingest.Step;

/// <summary>Goes once over a file: reads its header and notes where each instance stands.</summary>
/// <param name="bytes">The file.</param>
/// <param name="index">Receives the instances.</param>
/// <param name="parser">Decodes the header.</param>
internal sealed class StepScanner(byte[] bytes, StepIndex index, StepParser parser)
{
    /// <summary>The label of the instance under way, or −1 between instances.</summary>
    public long UnderWay { get; private set; } = -1;

    /// <summary>Scans the file.</summary>
    /// <returns>The header.</returns>
    /// <exception cref="StepSyntaxException">The file breaks the grammar.</exception>
    public StepHeader Scan()
    {
        var cursor = new StepCursor(bytes, StartsWithByteOrderMark() ? 3 : 0);
        RequireStart(ref cursor);
        RequireKeyword(ref cursor, "HEADER"u8);
        StepHeader header = ReadHeader(ref cursor);
        bool hasData = false;
        while (true)
        {
            cursor.SkipBlank();
            int start = cursor.Position;
            ReadOnlySpan<byte> keyword = cursor.TakeKeyword();
            if (keyword.SequenceEqual("END-ISO-10303-21"u8))
            {
                break;
            }

            if (keyword.IsEmpty && cursor.AtEnd)
            {
                throw new StepSyntaxException(start, "the file ends without END-ISO-10303-21; it is cut off");
            }

            cursor.SkipStatement();
            if (keyword.SequenceEqual("DATA"u8))
            {
                hasData = true;
                ScanData(ref cursor);
            }
            else if (keyword.IsEmpty)
            {
                throw new StepSyntaxException(start, $"'{StepCursor.Describe(bytes[start])}' between the sections");
            }
        }

        return hasData ? header : throw new StepSyntaxException(cursor.Position, "the file has no DATA section");
    }

    private bool StartsWithByteOrderMark() => bytes.AsSpan().StartsWith("\uFEFF"u8);

    private void RequireStart(ref StepCursor cursor)
    {
        if (bytes.Length == 0)
        {
            throw new StepSyntaxException(0, "the file is empty");
        }

        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            throw new StepSyntaxException(0, "this is a zip archive, not an IFC file in STEP form; unpack it first");
        }

        if (bytes.AsSpan() is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [(byte)'I', 0, ..] or [0, (byte)'I', ..])
        {
            throw new StepSyntaxException(0, "the file is in UTF-16; the STEP form is written in single bytes: save it as UTF-8");
        }

        cursor.SkipBlank();
        if (!cursor.TakeKeyword().SequenceEqual("ISO-10303-21"u8))
        {
            throw new StepSyntaxException(0, "not an IFC file in STEP form: it does not begin with ISO-10303-21");
        }

        cursor.Take(';');
    }

    private static void RequireKeyword(ref StepCursor cursor, ReadOnlySpan<byte> keyword)
    {
        cursor.SkipBlank();
        int start = cursor.Position;
        if (!cursor.TakeKeyword().SequenceEqual(keyword))
        {
            throw new StepSyntaxException(
                start, $"{Encoding.ASCII.GetString(keyword)} is missing{(cursor.AtEnd ? "; the file is cut off" : string.Empty)}");
        }

        cursor.Take(';');
    }

    private StepHeader ReadHeader(ref StepCursor cursor)
    {
        var entities = new Dictionary<string, StepValue[]>();
        while (true)
        {
            cursor.SkipBlank();
            int start = cursor.Position;
            string keyword = Encoding.ASCII.GetString(cursor.TakeKeyword()).ToUpperInvariant();
            if (keyword == "ENDSEC")
            {
                cursor.Take(';');
                return StepHeader.Of(entities);
            }

            if (keyword.Length == 0)
            {
                throw new StepSyntaxException(start, cursor.AtEnd ? "the file ends in its header; it is cut off" : "the header is broken");
            }

            entities[keyword] = parser.Parameters(ref cursor);
            cursor.Take(';');
        }
    }

    private void ScanData(ref StepCursor cursor)
    {
        SkipPlain(ref cursor);
        while (cursor.TryTake('#'))
        {
            int start = cursor.Position - 1;
            long label = cursor.TakeLabel();
            UnderWay = label;
            cursor.Take('=');
            cursor.SkipBlank();
            ReadOnlySpan<byte> keyword = cursor.TakeKeyword();
            if (cursor.Current != '(' && !cursor.TryTake('('))
            {
                throw new StepSyntaxException(start, cursor.AtEnd ? "the file ends here; it is cut off" : "there is no type and no parameter");
            }

            index.Add(label, start, keyword);
            cursor.SkipStatement();
            UnderWay = -1;
            SkipPlain(ref cursor);
        }

        int end = cursor.Position;
        if (!cursor.TakeKeyword().SequenceEqual("ENDSEC"u8))
        {
            throw new StepSyntaxException(end, cursor.AtEnd
                ? "the file ends inside of its DATA section; it is cut off"
                : $"'{StepCursor.Describe(bytes[end])}' where '#' or ENDSEC is expected");
        }

        cursor.Take(';');
    }

    // Takes plain statements up to the next one that is not, or whose keyword is new: that one is looked at closely.
    private void SkipPlain(ref StepCursor cursor)
    {
        cursor.SkipBlank();
        while (PlainStatement.TryRead(bytes, cursor.Position, out PlainStatement plain)
            && index.TryAdd(plain.Label, cursor.Position, bytes.AsSpan(plain.Keyword..plain.KeywordEnd)))
        {
            cursor.Position = plain.End;
            cursor.SkipBlank();
        }
    }
}
