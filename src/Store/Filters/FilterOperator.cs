namespace SpaceGeo.Store.Filters;

/// <summary>The operators of CQL2 (OGC 21-065r2) that are supported; <see cref="OperatorForm"/> has their names.</summary>
public enum FilterOperator
{
#pragma warning disable CS1591 // each is the operator of its name
    And,
    Or,
    Not,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Like,
    Between,
    In,
    IsNull,
    CaseInsensitive,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    WholeDivide,
    Power,
    SpatialContains,
    SpatialCrosses,
    SpatialDisjoint,
    SpatialEquals,
    SpatialIntersects,
    SpatialOverlaps,
    SpatialTouches,
    SpatialWithin,
    TimeAfter,
    TimeBefore,
    TimeContains,
    TimeDisjoint,
    TimeDuring,
    TimeEquals,
    TimeFinishedBy,
    TimeFinishes,
    TimeIntersects,
    TimeMeets,
    TimeMetBy,
    TimeOverlappedBy,
    TimeOverlaps,
    TimeStartedBy,
    TimeStarts,
    ListContainedBy,
    ListContains,
    ListEquals,
    ListOverlaps,
#pragma warning restore CS1591
}

/// <summary>Operators that take the same kinds of operands.</summary>
internal enum OperatorFamily
{
    Logical,
    Comparison,
    Pattern,
    Range,
    Membership,
    Absence,
    Case,
    Arithmetic,
    Spatial,
    Temporal,
    List,
}

/// <summary>How an operator is written and put into SQL.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Family">What it is applied to.</param>
/// <param name="Name">Its name in CQL2 JSON; in text the same in any case, for those that are written as functions.</param>
/// <param name="Sql">Of comparisons, the SQL operator. Of other families that have one, an expression over {0} and {1}; of temporal ones over
/// the begin and end of both, {0} to {3}.</param>
/// <param name="Least">At least so many operands.</param>
/// <param name="Most">At most so many operands.</param>
internal sealed record OperatorForm(FilterOperator Operator, OperatorFamily Family, string Name, string Sql = "", int Least = 2, int Most = 2)
{
    // PostgreSQL raises an error where a double overflows, underflows or has no result, which would end a page midway: such a value is null.
    // A factor within these bounds cannot do so; x and y are the operands.
    private const string Moderate =
        "(x = 0 or abs(x) between 1e-150 and 1e150) and (y = 0 or abs(y) between 1e-150 and 1e150)";

    private const string Summable = "abs(x) < 8e307 and abs(y) < 8e307";
    private const string Quotient = $"y <> 0 and {Moderate}";

    private const string PowerSql =
        $"""
        case when x = 0 then case when y > 0 then 0 when y = 0 then 1 end
          when x > 0 then case when {Moderate} then case when abs(y * ln(x)) < 700 then x ^ y end end
          when y = trunc(y) then case when {Moderate} then case when abs(y * ln(-x)) < 700 then x ^ y end end end
        """;

