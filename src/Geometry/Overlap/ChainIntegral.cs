namespace SpaceGeo.Geometry.Overlap;

/// <summary>The common area of two parts of any shape: a double integral of winding numbers, taken chain by chain.</summary>
/// <remarks>The area under two functions at once is ∫ min(a(x), b(x)) dx. With the chains of both borders taken with their signs, the sum over
/// all pairs is the common area: nothing is clipped, so nothing can degenerate. Two chains are walked together from left to right, which
/// costs the sum of their vertices where pairs of edges would cost the product.</remarks>
internal static class ChainIntegral
{
    /// <summary>The common area of two parts.</summary>
    /// <param name="chains">The chains of both.</param>
    /// <param name="a">One part.</param>
    /// <param name="b">The other part.</param>
    /// <returns>Square metres; rounding may leave it a little below zero.</returns>
    // All heights count from below both parts, so that each is the height of an area.
    public static double Common(ChainTable chains, in PreparedPart a, in PreparedPart b) => Common(
        chains, a.ChainStart..(a.ChainStart + a.ChainCount), b.ChainStart..(b.ChainStart + b.ChainCount), Math.Min(Lowest(a), Lowest(b)));

    /// <summary>The common area of what two groups of chains bound.</summary>
    /// <param name="chains">The chains of both.</param>
    /// <param name="a">One group.</param>
    /// <param name="b">The other group.</param>
    /// <param name="floor">A height below all of them, in metres.</param>
    /// <returns>Square metres; rounding may leave it a little below zero.</returns>
    public static double Common(ChainTable chains, Range a, Range b, double floor)
    {
        double sum = 0;
        for (int i = a.Start.Value; i < a.End.Value; i++)
        {
            for (int j = b.Start.Value; j < b.End.Value; j++)
            {
                double signs = chains[i].Sign * chains[j].Sign;
                sum += signs * Below(new Walk(chains, chains[i], floor), new Walk(chains, chains[j], floor));
            }
        }

        return sum;
    }

    /// <summary>Whether one chain runs below another all along; both from the same left to the same right end.</summary>
    /// <param name="chains">Holds both.</param>
    /// <param name="lower">Number of the one.</param>
    /// <param name="upper">Number of the other.</param>
    /// <param name="tolerance">Metres.</param>
    public static bool IsBelow(ChainTable chains, int lower, int upper, double tolerance)
    {
        var a = new Walk(chains, chains[lower], 0);
        var b = new Walk(chains, chains[upper], 0);
        a.SeekTo(a.Left);
        b.SeekTo(b.Left);
        double right = Math.Min(a.Right, b.Right);
        double x = a.Left;
        while (true)
        {
            double stop = Math.Min(Math.Min(a.EdgeEnd, b.EdgeEnd), right);
            if (a.At(x) > b.At(x) + tolerance || a.At(stop) > b.At(stop) + tolerance)
            {
                return false;
            }

            if (stop >= right)
            {
                return true;
            }

            x = stop;
            a.PassedTo(x);
            b.PassedTo(x);
        }
    }

    private static double Lowest(in PreparedPart part) =>
        part.CentreY - (Math.Abs(part.AxisY) * part.HalfX) - (Math.Abs(part.AxisX) * part.HalfY);

    // The area under both chains.
    private static double Below(Walk a, Walk b)
    {
        double left = Math.Max(a.Left, b.Left);
        double right = Math.Min(a.Right, b.Right);
        if (left >= right)
        {
            return 0;
        }

        a.SeekTo(left);
        b.SeekTo(left);
        double sum = 0;
        double x = left;
        double heightA = a.At(x);
        double heightB = b.At(x);
        while (true)
        {
            double stop = Math.Min(Math.Min(a.EdgeEnd, b.EdgeEnd), right);
            double nextA = a.At(stop);
            double nextB = b.At(stop);
            sum += (stop - x) * MeanOfLower(heightA, heightB, nextA, nextB);
            if (stop >= right)
            {
                return sum;
            }

            x = stop;
            heightA = a.PassedTo(stop) ? a.At(x) : nextA;
            heightB = b.PassedTo(stop) ? b.At(x) : nextB;
        }
    }

    // Mean of the lower of two straight lines over an interval, from their heights at both ends. Where they cross, the triangle between them
    // goes off: with the differences p ≥ 0 and n < 0 it is n²/(2(p − n)), which the last term is in both cases.
    private static double MeanOfLower(double a0, double b0, double a1, double b1)
    {
        double d0 = a0 - b0;
        double d1 = a1 - b1;
        double below = Math.Min(d0, 0) + Math.Min(d1, 0);
        double apart = Math.Abs(d0) + Math.Abs(d1);
        double mean = (b0 + b1) / 2;
        return below < 0 ? mean - (below * below / (2 * apart)) : mean;
    }

    /// <summary>A place on a chain that moves to the right.</summary>
    private ref struct Walk
    {
        private readonly ReadOnlySpan<double> _x;
        private readonly ReadOnlySpan<double> _y;
        private readonly ReadOnlySpan<double> _slope;
        private readonly double _floor;
        private int _edge;

        public Walk(ChainTable chains, in MonotoneChain chain, double floor)
        {
            _x = chains.X.Slice(chain.Start, chain.Count);
            _y = chains.Y.Slice(chain.Start, chain.Count);
            _slope = chains.Slope.Slice(chain.Start, chain.Count);
            _floor = floor;
        }

        public readonly double Left => _x[0];

        public readonly double Right => _x[^1];

        public readonly double EdgeEnd => _x[_edge + 1];

        // The edge that covers what lies just right of x.
        public void SeekTo(double x)
        {
            int low = 0;
            int high = _x.Length - 2;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (_x[middle + 1] <= x)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            _edge = low;
        }

        // Whether the walk has come to another edge; upright ones are passed.
        public bool PassedTo(double x)
        {
            int before = _edge;
            while (_x[_edge + 1] <= x)
            {
                _edge++;
            }

            return _edge != before;
        }

        public readonly double At(double x) => _y[_edge] - _floor + (_slope[_edge] * (x - _x[_edge]));
    }
}
