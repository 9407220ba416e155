using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SpaceGeo.Bench.Large;

/// <summary>
/// Copies of a real model beside each other in one valid file: one project with its units and contexts, and a site and building for each
/// copy. A copy's labels are shifted, its GlobalIds derived from the original's and the copy's number, its outermost placements hung below one
/// of its own. The same input gives the same bytes.
/// </summary>
internal sealed class TiledModel
{
    // Between neighbours, in length units of the file, and how many stand in a row.
    private const int Spacing = 200;
    private const int Columns = 20;

    private readonly byte[] _bytes;
    private readonly int _dataStart;
    private readonly int _dataEnd;
    private readonly List<Statement> _statements = [];
    private readonly HashSet<long> _shared = [];
    private readonly long _stride;

    /// <summary>Takes a model apart.</summary>
    /// <param name="path">Path of an IFC file with one project.</param>
    public TiledModel(string path)
    {
        _bytes = File.ReadAllBytes(path);
        _dataStart = _bytes.AsSpan().IndexOf("DATA;"u8) + "DATA;".Length;
        _dataEnd = _bytes.AsSpan().LastIndexOf("ENDSEC;"u8);
        for (int at = _bytes.AsSpan(_dataStart).IndexOf((byte)'#') + _dataStart; at < _dataEnd;)
        {
            var statement = Statement.Read(_bytes, at);
            _statements.Add(statement);
            int next = _bytes.AsSpan(statement.End.._dataEnd).IndexOf((byte)'#');
            at = next < 0 ? _dataEnd : statement.End + next;
        }

        Dictionary<long, Statement> byLabel = _statements.ToDictionary(s => s.Label);
        Share(byLabel, _statements.Single(s => s.Is(_bytes, "IFCPROJECT("u8)).Label);

        // Three labels of each copy are its own placement.
        _stride = _statements.Max(s => s.Label) + 4;
    }

    /// <summary>Writes copies until a length is reached.</summary>
    /// <param name="path">Path of the new file.</param>
    /// <param name="length">Bytes at least.</param>
    /// <returns>Number of copies, the original included.</returns>
    public int Write(string path, long length)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        stream.Write(_bytes.AsSpan(0, _dataEnd));
        int copies = 1;
        for (; stream.Position < length; copies++)
        {
            Copy(stream, copies);
        }

        stream.Write(_bytes.AsSpan(_dataEnd));
        return copies;
    }

    /// <summary>Writes one copy by itself, as a model of its own.</summary>
    /// <param name="path">Path of the new file.</param>
    /// <param name="copy">The copy's number, from 1.</param>
    public void WriteSingle(string path, int copy)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        stream.Write(_bytes.AsSpan(0, _dataStart));
        foreach (Statement statement in _statements.Where(s => _shared.Contains(s.Label)))
        {
            stream.Write(_bytes.AsSpan(statement.Start..statement.End));
        }

        Copy(stream, copy);
        stream.Write(_bytes.AsSpan(_dataEnd));
    }

    // What the project refers to, over any number of steps: units, contexts, the owner's history.
    private void Share(Dictionary<long, Statement> byLabel, long project)
    {
        var open = new Stack<long>([project]);
        while (open.TryPop(out long label))
        {
            if (_shared.Add(label))
            {
                byLabel[label].References.Select(r => r.Label).ToList().ForEach(open.Push);
            }
        }
    }

    private void Copy(Stream stream, int copy)
    {
        long shift = copy * _stride;
        long own = shift + _stride - 3;
        stream.Write(Encoding.ASCII.GetBytes(
            $"#{own}=IFCCARTESIANPOINT(({copy % Columns * Spacing}.,{copy / Columns * Spacing}.,0.));\n"
            + $"#{own + 1}=IFCAXIS2PLACEMENT3D(#{own},$,$);\n#{own + 2}=IFCLOCALPLACEMENT($,#{own + 1});\n"));
        foreach (Statement statement in _statements)
        {
            if (!_shared.Contains(statement.Label))
            {
                Copy(stream, statement, shift, own + 2, copy);
            }
        }
    }

    private void Copy(Stream stream, Statement statement, long shift, long placement, int copy)
    {
        int written = statement.Start;
        foreach (Reference reference in statement.References.Prepend(new Reference(statement.Start, statement.LabelEnd, statement.Label)))
        {
            stream.Write(_bytes.AsSpan(written..reference.Start));
            WriteLabel(stream, _shared.Contains(reference.Label) ? reference.Label : reference.Label + shift);
            written = reference.End;
            ReadOnlySpan<byte> rest = _bytes.AsSpan(written..statement.End);
            if (reference.Start == statement.Start && statement.GlobalId > 0)
            {
                stream.Write(_bytes.AsSpan(written..statement.GlobalId));
                stream.Write(DerivedId(_bytes.AsSpan(statement.GlobalId, Statement.IdLength), copy));
                written = statement.GlobalId + Statement.IdLength;
            }
            else if (reference.Start == statement.Start && statement.Is(_bytes, "IFCLOCALPLACEMENT($"u8))
            {
                int outermost = rest.IndexOf((byte)'$');
                stream.Write(rest[..outermost]);
                WriteLabel(stream, placement);
                written += outermost + 1;
            }
        }

        stream.Write(_bytes.AsSpan(written..statement.End));
        stream.WriteByte((byte)'\n');
    }

    private static void WriteLabel(Stream stream, long label)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(label, digits, out int length);
        stream.WriteByte((byte)'#');
        stream.Write(digits[..length]);
    }

    // 22 digits of base 64, the first below 4: 128 bits.
    private static byte[] DerivedId(ReadOnlySpan<byte> original, int copy)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. original, (byte)copy, (byte)(copy >> 8), (byte)(copy >> 16)], hash);
        byte[] id = new byte[Statement.IdLength];
        for (int i = 0; i < id.Length; i++)
        {
            id[i] = Statement.IdDigits[hash[i] % (i == 0 ? 4 : 64)];
        }

        return id;
    }
}
