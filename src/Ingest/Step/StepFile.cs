using System.Text;

namespace SpaceGeo.Ingest.Step;

/// <summary>
/// A file in the clear text encoding of ISO 10303-21. It is indexed once, without decoding; an instance is decoded when it is asked for.
/// Knows nothing of the schema.
/// </summary>
public sealed class StepFile
{
    private readonly byte[] _bytes;
    private readonly StepIndex _index;
    private readonly StepText _text;
    private readonly StepParser _parser;
    private readonly LineNumbers _lines;

    private StepFile(string name, byte[] bytes)
    {
        Name = name;
        _bytes = bytes;
        _text = new StepText(bytes);
        _index = new StepIndex(bytes.Length);
        _parser = new StepParser(_text);
        _lines = new LineNumbers(bytes);
        Header = StepHeader.Of(new Dictionary<string, StepValue[]>());
    }

    /// <summary>Name of the file, without its folder.</summary>
    public string Name { get; }

    /// <summary>The header.</summary>
    public StepHeader Header { get; private set; }

    /// <summary>Number of instances.</summary>
    public int Count => _index.Count;

    /// <summary>Labels that stand more than once; the first instance counts.</summary>
    public IReadOnlyList<long> RepeatedLabels => _index.Repeated;

    /// <summary>Number of strings in the file whose bytes are neither ASCII nor UTF-8; 0 as long as none of them was decoded.</summary>
    public int DoubtfulStrings => _text.Foreign?.Strings ?? 0;

    /// <summary>The encoding in which those strings are read: the most plausible one over all of them. Empty where there are none.</summary>
    public string TextEncoding => _text.Foreign?.Raw?.Name ?? string.Empty;

    /// <summary>The types of which the file has instances, in upper case.</summary>
    public IEnumerable<string> Types => _index.Types;

    /// <summary>The bytes as they were read.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Indexes a file that has been read into memory.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="bytes">Its bytes; they are kept and must not change.</param>
    /// <returns>The indexed file.</returns>
    /// <exception cref="StepException">It is no exchange structure, or broken, or cut off.</exception>
    public static StepFile Read(string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var file = new StepFile(name, bytes);
        var scanner = new StepScanner(bytes, file._index, file._parser);
        try
        {
            file.Header = scanner.Scan();
            return file;
        }
        catch (StepSyntaxException e)
        {
            string entity = scanner.UnderWay < 0 ? string.Empty : $"#{scanner.UnderWay}";
            throw new StepException(name, file._lines.At(e.Offset), entity, e.Message);
        }
    }

    /// <summary>Whether the file has an instance.</summary>
    /// <param name="label">The number behind <c>#</c>.</param>
    /// <returns>True when it has.</returns>
    public bool Contains(long label) => _index.Find(label) >= 0;

    /// <summary>The type of an instance, without decoding it.</summary>
    /// <param name="label">The number behind <c>#</c>.</param>
    /// <returns>The type in upper case; empty for a complex instance or one that the file does not have.</returns>
    public string TypeOf(long label)
    {
        int position = _index.Find(label);
        return position < 0 ? string.Empty : _index.Type(position);
    }

    /// <summary>The labels of all instances of a type, in the order of the file.</summary>
    /// <param name="type">The type in upper case; subtypes are types of their own.</param>
    /// <returns>Their labels.</returns>
    public IEnumerable<long> Labels(string type) => _index.OffsetsOf(type).Select(start => new StepCursor(_bytes, start + 1).TakeLabel());

    /// <summary>Decodes an instance.</summary>
    /// <param name="label">The number behind <c>#</c>.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="StepException">The file does not have it, or its text is broken.</exception>
    public StepEntity Entity(long label)
    {
        int position = _index.Find(label);
        if (position < 0)
        {
            throw new StepException(Name, 0, string.Empty, $"#{label} is referred to, but the file does not have it", StepFault.Dangling);
        }

        try
        {
            return Decode(label, position);
        }
        catch (StepSyntaxException e)
        {
            throw new StepException(Name, _lines.At(e.Offset), $"#{label}={_index.Type(position)}", e.Message);
        }
    }

    /// <summary>The line on which an instance begins.</summary>
    /// <param name="label">The number behind <c>#</c>.</param>
    /// <returns>Line from 1; 0 for an instance that the file does not have.</returns>
    public int LineOf(long label)
    {
        int position = _index.Find(label);
        return position < 0 ? 0 : _lines.At(_index.Offset(position));
    }

    /// <summary>An error at an instance.</summary>
    /// <param name="label">The number behind <c>#</c>.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="fault">Of which family it is.</param>
    /// <returns>The exception to throw.</returns>
    public StepException Error(long label, string problem, StepFault fault = StepFault.Attribute) =>
        new(Name, LineOf(label), $"#{label}={TypeOf(label)}", problem, fault);

    /// <summary>Reads a list of numbers without making objects: what a point costs.</summary>
    /// <param name="label">An instance whose first attribute is a list of numbers, as <c>#1=X((0.,1.))</c>.</param>
    /// <param name="into">Receives the numbers.</param>
    /// <returns>How many there are; at most as many as fit are written.</returns>
    /// <exception cref="StepException">The instance is missing, or its first attribute is no list of numbers.</exception>
    public int FirstReals(long label, Span<double> into)
    {
        int position = _index.Find(label);
        if (position >= 0)
        {
            StepCursor cursor = KeywordAt(position);
            cursor.TakeKeyword();
            if (StepParser.TryReals(ref cursor, into, out int count))
            {
                return count;
            }
        }

        double[] reals = Entity(label).Reals(0);
        reals.AsSpan(0, Math.Min(reals.Length, into.Length)).CopyTo(into);
        return reals.Length;
    }

    // Past the label and the equals sign, whose place the scanner has seen to.
    private StepCursor KeywordAt(int position)
    {
        var cursor = new StepCursor(_bytes, _index.Offset(position) + 1);
        cursor.TakeLabel();
        cursor.Take('=');
        cursor.SkipBlank();
        return cursor;
    }

    private StepEntity Decode(long label, int position)
    {
        StepCursor cursor = KeywordAt(position);
        string type = _index.Type(position);
        if (type.Length > 0)
        {
            cursor.TakeKeyword();
            StepValue[] values = _parser.Parameters(ref cursor);
            cursor.Take(';');
            return new StepEntity(this, label, type, values, []);
        }

        var parts = new List<StepEntity>();
        cursor.Take('(');
        while (!cursor.TryTake(')'))
        {
            int start = cursor.Position;
            string part = Encoding.ASCII.GetString(cursor.TakeKeyword()).ToUpperInvariant();
            if (part.Length == 0)
            {
                throw new StepSyntaxException(start, "a complex instance without the name of its part");
            }

            parts.Add(new StepEntity(this, label, part, _parser.Parameters(ref cursor), []));
        }

        return new StepEntity(this, label, string.Empty, [], parts);
    }
}
