using NetTopologySuite.Geometries;

namespace SpaceGeo.Store.Filters;

/// <summary>A part of a filter as it was read, before anything is known of the layer that is asked.</summary>
/// <param name="Place">Where it stands, as <see cref="RefusedFilterException.Place"/> has it.</param>
public abstract record Expression(string Place)
{
    /// <summary>How deep operations may stand in one another. The database and this reader recurse over them: a chain of 10,000 would take
    /// their stacks, and no filter that a person means has 30.</summary>
    public const int DeepestNesting = 100;

    /// <summary>Operations that stand in one another here, this one included.</summary>
    internal virtual int Depth => 1;
}

/// <summary>A text.</summary>
/// <param name="Value">Without quotes.</param>
/// <param name="Place">Where it stands.</param>
public sealed record TextValue(string Value, string Place) : Expression(Place);

/// <summary>A number.</summary>
/// <param name="Value">Finite.</param>
/// <param name="Place">Where it stands.</param>
public sealed record NumberValue(double Value, string Place) : Expression(Place);

/// <summary>True or false.</summary>
/// <param name="Value">Which.</param>
/// <param name="Place">Where it stands.</param>
public sealed record BooleanValue(bool Value, string Place) : Expression(Place);

/// <summary>A day.</summary>
/// <param name="Value">In the Gregorian calendar.</param>
/// <param name="Place">Where it stands.</param>
public sealed record DateValue(DateOnly Value, string Place) : Expression(Place);

/// <summary>An instant.</summary>
/// <param name="Value">In UTC.</param>
/// <param name="Place">Where it stands.</param>
public sealed record TimestampValue(DateTime Value, string Place) : Expression(Place);

/// <summary>The end of an interval that is open: <c>'..'</c>.</summary>
/// <param name="Place">Where it stands.</param>
public sealed record OpenEnd(string Place) : Expression(Place);

/// <summary>A span of time.</summary>
/// <param name="From">A day, an instant, a property or an open end.</param>
/// <param name="To">The same.</param>
/// <param name="Place">Where it stands.</param>
public sealed record IntervalValue(Expression From, Expression To, string Place) : Expression(Place);

/// <summary>A geometry.</summary>
/// <param name="Value">In the coordinates that the filter gives, in their order; heights are left out.</param>
/// <param name="Place">Where it stands.</param>
public sealed record GeometryValue(NetTopologySuite.Geometries.Geometry Value, string Place) : Expression(Place);

/// <summary>A box along the axes.</summary>
/// <param name="Low">The corner with the lower coordinates, in the order of the filter's coordinate system.</param>
/// <param name="High">The corner across; its longitude is lower than the other one's where the box spans the antimeridian.</param>
/// <param name="Place">Where it stands.</param>
public sealed record BoxValue(Coordinate Low, Coordinate High, string Place) : Expression(Place);

/// <summary>Several values.</summary>
/// <param name="Items">In the order in which they stand.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ListValue(IReadOnlyList<Expression> Items, string Place) : Expression(Place)
{
    internal override int Depth => 1 + Items.Select(i => i.Depth).DefaultIfEmpty().Max();
}

/// <summary>A property by its name.</summary>
/// <param name="Name">As the client wrote it.</param>
/// <param name="Place">Where it stands.</param>
public sealed record PropertyName(string Name, string Place) : Expression(Place);

/// <summary>An operator with what it is applied to.</summary>
public sealed record Operation : Expression
{
    private Operation(FilterOperator @operator, IReadOnlyList<Expression> arguments, string place, int depth)
        : base(place)
    {
        Operator = @operator;
        Arguments = arguments;
        Depth = depth;
    }

    /// <summary>The operator.</summary>
    public FilterOperator Operator { get; }

    /// <summary>As many as the operator takes.</summary>
    public IReadOnlyList<Expression> Arguments { get; }

    internal override int Depth { get; }

    /// <summary>Applies an operator.</summary>
    /// <param name="operator">The operator.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="arguments">What it is applied to.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="RefusedFilterException">It stands more than <see cref="Expression.DeepestNesting"/> deep.</exception>
    public static Operation Of(FilterOperator @operator, string place, params IReadOnlyList<Expression> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        int depth = 1 + arguments.Max(a => a.Depth);
        return depth <= DeepestNesting ? new Operation(@operator, arguments, place, depth) : throw TooDeep(place);
    }

    /// <summary>The refusal of what is nested too deep.</summary>
    /// <param name="place">Where the limit is passed.</param>
    internal static RefusedFilterException TooDeep(string place) =>
        new(place, $"the filter is nested more than {DeepestNesting} deep; 'and', 'or' and 'in' take many operands without nesting.");
}
