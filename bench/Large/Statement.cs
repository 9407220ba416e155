using System.Buffers;
using System.Globalization;
using System.Text;

namespace SpaceGeo.Bench.Large;

/// <summary>A reference within a file's bytes.</summary>
/// <param name="Start">Offset of its <c>#</c>.</param>
/// <param name="End">Offset behind its digits.</param>
/// <param name="Label">What it refers to.</param>
internal readonly record struct Reference(int Start, int End, long Label);

/// <summary>One instance of a file as text.</summary>
/// <param name="Start">Offset of its <c>#</c>.</param>
/// <param name="LabelEnd">Offset behind its label.</param>
/// <param name="End">Offset behind its semicolon.</param>
/// <param name="Label">Its label.</param>
/// <param name="GlobalId">Offset of its GlobalId, or 0.</param>
/// <param name="References">The references in it, in order.</param>
internal sealed record Statement(int Start, int LabelEnd, int End, long Label, int GlobalId, IReadOnlyList<Reference> References)
{
    /// <summary>Characters of a GlobalId.</summary>
    public const int IdLength = 22;

    private static readonly SearchValues<byte> IdBytes = SearchValues.Create(IdDigits);

    /// <summary>The digits of base 64 as GlobalIds have them.</summary>
    public static ReadOnlySpan<byte> IdDigits => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$"u8;

    /// <summary>Reads a statement.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="start">Offset of its <c>#</c>.</param>
    /// <returns>The statement.</returns>
    public static Statement Read(byte[] bytes, int start)
    {
        Reference own = ReferenceAt(bytes, start);
        var references = new List<Reference>();
        bool inString = false;
        int at = own.End;
        for (; inString || bytes[at] != ';'; at++)
        {
            inString ^= bytes[at] == '\'';
            if (!inString && bytes[at] == '#')
            {
                references.Add(ReferenceAt(bytes, at));
            }
        }

        int first = bytes.AsSpan(own.End..at).IndexOf("('"u8) + own.End + 2;
        return new Statement(start, own.End, at + 1, own.Label, IsGlobalId(bytes, own.End, first) ? first : 0, references);
    }

    /// <summary>Whether the statement begins so behind its equals sign.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="text">A keyword and what follows.</param>
    public bool Is(byte[] bytes, ReadOnlySpan<byte> text) => bytes.AsSpan(LabelEnd..End).TrimStart(" ="u8).StartsWith(text);

    // The first attribute, with as many digits as an id has, and the reference to an owner's history or nothing behind it.
    private static bool IsGlobalId(byte[] bytes, int labelEnd, int at) =>
        bytes.AsSpan(labelEnd..at).Count((byte)'(') == 1
        && bytes.AsSpan(at, IdLength).IndexOfAnyExcept(IdBytes) < 0
        && bytes[at + IdLength] == '\'' && bytes[at + IdLength + 1] == ',' && bytes[at + IdLength + 2] is (byte)'#' or (byte)'$';

    private static Reference ReferenceAt(byte[] bytes, int start)
    {
        int end = start + 1;
        while (char.IsAsciiDigit((char)bytes[end]))
        {
            end++;
        }

        return new Reference(start, end, long.Parse(Encoding.ASCII.GetString(bytes, start + 1, end - start - 1), CultureInfo.InvariantCulture));
    }
}
