using System.Globalization;
using System.Text;

namespace SpaceGeo.Store.Filters;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    Word,
    QuotedName,
    Text,
    Number,
    Symbol,
    End,
}

/// <summary>A token of a filter in text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, without quotes.</param>
/// <param name="Character">The number of its first character, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Character)
{
    public string Place => PlaceOf(Character);

    public static string PlaceOf(int character) => string.Create(CultureInfo.InvariantCulture, $"character {character}");

    public bool IsWord(string word) => Kind == TokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && string.Equals(Text, symbol, StringComparison.Ordinal);

    /// <summary>As it is named in a refusal.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end of the filter",
        TokenKind.Text => $"the text '{Shortened}'",
        TokenKind.QuotedName => $"the name \"{Shortened}\"",
        TokenKind.Word or TokenKind.Number or TokenKind.Symbol => $"'{Shortened}'",
    };

    private string Shortened => Text.Length <= 40 ? Text : Text[..40] + "…";
}

/// <summary>Cuts a filter in text into tokens.</summary>
internal sealed class TextTokens
{
    private static readonly string[] Symbols = ["<>", "<=", ">=", "=", "<", ">", "(", ")", ",", "+", "-", "*", "/", "%", "^"];

    private readonly string _text;
    private int _at; // of the next character that was not read
    private int _character = 1; // its number; a pair of surrogates is one

    private TextTokens(string text) => _text = text;

    /// <summary>All tokens; the last one is the end.</summary>
    /// <param name="text">The filter.</param>
    /// <exception cref="RefusedFilterException">A character that begins nothing, or a text without an end.</exception>
    public static List<Token> Of(string text)
    {
        var reader = new TextTokens(text);
        var tokens = new List<Token>();
        do
        {
            tokens.Add(reader.Next());
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        Skip(_text.AsSpan(_at).IndexOfAnyExcept(" \t\r\n") is int blanks and >= 0 ? blanks : _text.Length - _at);
        int first = _character;
        if (_at == _text.Length)
        {
            return new Token(TokenKind.End, "", first);
        }

        char next = _text[_at];
        if (next is '\'' or '"')
        {
            return new Token(next == '"' ? TokenKind.QuotedName : TokenKind.Text, Quoted(next), first);
        }

        if (char.IsAsciiDigit(next) || (next == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])))
        {
            return new Token(TokenKind.Number, Skip(NumberLength()), first);
        }

        if (BeginsName(next))
        {
            return new Token(TokenKind.Word, Skip(NameLength()), first);
        }

        string? symbol = Symbols.FirstOrDefault(s => string.CompareOrdinal(_text, _at, s, 0, s.Length) == 0);
        return symbol is not null
            ? new Token(TokenKind.Symbol, Skip(symbol.Length), first)
            : throw new RefusedFilterException(
                Token.PlaceOf(first), $"{Named(next)} has no meaning here; texts stand in single quotes, names in double quotes or none.");
    }

    private string Skip(int length)
    {
        ReadOnlySpan<char> skipped = _text.AsSpan(_at, length);
        _at += length;
        foreach (char c in skipped)
        {
            _character += char.IsLowSurrogate(c) ? 0 : 1;
        }

        return skipped.ToString();
    }

    // In a text, a quote is written twice or behind a backslash; a backslash before anything else is itself.
    private string Quoted(char quote)
    {
        int first = _character;
        var text = new StringBuilder();
        Skip(1);
        while (_at < _text.Length)
        {
            bool twice = _at + 1 < _text.Length && _text[_at + 1] == quote;
            if (_text[_at] == quote && !twice)
            {
                Skip(1);
                return text.ToString();
            }

            if (twice && (_text[_at] == quote || (_text[_at] == '\\' && quote == '\'')))
            {
                Skip(1);
            }

            text.Append(Skip(1));
        }

        throw new RefusedFilterException(Token.PlaceOf(first), $"the {quote} that begins here has no end.");
    }

    private int NumberLength()
    {
        int end = Digits(_at);
        if (end < _text.Length && _text[end] == '.')
        {
            end = Digits(end + 1);
        }

        if (end < _text.Length && _text[end] is 'e' or 'E')
        {
            int exponent = end + 1 < _text.Length && _text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            end = Digits(exponent) is int last && last > exponent ? last : end;
        }

        return end - _at;
    }

    private int Digits(int from)
    {
        int end = from;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
        {
            end++;
        }

        return end;
    }

    private int NameLength()
    {
        int end = _at;
        while (end < _text.Length && (BeginsName(_text[end]) || char.IsAsciiDigit(_text[end]) || _text[end] == '.'))
        {
            end++;
        }

        return end - _at;
    }

    private static bool BeginsName(char c) => char.IsAsciiLetter(c) || c is '_' or ':' || (c > '\x7F' && char.IsLetter(c));

    private static string Named(char c) => c > ' ' && !char.IsSurrogate(c) ? $"'{c}'" : string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
}
