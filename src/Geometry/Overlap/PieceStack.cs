using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpaceGeo.Geometry.Overlap;

/// <summary>Vertices of one piece on the stack: a closed walk, counter-clockwise where it bounds area.</summary>
/// <param name="Start">First vertex.</param>
/// <param name="Count">Number of vertices.</param>
internal readonly record struct Piece(int Start, int Count);

/// <summary>
/// Working memory for polygons that are cut by half-planes. Cutting a closed walk by a half-plane keeps its signed area right even where the
/// walk degenerates, so no result is ever looked at for validity (Sutherland &amp; Hodgman 1974).
/// </summary>
internal sealed class PieceStack
{
    private const int Lanes = 4;
    private const int MostInMask = 64;

    private double[] _x = new double[512];
    private double[] _y = new double[512];
    private int[] _edges = new int[64];
    private int[] _otherEdges = new int[64];
    private int _top;

    /// <summary>Where the next piece begins. Setting it back forgets the pieces above.</summary>
    public int Top
    {
        get => _top;
        set => _top = value;
    }

    /// <summary>Pushes an axis-parallel box.</summary>
    /// <param name="minX">Left side.</param>
    /// <param name="minY">Lower side.</param>
    /// <param name="maxX">Right side.</param>
    /// <param name="maxY">Upper side.</param>
    /// <returns>The piece.</returns>
    public Piece PushBox(double minX, double minY, double maxX, double maxY)
    {
        Reserve(4);
        int start = _top + 1;
        Put(start, minX, minY);
        Put(start + 1, maxX, minY);
        Put(start + 2, maxX, maxY);
        Put(start + 3, minX, maxY);
        return Seal(start, 4);
    }

    /// <summary>Pushes the triangle between the first vertex of a piece and one of its edges, counter-clockwise.</summary>
    /// <param name="fan">A piece of any shape.</param>
    /// <param name="vertex">Number of the vertex at which the edge begins.</param>
    /// <param name="tolerance">Metres; a triangle that is nowhere wider is none.</param>
    /// <param name="triangle">Receives the triangle.</param>
    /// <returns>+1 where the piece runs round it counter-clockwise, −1 clockwise, 0 where there is none.</returns>
    public double PushTriangle(Piece fan, int vertex, double tolerance, out Piece triangle)
    {
        Reserve(3);
        (double x, double y) = (_x[fan.Start], _y[fan.Start]);
        (double fromX, double fromY) = (_x[fan.Start + vertex], _y[fan.Start + vertex]);
        (double toX, double toY) = (_x[fan.Start + vertex + 1], _y[fan.Start + vertex + 1]);
        double twice = ((fromX - x) * (toY - y)) - ((toX - x) * (fromY - y));
        double around = Math.Abs(fromX - x) + Math.Abs(fromY - y) + Math.Abs(toX - x) + Math.Abs(toY - y);
        if (Math.Abs(twice) <= tolerance * around)
        {
            triangle = default;
            return 0;
        }

        int start = _top + 1;
        Put(start, x, y);
        Put(start + (twice > 0 ? 1 : 2), fromX, fromY);
        Put(start + (twice > 0 ? 2 : 1), toX, toY);
        triangle = Seal(start, 3);
        return Math.Sign(twice);
    }

