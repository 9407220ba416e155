using System.Buffers;

namespace SpaceGeo.Ingest.Step;

/// <summary>Reads tokens of the clear text encoding from a position on.</summary>
/// <param name="bytes">The whole file.</param>
/// <param name="position">Where to start.</param>
internal ref struct StepCursor(ReadOnlySpan<byte> bytes, int position)
{
    private static readonly SearchValues<byte> StatementMarks = SearchValues.Create(";'\"/"u8);
    private static readonly SearchValues<byte> KeywordBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);

    // The longest name in IFC4X3 has 46 letters.
    private const int LongestKeyword = 1024;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Offset of the next byte.</summary>
    public int Position { get; set; } = position;

    /// <summary>Whether the file is at its end.</summary>
    public readonly bool AtEnd => Position >= _bytes.Length;

    /// <summary>The next byte, or 0 at the end.</summary>
    public readonly byte Current => Position < _bytes.Length ? _bytes[Position] : (byte)0;

    /// <summary>Passes white space and comments.</summary>
    /// <exception cref="StepSyntaxException">A comment is not closed.</exception>
    public void SkipBlank()
    {
        while (Position < _bytes.Length)
        {
            byte here = _bytes[Position];
            if (here <= ' ')
            {
                Position++;
            }
            else if (here == '/' && Position + 1 < _bytes.Length && _bytes[Position + 1] == '*')
            {
                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Takes the next character if it is the one named, blanks before it passed.</summary>
    /// <param name="character">An ASCII character.</param>
    /// <returns>Whether it was there.</returns>
    public bool TryTake(char character)
    {
        if (Position < _bytes.Length && _bytes[Position] == character)
        {
            Position++;
            return true;
        }

        SkipBlank();
        if (Current != character || AtEnd)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>Takes the character named.</summary>
    /// <param name="character">An ASCII character.</param>
    /// <exception cref="StepSyntaxException">It is not there.</exception>
    public void Take(char character)
    {
        if (!TryTake(character))
        {
            throw new StepSyntaxException(Position, AtEnd
                ? $"the file ends where '{character}' is expected; it is cut off"
                : $"'{Describe(Current)}' where '{character}' is expected");
        }
    }

    /// <summary>Takes a word: letters, digits, underscore and minus; the mark of a user-defined keyword before it is passed.</summary>
    /// <returns>Its bytes; empty when there is none.</returns>
    /// <exception cref="StepSyntaxException">It is longer than any word of a schema.</exception>
    public ReadOnlySpan<byte> TakeKeyword()
    {
        SkipBlank();
        Position += Current == '!' ? 1 : 0;
        ReadOnlySpan<byte> rest = _bytes[Position..];
        int length = rest.IndexOfAnyExcept(KeywordBytes);
        length = length < 0 ? rest.Length : length;
        if (length > LongestKeyword)
        {
            throw new StepSyntaxException(Position, $"a word of {length} letters");
        }

        Position += length;
        return rest[..length];
    }

    /// <summary>Takes the digits behind <c>#</c>.</summary>
    /// <returns>The label.</returns>
    /// <exception cref="StepSyntaxException">There is no digit, or the number exceeds 63 bit.</exception>
    public long TakeLabel()
    {
        int start = Position;
        long label = 0;
        while (Position < _bytes.Length && (uint)(_bytes[Position] - '0') <= 9)
        {
            int digit = _bytes[Position++] - '0';
            // The first comparison spares nearly all labels the exact one.
            if (label >= long.MaxValue / 10 && label > (long.MaxValue - digit) / 10)
            {
                throw new StepSyntaxException(start, "a label beyond 63 bit");
            }

            label = (label * 10) + digit;
        }

        return Position > start ? label : throw new StepSyntaxException(
            start, AtEnd ? "the file ends inside of a label; it is cut off" : "'#' without digits");
    }

    /// <summary>Passes all up to and including the semicolon that ends the statement.</summary>
    /// <exception cref="StepSyntaxException">The file ends before.</exception>
    public void SkipStatement()
    {
        int start = Position;
        while (true)
        {
            int found = _bytes[Position..].IndexOfAny(StatementMarks);
            if (found < 0)
            {
                throw new StepSyntaxException(start, "the file ends inside of a statement; it is cut off");
            }

            Position += found;
            byte mark = _bytes[Position];
            if (mark == ';')
            {
                Position++;
                return;
            }

            SkipMarked(mark);
        }
    }

    /// <summary>Takes a string or binary with its quotes; doubled quotes belong to it.</summary>
    /// <param name="quote">The quote that stands at the position.</param>
    /// <returns>What lies between the outer quotes.</returns>
    /// <exception cref="StepSyntaxException">It is not closed.</exception>
    public ReadOnlySpan<byte> TakeQuoted(byte quote)
    {
        int start = ++Position;
        while (true)
        {
            int found = _bytes[Position..].IndexOf(quote);
            if (found < 0)
            {
                throw new StepSyntaxException(start - 1, "a string is not closed; the file is cut off");
            }

            Position += found + 1;
            if (Current == quote && !AtEnd)
            {
                Position++;
            }
            else if (!IsCodePoint(Position - 1))
            {
                return _bytes[start..(Position - 1)];
            }
        }
    }

    // \S\' stands for a character of its own (0xA7, the section sign). A path that ends in \S\ looks the same, but then a comma or a
    // parenthesis follows.
    private readonly bool IsCodePoint(int quote)
    {
        if (quote < 3 || !_bytes[(quote - 3)..quote].SequenceEqual("\\S\\"u8))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = _bytes[(quote + 1)..].TrimStart(" \t\r\n"u8);
        return !rest.IsEmpty && rest[0] is not ((byte)',' or (byte)')');
    }

    /// <summary>Whether the dot at the position begins a number, which some writers leave without its zero.</summary>
    /// <returns>True before a digit.</returns>
    public readonly bool IsNumberAfterDot() => Position + 1 < _bytes.Length && (uint)(_bytes[Position + 1] - '0') <= 9;

    /// <summary>Takes a number.</summary>
    /// <param name="isReal">Whether it has a point or an exponent.</param>
    /// <returns>Its text.</returns>
    public ReadOnlySpan<byte> TakeNumber(out bool isReal)
    {
        int start = Position;
        isReal = false;
        while (Position < _bytes.Length)
        {
            byte here = _bytes[Position];
            if (here is (byte)'.' or (byte)'E' or (byte)'e')
            {
                isReal = true;
            }
            else if ((uint)(here - '0') > 9 && here is not ((byte)'-' or (byte)'+'))
            {
                break;
            }

            Position++;
        }

        return _bytes[start..Position];
    }

    internal static string Describe(byte value) => value is > 31 and < 127 ? ((char)value).ToString() : $"byte 0x{value:X2}";

    private void SkipMarked(byte mark)
    {
        if (mark is (byte)'\'' or (byte)'"')
        {
            TakeQuoted(mark);
        }
        else if (Position + 1 < _bytes.Length && _bytes[Position + 1] == '*')
        {
            SkipComment();
        }
        else
        {
            Position++;
        }
    }

    private void SkipComment()
    {
        int end = _bytes[(Position + 2)..].IndexOf("*/"u8);
        if (end < 0)
        {
            throw new StepSyntaxException(Position, "a comment is not closed; the file may be cut off");
        }

        Position += end + 4;
    }
}
