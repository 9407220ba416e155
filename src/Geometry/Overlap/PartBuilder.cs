namespace SpaceGeo.Geometry.Overlap;

/// <summary>Finds out what kind of part a ring is.</summary>
/// <param name="vertices">Holds the ring.</param>
/// <param name="chains">Receives monotone chains where the part will be measured by them.</param>
internal sealed class PartBuilder(VertexTable vertices, ChainTable chains)
{
    // Parts of more vertices have chains: with fewer, all pairs of edges are as fast.
    private const int ManyVertices = 16;

    /// <summary>Describes a ring.</summary>
    /// <param name="start">Its first vertex.</param>
    /// <param name="count">Its number of vertices, at least three; clean and counter-clockwise.</param>
    /// <param name="area">Its area, in square metres.</param>
    /// <param name="tolerance">Metres.</param>
    /// <returns>The part; tangled when the ring crosses itself.</returns>
    public PreparedPart Ring(int start, int count, double area, double tolerance)
    {
        PreparedPart part = Framed(start, count, area, tolerance);
        ReadOnlySpan<double> x = vertices.X.Slice(start, count);
        ReadOnlySpan<double> y = vertices.Y.Slice(start, count);
        part.Kind = IsBox(part, x, y) ? PartKind.Box
            : RingShape.IsConvex(x, y) ? PartKind.Convex
            : PartKind.Concave;
        AddChains(ref part, x, y);

        if (part.Kind == PartKind.Concave && !IsSimple(part, x, y))
        {
            part.Kind = PartKind.Tangled;
        }

        return part;
    }

    // Most rings run once from left to right and once back: they are simple if the way back stays above. The first chain begins at the
    // leftmost vertex and so is the lower one.
    private bool IsSimple(in PreparedPart part, ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        (part.ChainCount == 2 && ChainIntegral.IsBelow(chains, part.ChainStart, part.ChainStart + 1, part.Tolerance))
        || RingShape.IsSimple(x, y, part.Tolerance);

    /// <summary>Describes a convex ring of four corners, which most shapes are, in one look.</summary>
    /// <param name="ring">The ring as it is given.</param>
    /// <param name="tolerance">Metres.</param>
    /// <param name="part">Receives the part.</param>
    /// <returns>False for another ring, or one that cleaning may change; the part is as it was then.</returns>
    public bool TryQuadrilateral(ReadOnlySpan<double> ring, double tolerance, ref PreparedPart part)
    {
        if (ring.Length != 8)
        {
            return false;
        }

        (double abX, double abY) = (ring[2] - ring[0], ring[3] - ring[1]);
        (double bcX, double bcY) = (ring[4] - ring[2], ring[5] - ring[3]);
        (double cdX, double cdY) = (ring[6] - ring[4], ring[7] - ring[5]);
        (double daX, double daY) = (ring[0] - ring[6], ring[1] - ring[7]);
        double b = (abX * bcY) - (abY * bcX);
        double c = (bcX * cdY) - (bcY * cdX);
        double d = (cdX * daY) - (cdY * daX);
        double a = (daX * abY) - (daY * abX);
        double least = Math.Min(Math.Min(Math.Abs(a), Math.Abs(b)), Math.Min(Math.Abs(c), Math.Abs(d)));

        // Every corner lies farther from its diagonal than the tolerance, since no diagonal is longer than the ring.
        double length = Math.Abs(abX) + Math.Abs(abY) + Math.Abs(bcX) + Math.Abs(bcY) + Math.Abs(cdX) + Math.Abs(cdY);
        bool isLeft = a > 0;
        if (!(least > tolerance * length) || b > 0 != isLeft || c > 0 != isLeft || d > 0 != isLeft)
        {
            return false;
        }

        FrameQuadrilateral((abX, abY), (ring[4] - ring[0], ring[5] - ring[1]), (-daX, -daY), tolerance, ref part);
        part.CentreX += ring[0];
        part.CentreY += ring[1];
        part.Area = Math.Abs(b + d) / 2;
        part.Start = vertices.AppendFour(ring, isLeft);
        return true;
    }

    // The same as for other rings, without a loop; corners count from the first.
    private static void FrameQuadrilateral(
        (double X, double Y) b, (double X, double Y) c, (double X, double Y) d, double tolerance, ref PreparedPart part)
    {
        (double axisX, double axisY) = Longer(Longer(b, (c.X - b.X, c.Y - b.Y)), Longer((d.X - c.X, d.Y - c.Y), d));
        double scale = 1 / Math.Sqrt((axisX * axisX) + (axisY * axisY));
        (axisX, axisY) = (axisX * scale, axisY * scale);
        (double bX, double bY) = ((b.X * axisX) + (b.Y * axisY), (b.Y * axisX) - (b.X * axisY));
        (double cX, double cY) = ((c.X * axisX) + (c.Y * axisY), (c.Y * axisX) - (c.X * axisY));
        (double dX, double dY) = ((d.X * axisX) + (d.Y * axisY), (d.Y * axisX) - (d.X * axisY));
        double left = Math.Min(Math.Min(0, bX), Math.Min(cX, dX));
        double right = Math.Max(Math.Max(0, bX), Math.Max(cX, dX));
        double bottom = Math.Min(Math.Min(0, bY), Math.Min(cY, dY));
        double top = Math.Max(Math.Max(0, bY), Math.Max(cY, dY));
        double middleX = (left + right) / 2;
        double middleY = (bottom + top) / 2;
        part.CentreX = (middleX * axisX) - (middleY * axisY);
        part.CentreY = (middleX * axisY) + (middleY * axisX);
        part.AxisX = axisX;
        part.AxisY = axisY;
        part.HalfX = (right - left) / 2;
        part.HalfY = (top - bottom) / 2;
        part.Tolerance = tolerance;
        part.Count = 4;
        part.ChainStart = 0;
        part.ChainCount = 0;
        part.Kind = IsCorner(part, middleX, middleY) && IsCorner(part, bX - middleX, bY - middleY)
            && IsCorner(part, cX - middleX, cY - middleY) && IsCorner(part, dX - middleX, dY - middleY)
            ? PartKind.Box
            : PartKind.Convex;
    }

    private static (double X, double Y) Longer((double X, double Y) a, (double X, double Y) b) =>
        (a.X * a.X) + (a.Y * a.Y) >= (b.X * b.X) + (b.Y * b.Y) ? a : b;

    // Whether a point of the part's frame lies on a corner of the box.
    private static bool IsCorner(in PreparedPart part, double along, double across) =>
        Math.Abs(Math.Abs(along) - part.HalfX) <= part.Tolerance && Math.Abs(Math.Abs(across) - part.HalfY) <= part.Tolerance;

    /// <summary>Describes rings joined by bridges; each is simple, and they do not cross.</summary>
    /// <param name="start">First vertex.</param>
    /// <param name="count">Number of vertices, bridges included.</param>
    /// <param name="area">Area inside, in square metres.</param>
    /// <param name="tolerance">Metres.</param>
    /// <returns>The part.</returns>
    public PreparedPart Bridged(int start, int count, double area, double tolerance)
    {
        PreparedPart part = Framed(start, count, area, tolerance);
        part.Kind = PartKind.Concave;
        AddChains(ref part, vertices.X.Slice(start, count), vertices.Y.Slice(start, count));
        return part;
    }

    /// <summary>Describes rings that cross.</summary>
    /// <param name="start">First vertex of the first.</param>
    /// <param name="count">Number of vertices of all.</param>
    /// <param name="tolerance">Metres.</param>
    /// <returns>The part, without its area.</returns>
    public PreparedPart Tangled(int start, int count, double tolerance)
    {
        PreparedPart part = Framed(start, count, 0, tolerance);
        part.Kind = PartKind.Tangled;
        return part;
    }

    private void AddChains(ref PreparedPart part, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length > ManyVertices)
        {
            part.ChainStart = chains.Count;
            part.ChainCount = chains.Add(x, y);
        }
    }

