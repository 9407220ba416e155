using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpaceGeo.Geometry.Overlap;

/// <summary>The common area of a base and other borders of any simple shape, from pairs of their edges: one edge of the base against four of
/// the other at a time. All happens in the frame of a room.</summary>
/// <remarks>The area under two functions at once is ∫ min(a(x), b(x)) dx. With the sign of the direction in which each edge runs, the sum over
/// all pairs of edges is the common area. No case is told apart, so nothing can be told apart wrongly: borders that coincide or nearly
/// coincide cost no more than rounding.</remarks>
internal sealed class EdgeIntegral
{
    private const int Lanes = 4;

    // An edge that runs less than this share of the tolerance along x bounds no area to speak of.
    private const double Upright = 1.0 / 1024;

    // Keeps a quotient of zeros a zero.
    private const double Tiny = 1e-300;

    private PreparedPart _frame;
    private BaseEdge[] _edges = new BaseEdge[16];
    private double _upright;

    /// <summary>Number of the base's edges.</summary>
    public int Count { get; private set; }

    /// <summary>Takes up a room as the base, and its frame.</summary>
    /// <param name="vertices">Holds the room.</param>
    /// <param name="room">The room, of any simple shape.</param>
    public void Load(VertexTable vertices, in PreparedPart room)
    {
        _frame = room;
        _upright = Upright * room.Tolerance;
        if (room.Kind == PartKind.Box)
        {
            Count = 2;
            _edges[0] = new BaseEdge(-room.HalfX, -room.HalfY, room.HalfX, -room.HalfY);
            _edges[1] = new BaseEdge(room.HalfX, room.HalfY, -room.HalfX, room.HalfY);
            return;
        }

        Reserve(room.Count);
        ReadOnlySpan<double> x = vertices.X.Slice(room.Start, room.Count);
        ReadOnlySpan<double> y = vertices.Y.Slice(room.Start, room.Count);
        (double fromX, double fromY) = InFrame(x[^1], y[^1]);
        for (int i = 0; i < x.Length; i++)
        {
            (double toX, double toY) = InFrame(x[i], y[i]);
            Add(fromX, fromY, toX, toY);
            (fromX, fromY) = (toX, toY);
        }
    }

    /// <summary>Takes up a piece as the base.</summary>
    /// <param name="pieces">Holds the piece.</param>
    /// <param name="piece">A piece that has vertices, in the frame of the room.</param>
    /// <param name="room">The room.</param>
    public void Load(PieceStack pieces, Piece piece, in PreparedPart room)
    {
        _frame = room;
        _upright = Upright * room.Tolerance;
        Reserve(piece.Count);
        ref double x = ref Unsafe.AsRef(in pieces.X(piece));
        ref double y = ref Unsafe.AsRef(in pieces.Y(piece));
        for (int i = 0; i < piece.Count; i++)
        {
            Add(Unsafe.Add(ref x, i - 1), Unsafe.Add(ref y, i - 1), Unsafe.Add(ref x, i), Unsafe.Add(ref y, i));
        }
    }

    /// <summary>The common area of the base and a piece.</summary>
    /// <param name="pieces">Holds the piece.</param>
    /// <param name="piece">A piece that has vertices, in the frame of the room.</param>
    /// <returns>Square metres; rounding may leave it a little below zero.</returns>
    public double Common(PieceStack pieces, Piece piece)
    {
        ref double x = ref Unsafe.AsRef(in pieces.X(piece));
        ref double y = ref Unsafe.AsRef(in pieces.Y(piece));
        var lanes = Vector256.Create(0.0, 1, 2, 3);
        Vector256<double> twice = Vector256<double>.Zero;
        for (int i = 0; i < piece.Count; i += Lanes)
        {
            Vector256<double> isReal = Vector256.LessThan(lanes, Vector256.Create((double)(piece.Count - i)));
            twice += TwiceBelow(
                Vector256.LoadUnsafe(ref Unsafe.Add(ref x, i - 1)), Vector256.LoadUnsafe(ref Unsafe.Add(ref y, i - 1)),
                Vector256.LoadUnsafe(ref Unsafe.Add(ref x, i)), Vector256.LoadUnsafe(ref Unsafe.Add(ref y, i))) & isReal;
        }

        return Vector256.Sum(twice) / 2;
    }

    /// <summary>The common area of the base and a part.</summary>
    /// <param name="vertices">Holds the part.</param>
    /// <param name="part">The part, of any simple shape.</param>
    /// <returns>Square metres; rounding may leave it a little below zero.</returns>
    public double Common(VertexTable vertices, in PreparedPart part)
    {
        ref double x = ref Unsafe.Add(ref MemoryMarshal.GetReference(vertices.X), part.Start);
        ref double y = ref Unsafe.Add(ref MemoryMarshal.GetReference(vertices.Y), part.Start);
        return part.Count == Lanes ? CommonOfFour(ref x, ref y) : Common(ref x, ref y, part.Count);
    }

    private double CommonOfFour(ref double x, ref double y)
    {
        (Vector256<double> fromX, Vector256<double> fromY) = InFrame(Vector256.LoadUnsafe(ref x), Vector256.LoadUnsafe(ref y));
        var next = Vector256.Create(1L, 2, 3, 0);
        return Vector256.Sum(TwiceBelow(fromX, fromY, Vector256.Shuffle(fromX, next), Vector256.Shuffle(fromY, next))) / 2;
    }

