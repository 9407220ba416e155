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
internal sealed partial class PieceStack
{
    private const int Lanes = 4;

    private double[] _x = new double[512];
    private double[] _y = new double[512];
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
}
