using System.Globalization;

namespace SpaceGeo.Store.Filters;

/// <summary>Reads CQL2 text (OGC 21-065r2, annex B) by recursive descent.</summary>
/// <remarks>Operands of any kind are read wherever one may stand; whether their kinds fit is said by <see cref="FilterTranslator"/>, which knows
/// the layer. Every recursion passes <see cref="Nested"/>, which bounds its depth.</remarks>
internal sealed class TextParser
{
    private static readonly string[] Reserved =
        ["and", "or", "not", "like", "ilike", "between", "in", "is", "null", "div"];

    private readonly TokenCursor _tokens;
    private readonly WktParser _wkt;
    private readonly bool _olderDialect;
    private int _depth;

    private TextParser(string text, bool olderDialect)
    {
        _tokens = new TokenCursor(TextTokens.Of(text));
        _wkt = new WktParser(_tokens);
        _olderDialect = olderDialect;
    }

    /// <summary>Reads a filter.</summary>
    /// <param name="text">The filter.</param>
    /// <param name="olderDialect">Whether ILIKE is known, which drafts of the standard had.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="RefusedFilterException">It is not CQL2.</exception>
    public static Expression Parse(string text, bool olderDialect)
    {
        var parser = new TextParser(text, olderDialect);
        Expression filter = parser.Alternatives();
        return parser._tokens.Current.Kind == TokenKind.End ? filter : throw parser._tokens.Unexpected("'and', 'or' or the end of the filter");
    }

    private Expression Alternatives() => Chain("or", FilterOperator.Or, () => Chain("and", FilterOperator.And, Negation));

    private Expression Chain(string word, FilterOperator @operator, Func<Expression> part)
    {
        List<Expression> parts = [part()];
        string place = _tokens.Current.Place;
        while (_tokens.TakeWord(word))
        {
            parts.Add(part());
        }

        return parts.Count == 1 ? parts[0] : Operation.Of(@operator, place, parts);
    }

    private Expression Negation()
    {
        var places = new Stack<string>();
        string place = _tokens.Current.Place;
        while (_tokens.TakeWord("not"))
        {
            places.Push(place);
            place = _tokens.Current.Place;
        }

        Expression negated = Predicate();
        foreach (string at in places)
        {
            negated = Operation.Of(FilterOperator.Not, at, negated);
        }

        return negated;
    }

    private Expression Predicate()
    {
        Expression left = Sum();
        Token at = _tokens.Current;
        if (at.Kind == TokenKind.Symbol && OperatorForm.OfName(at.Text) is { Family: OperatorFamily.Comparison } comparison)
        {
            _tokens.Take();
            return Operation.Of(comparison.Operator, at.Place, left, Sum());
        }

        if (_tokens.TakeWord("is"))
        {
            bool isNot = _tokens.TakeWord("not");
            _tokens.ExpectWord("null");
            return Negated(isNot, at.Place, Operation.Of(FilterOperator.IsNull, at.Place, left));
        }

        // NOT behind an operand belongs to one of these.
        return at.IsWord("not") || at.IsWord("like") || at.IsWord("ilike") || at.IsWord("between") || at.IsWord("in")
            ? Negated(_tokens.TakeWord("not"), at.Place, Comparison(left))
            : left;
    }

    private Operation Comparison(Expression left)
    {
        Token at = _tokens.Current;
        if (_tokens.TakeWord("like"))
        {
            return Operation.Of(FilterOperator.Like, at.Place, left, Sum());
        }

        if (_tokens.TakeWord("between"))
        {
            Expression low = Sum();
            _tokens.ExpectWord("and");
            return Operation.Of(FilterOperator.Between, at.Place, left, low, Sum());
        }

        if (_tokens.TakeWord("in"))
        {
            return Operation.Of(FilterOperator.In, at.Place, left, List());
        }

        if (_olderDialect && _tokens.TakeWord("ilike"))
        {
            return Operation.Of(
                FilterOperator.Like,
                at.Place,
                Operation.Of(FilterOperator.CaseInsensitive, left.Place, left),
                Operation.Of(FilterOperator.CaseInsensitive, at.Place, Sum()));
        }

        throw at.IsWord("ilike")
            ? new RefusedFilterException(at.Place, "ILIKE is no operator of CQL2; write CASEI(name) LIKE CASEI('pattern').")
            : _tokens.Unexpected("LIKE, BETWEEN or IN");
    }

    private static Operation Negated(bool isNot, string place, Operation operation) =>
        isNot ? Operation.Of(FilterOperator.Not, place, operation) : operation;

    private Expression Sum() => LeftToRight(["+", "-"], () => LeftToRight(["*", "/", "%", "div"], Power));

    private Expression LeftToRight(string[] operators, Func<Expression> part)
    {
        Expression left = part();
        while (_tokens.Current is { Kind: TokenKind.Symbol or TokenKind.Word } at
            && operators.FirstOrDefault(o => at.IsSymbol(o) || at.IsWord(o)) is { } name)
        {
            _tokens.Take();
            left = Operation.Of(OperatorForm.OfName(name)!.Operator, at.Place, left, part());
        }

        return left;
    }

    private Expression Power()
    {
        Expression number = Signed();
        Token at = _tokens.Current;
        if (!_tokens.TakeSymbol("^"))
        {
            return number;
        }

        Operation power = Operation.Of(FilterOperator.Power, at.Place, number, Signed());
        return _tokens.Current.IsSymbol("^")
            ? throw new RefusedFilterException(_tokens.Current.Place, "a power of a power needs parentheses that say which is meant.")
            : power;
    }

