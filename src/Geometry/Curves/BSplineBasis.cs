namespace SpaceGeo.Geometry.Curves;

/// <summary>The basis functions of a B-spline over one parameter.</summary>
/// <remarks>Cox–de Boor recurrence (Piegl and Tiller, The NURBS Book, algorithms A2.1 and A2.2).</remarks>
public sealed class BSplineBasis
{
    private readonly double[] _knots;

    /// <summary>Takes a knot vector.</summary>
    /// <param name="degree">At least 1.</param>
    /// <param name="count">Number of control points.</param>
    /// <param name="knots">All knots with their repetitions, not falling: count + degree + 1 of them.</param>
    /// <exception cref="ArgumentException">The numbers do not belong together.</exception>
    public BSplineBasis(int degree, int count, double[] knots)
    {
        ArgumentNullException.ThrowIfNull(knots);
        if (degree < 1 || count <= degree || knots.Length != count + degree + 1 || !IsRising(knots) || knots[degree] >= knots[count])
        {
            throw new ArgumentException($"{knots.Length} knots do not make a B-spline of degree {degree} over {count} points.", nameof(knots));
        }

        (Degree, Count, _knots) = (degree, count, knots);
    }

    /// <summary>The degree.</summary>
    public int Degree { get; }

    /// <summary>Number of control points.</summary>
    public int Count { get; }

    /// <summary>First parameter.</summary>
    public double Start => _knots[Degree];

    /// <summary>Last parameter.</summary>
    public double End => _knots[Count];

    /// <summary>The different parameters at which pieces of the spline meet, both ends included.</summary>
    public double[] Breaks => [.. _knots[Degree..(Count + 1)].Distinct()];

    /// <summary>The knots of a Bézier curve: one piece from 0 to 1.</summary>
    /// <param name="degree">At least 1.</param>
    /// <returns>The basis over degree + 1 control points.</returns>
    public static BSplineBasis Bezier(int degree) =>
        new(degree, degree + 1, [.. Enumerable.Repeat(0.0, degree + 1), .. Enumerable.Repeat(1.0, degree + 1)]);

    /// <summary>The functions that are not zero at a parameter.</summary>
    /// <param name="t">The parameter; values outside of the range are moved to its ends.</param>
    /// <param name="values">Receives Degree + 1 values; they sum to 1.</param>
    /// <returns>The control point that the first value belongs to.</returns>
    public int At(double t, Span<double> values)
    {
        t = Math.Clamp(t, Start, End);
        int span = Span(t);
        Span<double> left = stackalloc double[Degree + 1];
        Span<double> right = stackalloc double[Degree + 1];
        values[0] = 1;
        for (int j = 1; j <= Degree; j++)
        {
            left[j] = t - _knots[span + 1 - j];
            right[j] = _knots[span + j] - t;
            double saved = 0;
            for (int r = 0; r < j; r++)
            {
                double part = values[r] / (right[r + 1] + left[j - r]);
                values[r] = saved + (right[r + 1] * part);
                saved = left[j - r] * part;
            }

            values[j] = saved;
        }

        return span - Degree;
    }

    private static bool IsRising(double[] knots)
    {
        for (int i = 1; i < knots.Length; i++)
        {
            if (!(knots[i] >= knots[i - 1]) || !double.IsFinite(knots[i]))
            {
                return false;
            }
        }

        return true;
    }

    // The interval that holds t; at the end of the range the last one that is not empty.
    private int Span(double t)
    {
        int low = Degree;
        int high = Count;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = _knots[middle] <= t ? (middle, high) : (low, middle);
        }

        while (low > Degree && _knots[low] == _knots[low + 1])
        {
            low--;
        }

        return low;
    }
}
