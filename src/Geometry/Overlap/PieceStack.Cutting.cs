using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpaceGeo.Geometry.Overlap;

/// <content>Cutting: by a convex piece, or away from a line.</content>
internal sealed partial class PieceStack
{
    private const int MostInMask = 64;

    private int[] _edges = new int[64];
    private int[] _otherEdges = new int[64];

    /// <summary>Cuts a piece by a convex piece.</summary>
    /// <param name="subject">Any piece.</param>
    /// <param name="cutter">A convex piece.</param>
    /// <param name="tolerance">Metres; what lies within touches and is not cut.</param>
    /// <returns>What lies in both, on top of the stack: the subject itself where nothing is cut off, no vertices where they only touch.</returns>
    public Piece Cut(Piece subject, Piece cutter, double tolerance)
    {
        int count = CuttingEdges(cutter, subject, tolerance, ref _edges);
        return count < 0 ? default : Cut(subject, cutter, _edges.AsSpan(0, count));
    }

    /// <summary>Cuts one of two convex pieces by the other, whichever takes fewer cuts.</summary>
    /// <param name="a">A convex piece.</param>
    /// <param name="b">Another.</param>
    /// <param name="tolerance">Metres; what lies within touches and is not cut.</param>
    /// <returns>What lies in both; one of them where it lies in the other, no vertices where they only touch.</returns>
    public Piece CutEither(Piece a, Piece b, double tolerance)
    {
        int byA = CuttingEdges(a, b, tolerance, ref _edges);
        if (byA <= 1)
        {
            return byA < 0 ? default : Cut(b, a, _edges.AsSpan(0, byA));
        }

        int byB = CuttingEdges(b, a, tolerance, ref _otherEdges);
        return byB < 0 ? default
            : byB * a.Count < byA * b.Count ? Cut(a, b, _otherEdges.AsSpan(0, byB))
            : Cut(b, a, _edges.AsSpan(0, byA));
    }

