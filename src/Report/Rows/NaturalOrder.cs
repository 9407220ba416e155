namespace SpaceGeo.Report.Rows;

/// <summary>The order in which people count room numbers: 2 before 10, 1.9 before 1.10, A2 before a10.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder()
    {
    }

    /// <summary>The one instance.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> a = x;
        ReadOnlySpan<char> b = y;
        while (!a.IsEmpty && !b.IsEmpty)
        {
            int order = char.IsAsciiDigit(a[0]) && char.IsAsciiDigit(b[0])
                ? CompareNumbers(TakeDigits(ref a), TakeDigits(ref b))
                : char.ToUpperInvariant(Take(ref a)).CompareTo(char.ToUpperInvariant(Take(ref b)));
            if (order != 0)
            {
                return order;
            }
        }

        int rest = a.Length.CompareTo(b.Length);
        return rest != 0 ? rest : string.CompareOrdinal(x, y); // 007 and 7, a and A: equal to people, still in a fixed order.
    }

    // By value without parsing: a number may have any number of digits.
    private static int CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.TrimStart('0');
        b = b.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }

    private static ReadOnlySpan<char> TakeDigits(ref ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        ReadOnlySpan<char> digits = count < 0 ? text : text[..count];
        text = text[digits.Length..];
        return digits;
    }

    private static char Take(ref ReadOnlySpan<char> text)
    {
        char first = text[0];
        text = text[1..];
        return first;
    }
}
