using NetTopologySuite.Geometries;
using SpaceGeo.Store.Filters;

namespace SpaceGeo.Tests;

/// <summary>The properties that random filters name.</summary>
/// <param name="Texts">Those with a text.</param>
/// <param name="Numbers">Those with a number.</param>
/// <param name="Times">Those with a day or an instant.</param>
/// <param name="Lists">Those with a list of texts.</param>
internal sealed record FilterNames(string[] Texts, string[] Numbers, string[] Times, string[] Lists)
{
    /// <summary>Names that are hard to write.</summary>
    public static FilterNames Odd { get; } = new(["number", "not", "\""], ["netAreaM2", "名"], ["a.b:c"], ["select"]);
}

/// <summary>Makes filters that both encodings can hold, with every operator and every kind of value.</summary>
internal sealed class RandomFilter(int seed, FilterNames names)
{
    private static readonly GeometryFactory Factory = new();
    private static readonly string[] Texts = ["", "a", "O'Brien", "50 %", "会议室", "\"x\"", "tab\there", "😀", "a)b(", "back\\slash", "-- ;"];

    private static readonly FilterOperator[] Comparisons =
    [
        FilterOperator.Equal, FilterOperator.NotEqual, FilterOperator.Less, FilterOperator.LessOrEqual, FilterOperator.Greater,
        FilterOperator.GreaterOrEqual,
    ];

    private static readonly FilterOperator[] Arithmetic =
    [
        FilterOperator.Add, FilterOperator.Subtract, FilterOperator.Multiply, FilterOperator.Divide, FilterOperator.Modulo,
        FilterOperator.WholeDivide, FilterOperator.Power,
    ];

    private readonly Random _random = new(seed);

    public Expression Condition(int depth) => _random.Next(depth > 0 ? 12 : 9) switch
    {
        0 => Compared(depth),
        1 => Apply(FilterOperator.Like, Text(depth), new TextValue(Pick(Texts), "")),
        2 => Apply(FilterOperator.Between, Number(depth), Number(depth), Number(depth)),
        3 => _random.Next(2) == 0
            ? Apply(FilterOperator.In, Text(depth), List(() => Text(0), 1))
            : Apply(FilterOperator.In, Number(depth), List(() => Number(0), 1)),
        4 => Apply(FilterOperator.IsNull, Scalar(depth)),
        5 => Apply(FilterOperator.SpatialContains + _random.Next(8), Place(), Place()),
        6 => Apply(FilterOperator.TimeAfter + _random.Next(15), Time(), Time()),
        7 => Apply(FilterOperator.ListContainedBy + _random.Next(4), List(() => new TextValue(Pick(Texts), ""), 0), Name(names.Lists)),
        8 => new BooleanValue(_random.Next(2) == 0, ""),
        9 => Apply(FilterOperator.Not, Condition(depth - 1)),
        10 => Apply(FilterOperator.And, [.. Several(2, 4, () => Condition(depth - 1))]),
        _ => Apply(FilterOperator.Or, [.. Several(2, 4, () => Condition(depth - 1))]),
    };

    private static Operation Apply(FilterOperator @operator, params Expression[] arguments) => Operation.Of(@operator, "", arguments);

    private Expression Scalar(int depth) => _random.Next(3) switch
    {
        0 => Text(depth),
        1 => Instant(),
        _ => Number(depth),
    };

    private Operation Compared(int depth) => _random.Next(3) switch
    {
        0 => Apply(Pick(Comparisons), Text(depth), Text(depth)),
        1 => Apply(Pick(Comparisons), Instant(), Name(names.Times)),
        _ => Apply(Pick(Comparisons), Number(depth), Number(depth)),
    };

    private Expression Text(int depth) => depth > 0 && _random.Next(4) == 0
        ? Apply(FilterOperator.CaseInsensitive, Text(depth - 1))
        : _random.Next(2) == 0 ? Name(names.Texts) : new TextValue(Pick(Texts), "");

    private Expression Number(int depth) => _random.Next(depth > 0 ? 4 : 2) switch
    {
        0 => Name(names.Numbers),
        1 => new NumberValue(_random.Next(3) switch { 0 => _random.Next(-5, 100), 1 => _random.NextDouble() - 0.5, _ => Math.Pow(10, _random.Next(-300, 300)) }, ""),
        _ => Apply(Pick(Arithmetic), Number(depth - 1), Number(depth - 1)),
    };

    private Expression Time() => _random.Next(3) switch
    {
        0 => Instant(),
        1 => Name(names.Times),
        _ => new IntervalValue(End(), End(), ""),
    };

    private Expression End() => _random.Next(3) switch
    {
        0 => new OpenEnd(""),
        1 => Name(names.Times),
        _ => Instant(),
    };

    private Expression Instant() => _random.Next(2) == 0
        ? new DateValue(new DateOnly(1 + _random.Next(9999), 1 + _random.Next(12), 1 + _random.Next(28)), "")
        : new TimestampValue(new DateTime(_random.NextInt64(DateTime.MaxValue.Ticks) / 10 * 10, DateTimeKind.Utc), "");

    private PropertyName Name(string[] choices) => new(Pick(choices), "");

    private Expression Place() => _random.Next(4) switch
    {
        0 => new PropertyName("geometry", ""),
        1 => new BoxValue(Position(), Position(), ""),
        _ => new GeometryValue(Shape(), ""),
    };

    private NetTopologySuite.Geometries.Geometry Shape() => _random.Next(7) switch
    {
        0 => Factory.CreatePoint(Position()),
        1 => Line(),
        2 => Square(_random.Next(10)),
        3 => Factory.CreateMultiPointFromCoords([Position(), Position()]),
        4 => Factory.CreateMultiLineString([Line(), Line()]),
        5 => Factory.CreateMultiPolygon([Square(0), Square(20)]),
        _ => Factory.CreateGeometryCollection([Factory.CreatePoint(Position()), Line(), Square(3)]),
    };

    private LineString Line() => Factory.CreateLineString([Position(), Position(), Position()]);

    private static Polygon Square(int at)
    {
        LinearRing Ring(double low, double high) => Factory.CreateLinearRing(
            [new(at + low, low), new(at + high, low), new(at + high, high), new(at + low, high), new(at + low, low)]);
        return Factory.CreatePolygon(Ring(0, 10), [Ring(2.5, 4.125)]);
    }

    private Coordinate Position() => new(_random.Next(-180, 180), (_random.NextDouble() * 180) - 90);

    private ListValue List(Func<Expression> item, int least) => new([.. Several(least, 4, item)], "");

    private List<Expression> Several(int least, int most, Func<Expression> item) =>
        [.. Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => item())];

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
