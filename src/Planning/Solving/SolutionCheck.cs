namespace SpaceGeo.Planning.Solving;

/// <summary>Holds a solution against its model.</summary>
internal static class SolutionCheck
{
    // Solvers keep rows within 1e-6 or 1e-7 after scaling, and print 8 digits at least.
    private const double Tolerance = 1e-6;

    // HiGHS and CBC take a number for whole that is this near (mip_feasibility_tolerance, integerTolerance), and print it so.
    private const double WholeTolerance = 1e-5;

    /// <summary>The first thing in which values violate a model, or null.</summary>
    public static string? Fault(LinearModel model, IReadOnlyList<double> values)
    {
        for (int i = 0; i < model.Variables; i++)
        {
            LinearVariable variable = model.VariableList[i];
            double allowed = Tolerance * Math.Max(1, Math.Abs(values[i]));
            if (!double.IsFinite(values[i]) || Outside(values[i], variable.Bounds, allowed))
            {
                return $"X{i} = {values[i]:R} lies outside {variable.Bounds.Lower:R} to {variable.Bounds.Upper:R}";
            }

            if (variable.IsInteger && Math.Abs(values[i] - Math.Round(values[i])) > WholeTolerance)
            {
                return $"X{i} = {values[i]:R} is not whole";
            }
        }

        return RowFault(model, values);
    }

    private static string? RowFault(LinearModel model, IReadOnlyList<double> values)
    {
        double[] sums = new double[model.Rows];
        double[] sizes = new double[model.Rows];
        foreach (LinearTerm term in model.MergedTerms())
        {
            double part = term.Coefficient * values[term.Variable];
            sums[term.Row] += part;
            sizes[term.Row] += Math.Abs(part);
        }

        for (int row = 0; row < model.Rows; row++)
        {
            if (Outside(sums[row], model.RowList[row], Tolerance * Math.Max(1, sizes[row])))
            {
                return $"row R{row} sums to {sums[row]:R}, outside {model.RowList[row].Lower:R} to {model.RowList[row].Upper:R}";
            }
        }

        return null;
    }

    /// <summary>Values with those of integers made whole, where the model allows so.</summary>
    /// <remarks>It does not always: where a large coefficient stands beside an integer of 1e-6, as in x ≤ 1e6 y.</remarks>
    public static double[] Whole(LinearModel model, double[] values)
    {
        double[] whole = [.. values.Select((value, i) => model.VariableList[i].IsInteger ? Math.Round(value) + 0.0 : value)];
        return Fault(model, whole) is null ? whole : values;
    }

    /// <summary>What values cost.</summary>
    public static double Objective(LinearModel model, IReadOnlyList<double> values)
    {
        double cost = 0;
        for (int i = 0; i < values.Count; i++)
        {
            cost += model.VariableList[i].Cost * values[i];
        }

        return cost;
    }

    private static bool Outside(double value, Interval ends, double allowed) => value < ends.Lower - allowed || value > ends.Upper + allowed;
}