    private double Common(ref double x, ref double y, int count)
    {
        var lanes = Vector256.Create(0.0, 1, 2, 3);
        var firstX = Vector256.Create(x);
        var firstY = Vector256.Create(y);
        Vector256<double> twice = Vector256<double>.Zero;
        for (int i = 0; i < count; i += Lanes)
        {
            Vector256<double> isLast = Vector256.Equals(lanes, Vector256.Create((double)(count - 1 - i)));
            Vector256<double> isReal = Vector256.LessThan(lanes, Vector256.Create((double)(count - i)));
            Vector256<double> nextX = Vector256.ConditionalSelect(isLast, firstX, Vector256.LoadUnsafe(ref x, (nuint)i + 1));
            Vector256<double> nextY = Vector256.ConditionalSelect(isLast, firstY, Vector256.LoadUnsafe(ref y, (nuint)i + 1));
            (Vector256<double> fromX, Vector256<double> fromY) = InFrame(
                Vector256.LoadUnsafe(ref x, (nuint)i), Vector256.LoadUnsafe(ref y, (nuint)i));
            (Vector256<double> toX, Vector256<double> toY) = InFrame(nextX, nextY);
            twice += TwiceBelow(fromX, fromY, toX, toY) & isReal;
        }

        return Vector256.Sum(twice) / 2;
    }

    // Twice the signed area below both, for four edges of another border and all of the base.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> TwiceBelow(Vector256<double> fromX, Vector256<double> fromY, Vector256<double> toX, Vector256<double> toY)
    {
        Vector256<double> along = toX - fromX;
        Vector256<double> slope = (toY - fromY) / along;
        Vector256<double> left = Vector256.MinNative(fromX, toX);
        Vector256<double> right = Vector256.MaxNative(fromX, toX);
        var tiny = Vector256.Create(Tiny);
        Vector256<double> sum = Vector256<double>.Zero;
        ref BaseEdge edge = ref MemoryMarshal.GetArrayDataReference(_edges);
        ref BaseEdge end = ref Unsafe.Add(ref edge, Count);
        while (Unsafe.IsAddressLessThan(ref edge, ref end))
        {
            Vector256<double> begin = Vector256.MaxNative(left, Vector256.Create(edge.Left));
            Vector256<double> stop = Vector256.MinNative(right, Vector256.Create(edge.Right));
            Vector256<double> width = Vector256.MaxNative(stop - begin, Vector256<double>.Zero);
            Vector256<double> height0 = Vector256.FusedMultiplyAdd(slope, begin - fromX, fromY);
            Vector256<double> height1 = Vector256.FusedMultiplyAdd(slope, stop - fromX, fromY);
            var baseX = Vector256.Create(edge.X);
            var baseY = Vector256.Create(edge.Y);
            var baseSlope = Vector256.Create(edge.Slope);
            Vector256<double> above0 = Vector256.FusedMultiplyAdd(baseSlope, begin - baseX, baseY) - height0;
            Vector256<double> above1 = Vector256.FusedMultiplyAdd(baseSlope, stop - baseX, baseY) - height1;

            // Where the lines cross, the triangle between them goes off: with the differences p ≥ 0 and n < 0 it is n²/(2(p − n)).
            Vector256<double> below = Vector256.MinNative(above0, Vector256<double>.Zero) + Vector256.MinNative(above1, Vector256<double>.Zero);
            Vector256<double> apart = Vector256.MaxNative(Vector256.Abs(above0) + Vector256.Abs(above1), tiny);
            Vector256<double> twiceMean = height0 + height1 - (below * below / apart);
            sum = Vector256.FusedMultiplyAdd(width * Vector256.Create(edge.Sign), twiceMean, sum);
            edge = ref Unsafe.Add(ref edge, 1);
        }

        Vector256<double> sign = along & Vector256.Create(-0.0);
        return (sum ^ sign) & Vector256.GreaterThan(Vector256.Abs(along), Vector256.Create(_upright));
    }

    private void Reserve(int edges)
    {
        Count = 0;
        if (_edges.Length < edges)
        {
            _edges = new BaseEdge[2 * edges];
        }
    }

    private void Add(double fromX, double fromY, double toX, double toY)
    {
        if (Math.Abs(toX - fromX) > _upright)
        {
            _edges[Count++] = new BaseEdge(fromX, fromY, toX, toY);
        }
    }

    private (double X, double Y) InFrame(double x, double y)
    {
        double dx = x - _frame.CentreX;
        double dy = y - _frame.CentreY;
        return ((dx * _frame.AxisX) + (dy * _frame.AxisY), (dy * _frame.AxisX) - (dx * _frame.AxisY));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<double> X, Vector256<double> Y) InFrame(Vector256<double> x, Vector256<double> y)
    {
        Vector256<double> dx = x - Vector256.Create(_frame.CentreX);
        Vector256<double> dy = y - Vector256.Create(_frame.CentreY);
        var axisX = Vector256.Create(_frame.AxisX);
        var axisY = Vector256.Create(_frame.AxisY);
        return ((dx * axisX) + (dy * axisY), (dy * axisX) - (dx * axisY));
    }

    /// <summary>An edge of the base that is not upright.</summary>
    private readonly struct BaseEdge(double fromX, double fromY, double toX, double toY)
    {
        public readonly double X = fromX;
        public readonly double Y = fromY;
        public readonly double Slope = (toY - fromY) / (toX - fromX);
        public readonly double Left = Math.Min(fromX, toX);
        public readonly double Right = Math.Max(fromX, toX);
        public readonly double Sign = toX > fromX ? 1 : -1;
    }
}
