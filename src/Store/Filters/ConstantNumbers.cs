namespace SpaceGeo.Store.Filters;

/// <summary>Arithmetic on numbers that a filter gives itself, so that one without a result is refused before anything is read.</summary>
internal static class ConstantNumbers
{
    /// <summary>Applies an arithmetic operator.</summary>
    /// <param name="operator">The operator.</param>
    /// <param name="x">First operand.</param>
    /// <param name="y">Second operand.</param>
    /// <returns>The result; not finite where there is none, or none that a double can hold.</returns>
    /// <exception cref="ArgumentException">The operator is no arithmetic one.</exception>
    public static double Apply(FilterOperator @operator, double x, double y) => @operator switch
    {
        FilterOperator.Add => x + y,
        FilterOperator.Subtract => x - y,
        FilterOperator.Multiply => x * y,
        FilterOperator.Divide => x / y,
        FilterOperator.Modulo => x % y,
        FilterOperator.WholeDivide => Math.Truncate(x / y),
        FilterOperator.Power => Math.Pow(x, y),
        _ => throw new ArgumentException($"{@operator} is no arithmetic operator.", nameof(@operator)),
    };
}