    /// <summary>Pushes a part, moved and turned into a frame.</summary>
    /// <param name="vertices">Holds the part.</param>
    /// <param name="part">The part.</param>
    /// <param name="frame">Its centre and axis are the frame's origin and x axis.</param>
    /// <returns>The piece.</returns>
    public Piece PushPart(VertexTable vertices, in PreparedPart part, in PreparedPart frame)
    {
        Reserve(part.Count);
        int start = _top + 1;
        ref double fromX = ref Unsafe.Add(ref MemoryMarshal.GetReference(vertices.X), part.Start);
        ref double fromY = ref Unsafe.Add(ref MemoryMarshal.GetReference(vertices.Y), part.Start);
        ref double toX = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_x), start);
        ref double toY = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_y), start);
        var centreX = Vector256.Create(frame.CentreX);
        var centreY = Vector256.Create(frame.CentreY);
        var axisX = Vector256.Create(frame.AxisX);
        var axisY = Vector256.Create(frame.AxisY);
        for (int i = 0; i < part.Count; i += Lanes)
        {
            Vector256<double> dx = Vector256.LoadUnsafe(ref fromX, (nuint)i) - centreX;
            Vector256<double> dy = Vector256.LoadUnsafe(ref fromY, (nuint)i) - centreY;
            ((dx * axisX) + (dy * axisY)).StoreUnsafe(ref toX, (nuint)i);
            ((dy * axisX) - (dx * axisY)).StoreUnsafe(ref toY, (nuint)i);
        }

        return Seal(start, part.Count);
    }

    /// <summary>x of a piece; the place before the first holds the last, and four may be read beyond the end.</summary>
    /// <param name="piece">A piece that has vertices.</param>
    public ref readonly double X(Piece piece) => ref _x[piece.Start];

    /// <summary>y of a piece, likewise.</summary>
    /// <param name="piece">A piece that has vertices.</param>
    public ref readonly double Y(Piece piece) => ref _y[piece.Start];

    /// <summary>Signed area of a piece, about its first vertex.</summary>
    /// <param name="piece">A piece.</param>
    /// <returns>Square metres.</returns>
    public double Area(Piece piece)
    {
        ref double x = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_x), piece.Start);
        ref double y = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_y), piece.Start);
        double twice = 0;
        double beforeX = 0;
        double beforeY = 0;
        for (int i = 1; i < piece.Count; i++)
        {
            double hereX = Unsafe.Add(ref x, i) - x;
            double hereY = Unsafe.Add(ref y, i) - y;
            twice += (beforeX * hereY) - (hereX * beforeY);
            beforeX = hereX;
            beforeY = hereY;
        }

        return twice / 2;
    }

    /// <summary>The box around a piece that has vertices.</summary>
    /// <param name="piece">A piece.</param>
    public Extent Box(Piece piece)
    {
        ref double x = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_x), piece.Start);
        ref double y = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_y), piece.Start);
        Vector128<double> least = Vector128.Create(x, y);
        Vector128<double> most = least;
        for (int i = 1; i < piece.Count; i++)
        {
            Vector128<double> point = Vector128.Create(Unsafe.Add(ref x, i), Unsafe.Add(ref y, i));
            least = Vector128.MinNative(least, point);
            most = Vector128.MaxNative(most, point);
        }

        return new Extent(least.ToScalar(), least.GetElement(1), most.ToScalar(), most.GetElement(1));
    }

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

    // Ends a piece. The place before its first vertex holds its last one, so that four edges are read as vertices beside their followers.
    private Piece Seal(int start, int count)
    {
        if (count > 0)
        {
            Put(start - 1, _x[start + count - 1], _y[start + count - 1]);
        }

        _top = start + count;
        return new Piece(start, count);
    }

    private void Put(int at, double x, double y)
    {
        _x[at] = x;
        _y[at] = y;
    }

    private void Reserve(int vertices)
    {
        if (_top + vertices + (2 * Lanes) > _x.Length)
        {
            int length = 2 * (_top + vertices + (2 * Lanes));
            Array.Resize(ref _x, length);
            Array.Resize(ref _y, length);
        }
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

/// <summary>A line through a point along a direction; what lies to its left is inside.</summary>
internal readonly record struct Line(double X, double Y, double AlongX, double AlongY)
{
    /// <summary>How far left a point lies, times the length of the direction.</summary>
    /// <param name="x">Metres.</param>
    /// <param name="y">Metres.</param>
    public double Side(double x, double y) => (AlongX * (y - Y)) - (AlongY * (x - X));
}

/// <summary>An axis-parallel box in the frame of a room, in metres.</summary>
internal readonly record struct Extent(double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>Square metres.</summary>
    public double Area => (MaxX - MinX) * (MaxY - MinY);

    /// <summary>What two boxes share; its sides cross where they share nothing.</summary>
    /// <param name="other">A box in the same frame.</param>
    public Extent Common(in Extent other) => new(
        Math.Max(MinX, other.MinX), Math.Max(MinY, other.MinY), Math.Min(MaxX, other.MaxX), Math.Min(MaxY, other.MaxY));

    /// <summary>Whether another box lies inside.</summary>
    /// <param name="other">A box in the same frame.</param>
    public bool Holds(in Extent other) => other.MinX >= MinX && other.MaxX <= MaxX && other.MinY >= MinY && other.MaxY <= MaxY;

    /// <summary>An order of boxes: by the left side, then the lower, the right, the upper one.</summary>
    /// <param name="other">A box in the same frame.</param>
    public bool IsBefore(in Extent other) =>
        MinX != other.MinX ? MinX < other.MinX
        : MinY != other.MinY ? MinY < other.MinY
        : MaxX != other.MaxX ? MaxX < other.MaxX
        : MaxY < other.MaxY;

    /// <summary>Whether two boxes share more than a strip of the tolerance's width.</summary>
    /// <param name="other">A box in the same frame.</param>
    /// <param name="tolerance">Metres.</param>
    public bool Overlaps(in Extent other, double tolerance) =>
        Math.Min(MaxX, other.MaxX) - Math.Max(MinX, other.MinX) > tolerance
        && Math.Min(MaxY, other.MaxY) - Math.Max(MinY, other.MinY) > tolerance;
}
