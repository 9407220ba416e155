using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Areas;

/// <summary>A part of an edge that is moved as one; the room lies to its left.</summary>
internal readonly record struct BorderStretch(Point2 From, Point2 To, double Offset = 0, bool IsPoint = false)
{
    // Chords of an arc turn by less; their mitre would lie far away where the offsets differ.
    private const double LeastTurn = 1e-3;
    private const double LongestMitre = 3;

    /// <summary>Whether a wall runs beside it.</summary>
    public bool IsMet { get; init; }

    /// <summary>Whether a wall stands in the way out at all, be it end on.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Whether that wall is a curtain wall.</summary>
    public bool IsCurtain { get; init; }

    public double Length => From.DistanceTo(To);

    public Point2 MovedFrom => Moved(From, Offset);

    public Point2 MovedTo => Moved(To, Offset);

    // To the right of the direction.
    private (double X, double Y) Outward => ((To.Y - From.Y) / Length, (From.X - To.X) / Length);

    private Point2 Middle => IsPoint ? From : new((From.X + To.X) / 2, (From.Y + To.Y) / 2);

    public Point2 Out(double metres) => Moved(Middle, metres);

    public bool Continues(BorderStretch next) => Math.Abs(Offset - next.Offset) <= RoomBoundary.SameLength
        && Math.Abs(Turn(next)) <= 1e-9 && To.DistanceTo(next.From) <= RoomBoundary.SameLength;

    /// <summary>Where the moved line meets the next one; null where they run alike or meet far away, so that a step joins them.</summary>
    public Point2? Meeting(BorderStretch next)
    {
        double turn = Turn(next);
        if (Math.Abs(turn) < LeastTurn)
        {
            return null;
        }

        (double ux, double uy) = ((To.X - From.X) / Length, (To.Y - From.Y) / Length);
        (double vx, double vy) = ((next.To.X - next.From.X) / next.Length, (next.To.Y - next.From.Y) / next.Length);
        (Point2 end, Point2 begin) = (MovedTo, next.MovedFrom);
        double along = (((begin.X - end.X) * vy) - ((begin.Y - end.Y) * vx)) / turn;
        double most = (LongestMitre * Math.Max(Math.Abs(Offset), Math.Abs(next.Offset))) + RoomBoundary.SameLength;
        return Math.Abs(along) <= most ? new Point2(end.X + (along * ux), end.Y + (along * uy)) : null;
    }

    /// <summary>Where the line outwards from the middle crosses a region's border, in rising order: pairs of in and out.</summary>
    public List<double> Crossings(Region region)
    {
        var found = new List<double>();
        (double nx, double ny) = Outward;
        Point2 middle = Middle;
        for (int ring = 0; ring < region.RingCount; ring++)
        {
            ReadOnlySpan<double> points = region.Ring(ring);
            for (int i = 0; i < points.Length; i += 2)
            {
                int next = i + 2 < points.Length ? i + 2 : 0;
                double side = (nx * (points[i + 1] - middle.Y)) - (ny * (points[i] - middle.X));
                double other = (nx * (points[next + 1] - middle.Y)) - (ny * (points[next] - middle.X));
                if (side > 0 != other > 0)
                {
                    double share = side / (side - other);
                    double x = points[i] + (share * (points[next] - points[i])) - middle.X;
                    double y = points[i + 1] + (share * (points[next + 1] - points[i + 1])) - middle.Y;
                    found.Add((nx * x) + (ny * y));
                }
            }
        }

        found.Sort();
        return found;
    }

    private double Turn(BorderStretch next) => (((To.X - From.X) * (next.To.Y - next.From.Y)) - ((To.Y - From.Y) * (next.To.X - next.From.X)))
        / (Length * next.Length);

    private Point2 Moved(Point2 point, double metres) => new(point.X + (metres * Outward.X), point.Y + (metres * Outward.Y));
}