    /// <summary>Finds the edges of a part of four vertices that cut a piece.</summary>
    /// <param name="subject">Any piece.</param>
    /// <param name="vertices">Holds the part.</param>
    /// <param name="part">A convex part of four vertices.</param>
    /// <param name="frame">The frame of the piece.</param>
    /// <param name="tolerance">Metres; what lies within touches and is not cut.</param>
    /// <param name="line">Receives the first that cuts, in the frame.</param>
    /// <returns>Their number, or −1 when all of the piece lies outside of one edge.</returns>
    public int CuttingLines(Piece subject, VertexTable vertices, in PreparedPart part, in PreparedPart frame, double tolerance, out Line line)
    {
        Vector256<double> dx = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(vertices.X), (nuint)part.Start) - Vector256.Create(frame.CentreX);
        Vector256<double> dy = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(vertices.Y), (nuint)part.Start) - Vector256.Create(frame.CentreY);
        var axisX = Vector256.Create(frame.AxisX);
        var axisY = Vector256.Create(frame.AxisY);
        Vector256<double> toX = (dx * axisX) + (dy * axisY);
        Vector256<double> toY = (dy * axisX) - (dx * axisY);
        var before = Vector256.Create(3L, 0, 1, 2);
        var lines = new FourLines(Vector256.Shuffle(toX, before), Vector256.Shuffle(toY, before), toX, toY);
        (uint inside, uint outside) = Sides(lines, subject, tolerance);
        int edge = BitOperations.TrailingZeroCount(outside) & 3;
        line = new Line(lines.FromX[edge], lines.FromY[edge], lines.AlongX[edge], lines.AlongY[edge]);
        return inside != 0xF ? -1 : BitOperations.PopCount(outside);
    }

    /// <summary>What a piece has right of a line.</summary>
    /// <param name="subject">Any piece.</param>
    /// <param name="line">The line.</param>
    /// <returns>The piece, on top of the stack.</returns>
    public Piece CutAway(Piece subject, in Line line) => Cut(subject, new Line(line.X, line.Y, -line.AlongX, -line.AlongY));

    // The edges of a convex piece that cut another piece: their number, or −1 when all of the other lies outside of one edge.
    private int CuttingEdges(Piece cutter, Piece subject, double tolerance, ref int[] edges)
    {
        if (edges.Length < cutter.Count)
        {
            edges = new int[2 * cutter.Count];
        }

        int count = 0;
        for (int first = 0; first < cutter.Count; first += Lanes)
        {
            uint real = cutter.Count - first >= Lanes ? 0xFu : (1u << (cutter.Count - first)) - 1;
            (uint inside, uint outside) = Sides(LinesOf(cutter.Start + first), subject, tolerance);
            if ((inside & real) != real)
            {
                return -1;
            }

            for (uint bits = outside & real; bits != 0; bits &= bits - 1)
            {
                edges[count++] = first + BitOperations.TrailingZeroCount(bits);
            }
        }

        return count;
    }

    // What lies left of all of some edges; the subject itself for no edge.
    private Piece Cut(Piece subject, Piece cutter, ReadOnlySpan<int> edges)
    {
        foreach (int edge in edges)
        {
            int to = cutter.Start + edge;
            int from = edge == 0 ? cutter.Start + cutter.Count - 1 : to - 1;
            subject = Cut(subject, new Line(_x[from], _y[from], _x[to] - _x[from], _y[to] - _y[from]));
        }

        return subject;
    }

    // Keeps what lies left of a line.
    private Piece Cut(Piece subject, in Line line)
    {
        // Each vertex leaves at most itself and one crossing.
        Reserve(2 * subject.Count);
        if (subject.Count > MostInMask)
        {
            return CutWalk(subject, line);
        }

        ulong all = ulong.MaxValue >> (MostInMask - subject.Count);
        ulong inside = Inside(subject, line) & all;
        ulong before = ((inside << 1) | (inside >> (subject.Count - 1))) & all;
        ulong entries = inside & ~before;
        return BitOperations.IsPow2(entries) ? CutRun(subject, line, BitOperations.TrailingZeroCount(entries), BitOperations.PopCount(inside))
            : inside == 0 ? new Piece(_top + 1, 0)
            : CutWalk(subject, line);
    }

    // Nearly always the vertices that stay follow each other: they are copied, and both ends are cut.
    private Piece CutRun(Piece subject, in Line line, int first, int count)
    {
        int start = _top + 1;
        CrossAt(start, subject, first, first == 0 ? subject.Count - 1 : first - 1, line);
        int untilEnd = Math.Min(count, subject.Count - first);
        for (int i = 0; i < untilEnd; i++)
        {
            Put(start + 1 + i, _x[subject.Start + first + i], _y[subject.Start + first + i]);
        }

        for (int i = untilEnd; i < count; i++)
        {
            int source = subject.Start + first + i - subject.Count;
            Put(start + 1 + i, _x[source], _y[source]);
        }

        int last = first + count - 1 < subject.Count ? first + count - 1 : first + count - 1 - subject.Count;
        CrossAt(start + 1 + count, subject, last, last + 1 == subject.Count ? 0 : last + 1, line);
        return Seal(start, count + 2);
    }

    private Piece CutWalk(Piece subject, in Line line)
    {
        int start = _top + 1;
        int write = start;
        int last = subject.Start + subject.Count - 1;
        double previousX = _x[subject.Start - 1];
        double previousY = _y[subject.Start - 1];
        double previous = line.Side(previousX, previousY);
        for (int i = subject.Start; i <= last; i++)
        {
            double x = _x[i];
            double y = _y[i];
            double side = line.Side(x, y);
            if (side >= 0)
            {
                if (previous < 0)
                {
                    Cross(write++, x, y, side, previousX, previousY, previous);
                }

                Put(write++, x, y);
            }
            else if (previous >= 0)
            {
                Cross(write++, previousX, previousY, previous, x, y, side);
            }

            (previousX, previousY, previous) = (x, y, side);
        }

        return Seal(start, write - start);
    }

    // Which of at most 64 vertices lie left of a line, or on it.
    private ulong Inside(Piece subject, in Line line)
    {
        ref double x = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_x), subject.Start);
        ref double y = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_y), subject.Start);
        var fromX = Vector256.Create(line.X);
        var fromY = Vector256.Create(line.Y);
        var alongX = Vector256.Create(line.AlongX);
        var alongY = Vector256.Create(line.AlongY);
        ulong inside = 0;
        for (int i = 0; i < subject.Count; i += Lanes)
        {
            Vector256<double> side = (alongX * (Vector256.LoadUnsafe(ref y, (nuint)i) - fromY))
                - (alongY * (Vector256.LoadUnsafe(ref x, (nuint)i) - fromX));
            inside |= (ulong)Vector256.GreaterThanOrEqual(side, Vector256<double>.Zero).ExtractMostSignificantBits() << i;
        }

        return inside;
    }

    private void CrossAt(int at, Piece subject, int inside, int outside, in Line line)
    {
        double insideX = _x[subject.Start + inside];
        double insideY = _y[subject.Start + inside];
        double outsideX = _x[subject.Start + outside];
        double outsideY = _y[subject.Start + outside];
        Cross(at, insideX, insideY, line.Side(insideX, insideY), outsideX, outsideY, line.Side(outsideX, outsideY));
    }

    // Always from the inside to the outside: an edge that is walked both ways, as bridges are, must be cut at one and the same point.
    private void Cross(int at, double insideX, double insideY, double inside, double outsideX, double outsideY, double outside)
    {
        double along = inside / (inside - outside);
        Put(at, insideX + (along * (outsideX - insideX)), insideY + (along * (outsideY - insideY)));
    }

    // Four edges from one on.
    private FourLines LinesOf(int edge)
    {
        ref double x = ref MemoryMarshal.GetArrayDataReference(_x);
        ref double y = ref MemoryMarshal.GetArrayDataReference(_y);
        return new FourLines(
            Vector256.LoadUnsafe(ref x, (nuint)(edge - 1)), Vector256.LoadUnsafe(ref y, (nuint)(edge - 1)),
            Vector256.LoadUnsafe(ref x, (nuint)edge), Vector256.LoadUnsafe(ref y, (nuint)edge));
    }

    // Which of four lines have a vertex of the piece on their left, and which on their right.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (uint Inside, uint Outside) Sides(in FourLines lines, Piece subject, double tolerance)
    {
        ref double x = ref MemoryMarshal.GetArrayDataReference(_x);
        ref double y = ref MemoryMarshal.GetArrayDataReference(_y);
        Vector256<double> fromX = lines.FromX;
        Vector256<double> fromY = lines.FromY;
        Vector256<double> alongX = lines.AlongX;
        Vector256<double> alongY = lines.AlongY;
        Vector256<double> limit = Vector256.Create(tolerance) * (Vector256.Abs(alongX) + Vector256.Abs(alongY));
        Vector256<double> inside = Vector256<double>.Zero;
        Vector256<double> outside = Vector256<double>.Zero;
        for (int i = subject.Start; i < subject.Start + subject.Count; i++)
        {
            Vector256<double> side = (alongX * (Vector256.Create(Unsafe.Add(ref y, i)) - fromY))
                - (alongY * (Vector256.Create(Unsafe.Add(ref x, i)) - fromX));
            inside |= Vector256.GreaterThan(side, limit);
            outside |= Vector256.LessThan(side, -limit);
        }

        return (inside.ExtractMostSignificantBits(), outside.ExtractMostSignificantBits());
    }

    /// <summary>Four lines at once.</summary>
    private readonly struct FourLines(Vector256<double> fromX, Vector256<double> fromY, Vector256<double> toX, Vector256<double> toY)
    {
        public readonly Vector256<double> FromX = fromX;
        public readonly Vector256<double> FromY = fromY;
        public readonly Vector256<double> AlongX = toX - fromX;
        public readonly Vector256<double> AlongY = toY - fromY;
    }
}
