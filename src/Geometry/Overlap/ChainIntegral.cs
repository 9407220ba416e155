using System.Runtime.CompilerServices;

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
                sum += chains[i].Sign * chains[j].Sign * Below(chains, chains[i], chains[j], floor);
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
        double right = Math.Min(a.Right, b.Right);
        double x = Math.Max(a.Left, b.Left);
        while (x < right)
        {
            double stop = Math.Min(Math.Min(a.EdgeEnd, b.EdgeEnd), right);
            if (a.At(x) > b.At(x) + tolerance || a.At(stop) > b.At(stop) + tolerance)
            {
                return false;
            }

            x = stop;
            a.MoveTo(x);
            b.MoveTo(x);
        }

        return true;
    }

    private static double Lowest(in PreparedPart part) =>
        part.CentreY - (Math.Abs(part.AxisY) * part.HalfX) - (Math.Abs(part.AxisX) * part.HalfY);

    // The area under both chains.
    private static double Below(ChainTable chains, in MonotoneChain first, in MonotoneChain second, double floor)
    {
        var a = new Walk(chains, first, floor);
        var b = new Walk(chains, second, floor);
        double x = Math.Max(a.Left, b.Left);
        double right = Math.Min(a.Right, b.Right);
        if (x >= right)
        {
            return 0;
        }

        if (first.High <= second.Low)
        {
            return a.Area(x, right);
        }

        if (second.High <= first.Low)
        {
            return b.Area(x, right);
        }

        a.SeekTo(x);
        b.SeekTo(x);
        double sum = 0;
        while (x < right)
        {
            double stop = Math.Min(Math.Min(a.EdgeEnd, b.EdgeEnd), right);
            sum += (stop - x) * MeanOfLower(a.At(x), b.At(x), a.At(stop), b.At(stop));
            x = stop;
            a.MoveTo(x);
            b.MoveTo(x);
        }

        return sum;
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
        private readonly ref readonly double _x;
        private readonly ref readonly double _y;
        private readonly ref readonly double _slope;
        private readonly ref readonly double _area;
        private readonly double _floor;
        private readonly int _last;
        private int _edge;

        public Walk(ChainTable chains, in MonotoneChain chain, double floor)
        {
            _x = ref chains.X[chain.Start];
            _y = ref chains.Y[chain.Start];
            _slope = ref chains.Slope[chain.Start];
            _area = ref chains.Area[chain.Start];
            _floor = floor;
            _last = chain.Count - 1;
        }

        public readonly double Left => _x;

        public readonly double Right => At(in _x, _last);

        public readonly double EdgeEnd => At(in _x, _edge + 1);

        /// <summary>Height above the floor, on the edge that has been come to.</summary>
        /// <param name="x">Metres.</param>
        public readonly double At(double x) => At(in _y, _edge) - _floor + (At(in _slope, _edge) * (x - At(in _x, _edge)));

        /// <summary>Goes to the edge that covers what lies just right of x.</summary>
        /// <param name="x">Metres, not beyond the last edge.</param>
        public void SeekTo(double x)
        {
            int low = 0;
            int high = _last - 1;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (At(in _x, middle + 1) <= x)
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

        /// <summary>Goes to the next edge where the walk has come to the end of this one.</summary>
        /// <param name="x">Metres, at most the end of the edge.</param>
        public void MoveTo(double x) => _edge += EdgeEnd <= x && _edge + 1 < _last ? 1 : 0;

        /// <summary>Area between two places, above the floor.</summary>
        /// <param name="left">Metres.</param>
        /// <param name="right">Metres.</param>
        public double Area(double left, double right) => AreaUntil(right) - AreaUntil(left) + ((_y - _floor) * (right - left));

        // From the first vertex on, above its height.
        private double AreaUntil(double x)
        {
            if (x >= Right)
            {
                return At(in _area, _last);
            }

            SeekTo(x);
            double heights = At(in _y, _edge) + At(x) + _floor - (2 * _y);
            return At(in _area, _edge) + ((x - At(in _x, _edge)) * heights / 2);
        }

        private static double At(ref readonly double first, int index) => Unsafe.Add(ref Unsafe.AsRef(in first), index);
    }
}
