using System.Buffers.Text;
using System.Text;

namespace SpaceGeo.Ingest.Step;

/// <summary>Decodes the parameters of an instance.</summary>
internal static class StepParser
{
    private const int DeepestNesting = 64;

    /// <summary>The parameters between the parentheses at the cursor.</summary>
    /// <param name="cursor">Stands before an opening parenthesis.</param>
    /// <param name="text">Decodes strings.</param>
    /// <returns>The values.</returns>
    /// <exception cref="StepSyntaxException">The text breaks the grammar.</exception>
    public static StepValue[] Parameters(ref StepCursor cursor, StepText text) => List(ref cursor, text, 0);

    private static StepValue[] List(ref StepCursor cursor, StepText text, int depth)
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

        var values = new List<StepValue>();
        do
        {
            values.Add(Value(ref cursor, text, depth));
        }
        while (cursor.TryTake(','));
        cursor.Take(')');
        return [.. values];
    }

    private static StepValue Value(ref StepCursor cursor, StepText text, int depth)
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
                return StepValue.OfText(text.Decode(cursor.TakeQuoted(first)));
            case (byte)'"':
                return StepValue.OfBinary(Encoding.ASCII.GetString(cursor.TakeQuoted(first)));
            case (byte)'.' when !cursor.IsNumberAfterDot():
                return Enumeration(ref cursor);
            case (byte)'(':
                return StepValue.OfList(List(ref cursor, text, depth + 1));
            default:
                return IsNumberStart(first) ? Number(ref cursor) : Typed(ref cursor, text, depth);
        }
    }

    private static StepValue Enumeration(ref StepCursor cursor)
    {
        int start = cursor.Position++;
        ReadOnlySpan<byte> word = cursor.TakeKeyword();
        string name = Encoding.ASCII.GetString(word).ToUpperInvariant();
        if (name.Length == 0 || cursor.Current != '.')
        {
            throw new StepSyntaxException(start, "an enumeration without closing '.'");
        }

        cursor.Position++;
        return StepValue.OfEnumeration(name);
    }

    private static StepValue Typed(ref StepCursor cursor, StepText text, int depth)
    {
        int start = cursor.Position;
        string name = Encoding.ASCII.GetString(cursor.TakeKeyword()).ToUpperInvariant();
        if (name.Length == 0)
        {
            throw new StepSyntaxException(start, cursor.AtEnd
                ? "the file ends inside of an entity; it is cut off"
                : $"'{StepCursor.Describe(cursor.Current)}' where a value is expected");
        }

        StepValue[] content = List(ref cursor, text, depth + 1);
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
            : throw new StepSyntaxException(start, $"'{Encoding.ASCII.GetString(digits)}' is no number");
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
        Utf8Parser.TryParse(digits, out value, out int used) && used == digits.Length;
}