    private PreparedPart Framed(int start, int count, double area, double tolerance)
    {
        ReadOnlySpan<double> x = vertices.X.Slice(start, count);
        ReadOnlySpan<double> y = vertices.Y.Slice(start, count);
        (double axisX, double axisY) = LongestEdge(x, y);
        double left = 0;
        double right = 0;
        double bottom = 0;
        double top = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double dx = x[i] - x[0];
            double dy = y[i] - y[0];
            double along = (dx * axisX) + (dy * axisY);
            double across = (dy * axisX) - (dx * axisY);
            left = Math.Min(left, along);
            right = Math.Max(right, along);
            bottom = Math.Min(bottom, across);
            top = Math.Max(top, across);
        }

        double middleX = (left + right) / 2;
        double middleY = (bottom + top) / 2;
        return new PreparedPart
        {
            CentreX = x[0] + ((middleX * axisX) - (middleY * axisY)),
            CentreY = y[0] + ((middleX * axisY) + (middleY * axisX)),
            AxisX = axisX,
            AxisY = axisY,
            HalfX = (right - left) / 2,
            HalfY = (top - bottom) / 2,
            Area = area,
            Tolerance = tolerance,
            Start = start,
            Count = count,
        };
    }

    private static (double X, double Y) LongestEdge(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double bestX = x[0] - x[^1];
        double bestY = y[0] - y[^1];
        double best = (bestX * bestX) + (bestY * bestY);
        for (int i = 1; i < x.Length; i++)
        {
            double dx = x[i] - x[i - 1];
            double dy = y[i] - y[i - 1];
            double length = (dx * dx) + (dy * dy);
            if (length > best)
            {
                (bestX, bestY, best) = (dx, dy, length);
            }
        }

        double scale = Math.Sqrt(best);
        return (bestX / scale, bestY / scale);
    }

    // Four corners, each on a corner of the box.
    private static bool IsBox(in PreparedPart part, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != 4)
        {
            return false;
        }

        for (int i = 0; i < 4; i++)
        {
            double dx = x[i] - part.CentreX;
            double dy = y[i] - part.CentreY;
            if (!IsCorner(part, (dx * part.AxisX) + (dy * part.AxisY), (dy * part.AxisX) - (dx * part.AxisY)))
            {
                return false;
            }
        }

        return true;
    }
}
