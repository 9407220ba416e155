namespace SpaceGeo.Bench;

/// <summary>The middle of some measurements: one that another process disturbed does not move it.</summary>
internal static class Median
{
    /// <summary>The median.</summary>
    /// <param name="values">At least one.</param>
    /// <returns>The middle value; of an even number the mean of the two in the middle.</returns>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