    private Expression Signed()
    {
        Token sign = _tokens.Current;
        if (!_tokens.TakeSymbol("-") && !_tokens.TakeSymbol("+"))
        {
            return Operand();
        }

        bool negative = sign.Text == "-";
        if (_tokens.Current.IsSymbol("-") || _tokens.Current.IsSymbol("+"))
        {
            throw _tokens.Unexpected("a number or a name behind the sign");
        }

        Expression unsigned = Operand();
        return unsigned switch
        {
            NumberValue number => new NumberValue(negative ? -number.Value : number.Value, sign.Place),
            _ when negative => Operation.Of(FilterOperator.Multiply, sign.Place, new NumberValue(-1, sign.Place), unsigned),
            _ => unsigned,
        };
    }

    private Expression Operand()
    {
        Token at = _tokens.Current;
        switch (at.Kind)
        {
            case TokenKind.Text:
                _tokens.Take();
                return new TextValue(at.Text, at.Place);
            case TokenKind.Number:
                return new NumberValue(_tokens.Number(), at.Place);
            case TokenKind.QuotedName:
                _tokens.Take();
                return new PropertyName(at.Text, at.Place);
            case TokenKind.Symbol when at.IsSymbol("("):
                return Nested(() => _tokens.InParentheses(Alternatives));
            case TokenKind.Word when !Reserved.Contains(at.Text, StringComparer.OrdinalIgnoreCase):
                return Named(at);
            case TokenKind.Word:
            case TokenKind.Symbol:
            case TokenKind.End:
                throw _tokens.Unexpected("a value, a name or a function");
            default:
                throw new InvalidOperationException($"No operand is made of {at.Kind}.");
        }
    }

    private Expression Named(Token at)
    {
        if (at.IsWord("true") || at.IsWord("false"))
        {
            _tokens.Take();
            return new BooleanValue(at.IsWord("true"), at.Place);
        }

        if (WktParser.Knows(at) && _tokens.Following is { } next && (next.IsSymbol("(") || next.IsWord("z") || next.IsWord("empty")))
        {
            return Nested(_wkt.Geometry);
        }

        _tokens.Take();
        return _tokens.Current.IsSymbol("(") ? Nested(() => Function(at)) : new PropertyName(at.Text, at.Place);
    }

    private Expression Function(Token name)
    {
        if (name.IsWord("bbox"))
        {
            return _wkt.Box(name.Place);
        }

        if (name.IsWord("date") || name.IsWord("timestamp"))
        {
            return _tokens.InParentheses(() => Instant(name));
        }

        if (name.IsWord("interval"))
        {
            return Interval(name.Place);
        }

        if (OperatorForm.OfFunction(name.Text) is { } form)
        {
            return Operation.Of(form.Operator, name.Place, Arguments(form, name));
        }

        throw new RefusedFilterException(name.Place, name.IsWord("accenti")
            ? "ACCENTI is not supported; CASEI is."
            : $"there is no function {name}; these are: {OperatorForm.Functions}, DATE, TIMESTAMP, INTERVAL, BBOX.");
    }

    private List<Expression> Arguments(OperatorForm form, Token name)
    {
        Func<Expression> argument = form.Family == OperatorFamily.List ? ListOrOperand : Alternatives;
        List<Expression> arguments = _tokens.InParentheses(() => Separated(argument));
        return arguments.Count == form.Most
            ? arguments
            : throw new RefusedFilterException(
                name.Place, string.Create(CultureInfo.InvariantCulture, $"{name} takes {form.Most} operands, not {arguments.Count}."));
    }

    private Expression ListOrOperand() => _tokens.Current.IsSymbol("(") ? List() : Sum();

    private Expression List()
    {
        string place = _tokens.Current.Place;
        return Nested(() => new ListValue(
            _tokens.InParentheses(() => _tokens.Current.IsSymbol(")") ? [] : Separated(Sum)), place));
    }

    private List<Expression> Separated(Func<Expression> item)
    {
        List<Expression> items = [item()];
        while (_tokens.TakeSymbol(","))
        {
            items.Add(item());
        }

        return items;
    }

    private Expression Instant(Token name)
    {
        Token at = _tokens.Current;
        string example = name.IsWord("date") ? "'2024-12-31'" : "'2024-12-31T23:59:59Z'";
        if (at.Kind != TokenKind.Text)
        {
            throw _tokens.Unexpected($"a text in quotes, as {example}");
        }

        _tokens.Take();
        return name.IsWord("date") ? TimeValues.Date(at.Text, at.Place) : TimeValues.Timestamp(at.Text, at.Place);
    }

    private IntervalValue Interval(string place) => _tokens.InParentheses(() =>
    {
        Expression from = IntervalEnd();
        _tokens.ExpectSymbol(",");
        return new IntervalValue(from, IntervalEnd(), place);
    });

    private Expression IntervalEnd() => Sum() is var end && end is TextValue text ? TimeValues.IntervalEnd(text.Value, text.Place) : end;

    private Expression Nested(Func<Expression> read)
    {
        if (_depth == Expression.DeepestNesting)
        {
            throw Operation.TooDeep(_tokens.Current.Place);
        }

        _depth++;
        Expression found = read();
        _depth--;
        return found;
    }
}