    /// <summary>All operators.</summary>
    public static IReadOnlyList<OperatorForm> All { get; } =
    [
        new(FilterOperator.And, OperatorFamily.Logical, "and", " and ", 2, int.MaxValue),
        new(FilterOperator.Or, OperatorFamily.Logical, "or", " or ", 2, int.MaxValue),
        new(FilterOperator.Not, OperatorFamily.Logical, "not", "", 1, 1),
        new(FilterOperator.Equal, OperatorFamily.Comparison, "=", "="),
        new(FilterOperator.NotEqual, OperatorFamily.Comparison, "<>", "<>"),
        new(FilterOperator.Less, OperatorFamily.Comparison, "<", "<"),
        new(FilterOperator.LessOrEqual, OperatorFamily.Comparison, "<=", "<="),
        new(FilterOperator.Greater, OperatorFamily.Comparison, ">", ">"),
        new(FilterOperator.GreaterOrEqual, OperatorFamily.Comparison, ">=", ">="),
        new(FilterOperator.Like, OperatorFamily.Pattern, "like"),
        new(FilterOperator.Between, OperatorFamily.Range, "between", "", 3, 3),
        new(FilterOperator.In, OperatorFamily.Membership, "in"),
        new(FilterOperator.IsNull, OperatorFamily.Absence, "isNull", "", 1, 1),
        new(FilterOperator.CaseInsensitive, OperatorFamily.Case, "casei", "", 1, 1),
        new(FilterOperator.Add, OperatorFamily.Arithmetic, "+", $"case when {Summable} then x + y end"),
        new(FilterOperator.Subtract, OperatorFamily.Arithmetic, "-", $"case when {Summable} then x - y end"),
        new(FilterOperator.Multiply, OperatorFamily.Arithmetic, "*", $"case when {Moderate} then x * y end"),
        new(FilterOperator.Divide, OperatorFamily.Arithmetic, "/", $"case when {Quotient} then x / y end"),
        new(FilterOperator.Modulo, OperatorFamily.Arithmetic, "%", $"case when {Quotient} then x - y * trunc(x / y) end"),
        new(FilterOperator.WholeDivide, OperatorFamily.Arithmetic, "div", $"case when {Quotient} then trunc(x / y) end"),
        new(FilterOperator.Power, OperatorFamily.Arithmetic, "^", PowerSql),
        new(FilterOperator.SpatialContains, OperatorFamily.Spatial, "s_contains", "ST_Contains({0}, {1})"),
        new(FilterOperator.SpatialCrosses, OperatorFamily.Spatial, "s_crosses", "ST_Crosses({0}, {1})"),
        new(FilterOperator.SpatialDisjoint, OperatorFamily.Spatial, "s_disjoint", "not ST_Intersects({0}, {1})"),
        new(FilterOperator.SpatialEquals, OperatorFamily.Spatial, "s_equals", "ST_Equals({0}, {1})"),
        new(FilterOperator.SpatialIntersects, OperatorFamily.Spatial, "s_intersects", "ST_Intersects({0}, {1})"),
        new(FilterOperator.SpatialOverlaps, OperatorFamily.Spatial, "s_overlaps", "ST_Overlaps({0}, {1})"),
        new(FilterOperator.SpatialTouches, OperatorFamily.Spatial, "s_touches", "ST_Touches({0}, {1})"),
        new(FilterOperator.SpatialWithin, OperatorFamily.Spatial, "s_within", "ST_Within({0}, {1})"),
        new(FilterOperator.TimeAfter, OperatorFamily.Temporal, "t_after", "{0} > {3}"),
        new(FilterOperator.TimeBefore, OperatorFamily.Temporal, "t_before", "{1} < {2}"),
        new(FilterOperator.TimeContains, OperatorFamily.Temporal, "t_contains", "{0} < {2} and {1} > {3}"),
        new(FilterOperator.TimeDisjoint, OperatorFamily.Temporal, "t_disjoint", "{0} > {3} or {1} < {2}"),
        new(FilterOperator.TimeDuring, OperatorFamily.Temporal, "t_during", "{0} > {2} and {1} < {3}"),
        new(FilterOperator.TimeEquals, OperatorFamily.Temporal, "t_equals", "{0} = {2} and {1} = {3}"),
        new(FilterOperator.TimeFinishedBy, OperatorFamily.Temporal, "t_finishedBy", "{0} < {2} and {1} = {3}"),
        new(FilterOperator.TimeFinishes, OperatorFamily.Temporal, "t_finishes", "{0} > {2} and {1} = {3}"),
        new(FilterOperator.TimeIntersects, OperatorFamily.Temporal, "t_intersects", "{0} <= {3} and {1} >= {2}"),
        new(FilterOperator.TimeMeets, OperatorFamily.Temporal, "t_meets", "{1} = {2}"),
        new(FilterOperator.TimeMetBy, OperatorFamily.Temporal, "t_metBy", "{0} = {3}"),
        new(FilterOperator.TimeOverlappedBy, OperatorFamily.Temporal, "t_overlappedBy", "{0} > {2} and {0} < {3} and {1} > {3}"),
        new(FilterOperator.TimeOverlaps, OperatorFamily.Temporal, "t_overlaps", "{0} < {2} and {1} > {2} and {1} < {3}"),
        new(FilterOperator.TimeStartedBy, OperatorFamily.Temporal, "t_startedBy", "{0} = {2} and {1} > {3}"),
        new(FilterOperator.TimeStarts, OperatorFamily.Temporal, "t_starts", "{0} = {2} and {1} < {3}"),
        new(FilterOperator.ListContainedBy, OperatorFamily.List, "a_containedBy", "{0} <@ {1}"),
        new(FilterOperator.ListContains, OperatorFamily.List, "a_contains", "{0} @> {1}"),
        new(FilterOperator.ListEquals, OperatorFamily.List, "a_equals", "({0} @> {1} and {0} <@ {1})"),
        new(FilterOperator.ListOverlaps, OperatorFamily.List, "a_overlaps", "{0} && {1}"),
    ];

    /// <summary>The names of those that are written as functions in text.</summary>
    public static string Functions { get; } = string.Join(", ", All.Where(f => f.IsFunction).Select(f => f.Name.ToUpperInvariant()));

    /// <summary>Whether text writes it as a function.</summary>
    public bool IsFunction =>
        Family is OperatorFamily.Case or OperatorFamily.Spatial or OperatorFamily.Temporal or OperatorFamily.List;

    /// <summary>The form of an operator.</summary>
    /// <param name="operator">The operator.</param>
    public static OperatorForm Of(FilterOperator @operator) => All[(int)@operator]; // a test holds the order of both together

    /// <summary>The operator of a name in CQL2 JSON.</summary>
    /// <param name="name">Exact name.</param>
    /// <returns>Its form, or null.</returns>
    public static OperatorForm? OfName(string name) => All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));

    /// <summary>The operator of a function in CQL2 text.</summary>
    /// <param name="name">In any case.</param>
    /// <returns>Its form, or null.</returns>
    public static OperatorForm? OfFunction(string name) =>
        All.FirstOrDefault(f => f.IsFunction && string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));
}
