using System.Buffers.Text;
using System.Text;

namespace SpaceGeo.Ingest.Step;

/// <summary>Decodes the parameters of an instance.</summary>
/// <param name="text">Decodes strings.</param>
internal sealed class StepParser(StepText text)
{
    private const int DeepestNesting = 64;

    // Values under way in one entity: a mesh of ten million corners. Each takes 32 bytes in memory, against two in the file.
    private const int MostValues = 1 << 24;

    // Messages show the beginning of what they are about.
    private const int LongestShown = 40;

    // Bytes. The longest strings in models are pictures, of some megabytes.
    private const int LongestText = 1 << 26;

    // Powers of ten that a double holds exactly.
    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    // Enumerations and the types of values: a few words, each made a string once.
    private readonly KeywordTable _words = new();

    // The values of the lists under way, so that each list is made once at its right length.
    private StepValue[] _pending = new StepValue[64];
    private int _pendingCount;

    /// <summary>The parameters between the parentheses at the cursor.</summary>
    /// <param name="cursor">Stands before an opening parenthesis.</param>
    /// <returns>The values.</returns>
    /// <exception cref="StepSyntaxException">The text breaks the grammar.</exception>
    public StepValue[] Parameters(ref StepCursor cursor)
    {
        _pendingCount = 0;
        return List(ref cursor, 0);
    }

    private StepValue[] List(ref StepCursor cursor, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new StepSyntaxException(cursor.Position, $"lists nested deeper than {DeepestNesting}");
        }

        cursor.Take('(');
        if (cursor.TryTake(')'))
        {
            return [];
        }

