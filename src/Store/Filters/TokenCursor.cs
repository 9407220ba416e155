using System.Globalization;

namespace SpaceGeo.Store.Filters;

/// <summary>Goes through the tokens of a filter.</summary>
/// <param name="tokens">All tokens; the last one is the end.</param>
internal sealed class TokenCursor(List<Token> tokens)
{
    private int _at;

    /// <summary>The token to read next.</summary>
    public Token Current => tokens[_at];

    /// <summary>The token behind it, or null at the end.</summary>
    public Token? Following => _at + 1 < tokens.Count ? tokens[_at + 1] : null;

    /// <summary>Goes on; the end is never passed.</summary>
    public void Take() => _at = Math.Min(_at + 1, tokens.Count - 1);

    public bool TakeWord(string word) => TakeIf(Current.IsWord(word));

    public bool TakeSymbol(string symbol) => TakeIf(Current.IsSymbol(symbol));

    public void ExpectWord(string word)
    {
        if (!TakeWord(word))
        {
            throw Unexpected(word.ToUpperInvariant());
        }
    }

    public void ExpectSymbol(string symbol)
    {
        if (!TakeSymbol(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }
    }

    /// <summary>Reads what stands between parentheses.</summary>
    /// <param name="read">Reads it.</param>
    public T InParentheses<T>(Func<T> read)
    {
        ExpectSymbol("(");
        T found = read();
        ExpectSymbol(")");
        return found;
    }

    /// <summary>Reads a number without a sign.</summary>
    public double Number()
    {
        Token at = Current;
        if (at.Kind != TokenKind.Number)
        {
            throw Unexpected("a number");
        }

        Take();
        double number = double.Parse(at.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : throw new RefusedFilterException(at.Place, $"{at} is beyond the largest double, 1.8e308.");
    }

    /// <summary>The refusal of the current token.</summary>
    /// <param name="expected">What would be right.</param>
    public RefusedFilterException Unexpected(string expected) => new(Current.Place, $"expected {expected}, found {Current}.");

    private bool TakeIf(bool found)
    {
        if (found)
        {
            Take();
        }

        return found;
    }
}
