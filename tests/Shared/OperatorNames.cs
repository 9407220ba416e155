using SpaceGeo.Store.Filters;

namespace SpaceGeo.Tests;

/// <summary>The names of CQL2 JSON, as OGC 21-065r2 has them.</summary>
internal static class OperatorNames
{
    private static readonly string[] InOrder =
    [
        "and", "or", "not", "=", "<>", "<", "<=", ">", ">=", "like", "between", "in", "isNull", "casei", "+", "-", "*", "/", "%", "div", "^",
        "s_contains", "s_crosses", "s_disjoint", "s_equals", "s_intersects", "s_overlaps", "s_touches", "s_within",
        "t_after", "t_before", "t_contains", "t_disjoint", "t_during", "t_equals", "t_finishedBy", "t_finishes", "t_intersects", "t_meets",
        "t_metBy", "t_overlappedBy", "t_overlaps", "t_startedBy", "t_starts", "a_containedBy", "a_contains", "a_equals", "a_overlaps",
    ];

    public static string Of(FilterOperator @operator) => InOrder[(int)@operator];
}