        int first = _pendingCount;
        do
        {
            if (_pendingCount == MostValues)
            {
                throw new StepSyntaxException(cursor.Position, $"an entity of more than {MostValues} values");
            }

            Push(Value(ref cursor, depth));
        }
        while (cursor.TryTake(','));
        cursor.Take(')');
        StepValue[] values = _pending[first.._pendingCount];
        _pendingCount = first;
        return values;
    }

    private void Push(StepValue value)
    {
        if (_pendingCount == _pending.Length)
        {
            Array.Resize(ref _pending, 2 * _pendingCount);
        }

        _pending[_pendingCount++] = value;
    }

    private StepValue Value(ref StepCursor cursor, int depth)
    {
        cursor.SkipBlank();
        byte first = cursor.Current;
        switch (first)
        {
            case (byte)'$':
                cursor.Position++;
                return StepValue.OfNull();
            case (byte)'*':
                cursor.Position++;
                return StepValue.OfDerived();
            case (byte)'#':
                cursor.Position++;
                return StepValue.OfReference(cursor.TakeLabel());
            case (byte)'\'':
                return StepValue.OfText(text.Decode(Quoted(ref cursor)));
            case (byte)'"':
                return StepValue.OfBinary(Encoding.ASCII.GetString(Quoted(ref cursor)));
            case (byte)'.' when !cursor.IsNumberAfterDot():
                return Enumeration(ref cursor);
            case (byte)'(':
                return StepValue.OfList(List(ref cursor, depth + 1));
            default:
                return IsNumberStart(first) ? Number(ref cursor) : Typed(ref cursor, depth);
        }
    }

    private static ReadOnlySpan<byte> Quoted(ref StepCursor cursor)
    {
        int start = cursor.Position;
        ReadOnlySpan<byte> quoted = cursor.TakeQuoted(cursor.Current);
        return quoted.Length <= LongestText
            ? quoted
            : throw new StepSyntaxException(start, $"a string of {quoted.Length} bytes; the longest that is read has {LongestText}");
    }

    private StepValue Enumeration(ref StepCursor cursor)
    {
        int start = cursor.Position++;
        ReadOnlySpan<byte> word = cursor.TakeKeyword();
        string name = _words[_words.Intern(word)];
        if (name.Length == 0 || cursor.Current != '.')
        {
            throw new StepSyntaxException(start, "an enumeration without closing '.'");
        }

        cursor.Position++;
        return StepValue.OfEnumeration(name);
    }

    private StepValue Typed(ref StepCursor cursor, int depth)
    {
        int start = cursor.Position;
        string name = _words[_words.Intern(cursor.TakeKeyword())];
        if (name.Length == 0)
        {
            throw new StepSyntaxException(start, cursor.AtEnd
                ? "the file ends inside of an entity; it is cut off"
                : $"'{StepCursor.Describe(cursor.Current)}' where a value is expected");
        }

        StepValue[] content = List(ref cursor, depth + 1);
        return content.Length == 1
            ? StepValue.OfTyped(name, content[0])
            : throw new StepSyntaxException(start, $"{name} holds {content.Length} values, expected one");
    }

    private static bool IsNumberStart(byte b) => (uint)(b - '0') <= 9 || b is (byte)'-' or (byte)'+' or (byte)'.';

    private static StepValue Number(ref StepCursor cursor)
    {
        int start = cursor.Position;
        ReadOnlySpan<byte> digits = cursor.TakeNumber(out bool isReal);
        if (digits[0] == '+')
        {
            digits = digits[1..];
        }

        if (!isReal && Utf8Parser.TryParse(digits, out long integer, out int used) && used == digits.Length)
        {
            return StepValue.OfInteger(integer);
        }

        return TryReal(digits, out double real)
            ? StepValue.OfReal(real)
            : throw new StepSyntaxException(start, $"'{Encoding.ASCII.GetString(digits[..Math.Min(digits.Length, LongestShown)])}' is no number");
    }

    /// <summary>Reads <c>((1.,2.))</c> straight from the text.</summary>
    /// <param name="cursor">Stands before the outer parenthesis.</param>
    /// <param name="into">Receives the numbers.</param>
    /// <param name="count">How many there were.</param>
    /// <returns>False for anything but plain numbers, or more than fit: then the general way has to be taken.</returns>
    internal static bool TryReals(ref StepCursor cursor, Span<double> into, out int count)
    {
        count = 0;
        if (!cursor.TryTake('(') || !cursor.TryTake('('))
        {
            return false;
        }

        do
        {
            cursor.SkipBlank();
            ReadOnlySpan<byte> digits = cursor.TakeNumber(out _);
            if (digits.IsEmpty || count == into.Length || !TryReal(digits, out into[count]))
            {
                return false;
            }

            count++;
        }
        while (cursor.TryTake(','));
        return cursor.TryTake(')');
    }

    /// <summary>A real from its text, as <c>1.</c>, <c>-.5</c>, <c>1.E-5</c>.</summary>
    /// <param name="digits">The text without a leading plus.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the whole text is a number.</returns>
    internal static bool TryReal(ReadOnlySpan<byte> digits, out double value) =>
        TryShortReal(digits, out value) || (Utf8Parser.TryParse(digits, out value, out int used) && used == digits.Length);

    // A whole number below 2⁵³ over a power of ten up to 10²², both exact as doubles: their quotient is the number rounded once, as the
    // general way gives it (Clinger 1990), in 11 ns instead of 29.
    private static bool TryShortReal(ReadOnlySpan<byte> digits, out double value)
    {
        value = 0;
        bool isNegative = digits.Length > 0 && digits[0] == '-';
        long mantissa = 0;
        int point = -1;
        int end = digits.Length;
        for (int i = isNegative ? 1 : 0; i < end; i++)
        {
            uint digit = (uint)(digits[i] - '0');
            if (digit <= 9 && mantissa < 1L << 49)
            {
                mantissa = (mantissa * 10) + digit;
            }
            else if (digits[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        int decimals = point < 0 ? 0 : end - point - 1;
        int count = end - (isNegative ? 1 : 0) - (point < 0 ? 0 : 1);
        if (count == 0 || decimals >= PowersOfTen.Length)
        {
            return false;
        }

        value = mantissa / PowersOfTen[decimals];
        value = isNegative ? -value : value;
        return true;
    }
}
