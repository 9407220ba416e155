using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Curves;

/// <summary>Chords in place of any curve: pieces are halved until every chord is near enough.</summary>
internal static class ChordSampling
{
    // 2¹⁰ chords between two breaks: a radius of 100 km would still keep 0.1 mm over 100 m.
    private const int Deepest = 10;

    /// <summary>Samples a curve.</summary>
    /// <param name="curve">The point at a parameter.</param>
    /// <param name="breaks">Rising parameters, both ends included, between which the curve is smooth.</param>
    /// <param name="sagitta">Largest distance between the curve and its chords, in metres.</param>
    /// <returns>Points from the first to the last break; all breaks are among them.</returns>
    public static List<CurvePoint> Of(Func<double, Point3> curve, IReadOnlyList<double> breaks, double sagitta)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(breaks);
        var points = new List<CurvePoint> { new(breaks[0], curve(breaks[0])) };
        for (int i = 1; i < breaks.Count; i++)
        {
            // In quarters first, so that a piece that swings back through its own chord is not taken for straight.
            double step = (breaks[i] - breaks[i - 1]) / 4;
            for (int quarter = 1; quarter <= 4; quarter++)
            {
                double t = quarter == 4 ? breaks[i] : breaks[i - 1] + (quarter * step);
                Add(curve, points[^1], new CurvePoint(t, curve(t)), sagitta, 0, points);
            }
        }

        return Thinned(points, breaks);
    }

    private static void Add(Func<double, Point3> curve, CurvePoint a, CurvePoint b, double sagitta, int depth, List<CurvePoint> points)
    {
        double middle = (a.T + b.T) / 2;
        Point3 point = curve(middle);
        if (depth < Deepest && Distance(point, a.Point, b.Point) > sagitta)
        {
            var between = new CurvePoint(middle, point);
            Add(curve, a, between, sagitta, depth + 1, points);
            Add(curve, between, b, sagitta, depth + 1, points);
            return;
        }

        points.Add(b);
    }

    private static double Distance(Point3 point, Point3 a, Point3 b)
    {
        Point3 chord = b - a;
        double length = chord.Dot(chord);
        double t = length > 0 ? Math.Clamp((point - a).Dot(chord) / length, 0, 1) : 0;
        return (point - a - (chord * t)).Length;
    }

    // Straight pieces were cut into quarters for nothing: their inner points are taken out again.
    private static List<CurvePoint> Thinned(List<CurvePoint> points, IReadOnlyList<double> breaks)
    {
        var corners = new HashSet<double>(breaks);
        var kept = new List<CurvePoint>(points.Count);
        for (int i = 0; i < points.Count; i++)
        {
            bool isNeeded = i == 0 || i == points.Count - 1 || corners.Contains(points[i].T)
                || Distance(points[i].Point, kept[^1].Point, points[i + 1].Point) > 1e-9;
            if (isNeeded)
            {
                kept.Add(points[i]);
            }
        }

        return kept;
    }
}
