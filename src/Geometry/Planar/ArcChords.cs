namespace SpaceGeo.Geometry.Planar;

/// <summary>Chords in place of arcs, with the area under the arc kept: a round column counts πr², whatever the number of chords.</summary>
public static class ArcChords
{
    /// <summary>Largest distance between an arc and its chords, in metres.</summary>
    public const double DefaultSagitta = 1e-4;

    /// <summary>Number of chords that keeps the sagitta.</summary>
    /// <param name="radius">Metres; the larger one of an ellipse.</param>
    /// <param name="sweep">Opening angle in radians; the sign does not matter.</param>
    /// <param name="sagitta">Largest allowed distance between arc and chord, in metres.</param>
    /// <returns>At least two, at most 4,096.</returns>
    public static int Count(double radius, double sweep, double sagitta = DefaultSagitta)
    {
        double step = radius <= sagitta ? Math.PI / 4 : 2 * Math.Acos(1 - (sagitta / radius));
        return (int)Math.Clamp(Math.Ceiling(Math.Abs(sweep) / Math.Max(step, 1e-4)), 2, 4096);
    }

    /// <summary>A whole circle or ellipse about the origin as a ring.</summary>
    /// <param name="radiusX">Half axis along x, in metres.</param>
    /// <param name="radiusY">Half axis along y, in metres.</param>
    /// <returns>Vertices counter-clockwise; the ring's area is π·radiusX·radiusY.</returns>
    public static Point2[] Ellipse(double radiusX, double radiusY)
    {
        int count = Math.Max(8, Count(Math.Max(radiusX, radiusY), 2 * Math.PI));
        double step = 2 * Math.PI / count;
        double scale = Math.Sqrt(step / Math.Sin(step));
        var ring = new Point2[count];
        for (int i = 0; i < count; i++)
        {
            ring[i] = new Point2(radiusX * scale * Math.Cos(i * step), radiusY * scale * Math.Sin(i * step));
        }

        return ring;
    }

    /// <summary>An arc of a circle or ellipse about the origin.</summary>
    /// <param name="radiusX">Half axis along x, in metres.</param>
    /// <param name="radiusY">Half axis along y, in metres.</param>
    /// <param name="start">Parameter of the first point, in radians.</param>
    /// <param name="sweep">Signed opening angle, in radians.</param>
    /// <returns>Points from start to end; both ends lie on the arc, those between a little outside of it so that the area is kept.</returns>
    /// <remarks>With n chords of angle δ the fan has the area ½·sin δ·(2·r·q + (n − 2)·q²); it equals the sector's ½·n·δ·r² for the
    /// radius q solved here.</remarks>
    public static Point2[] Arc(double radiusX, double radiusY, double start, double sweep)
    {
        int count = Count(Math.Max(radiusX, radiusY), sweep);
        double step = sweep / count;
        double sine = Math.Sin(Math.Abs(step));
        double inner = count - 2;
        double target = count * Math.Abs(step) / sine;
        double scale = inner == 0 ? target / 2 : (Math.Sqrt(1 + (inner * target)) - 1) / inner;
        var points = new Point2[count + 1];
        for (int i = 0; i <= count; i++)
        {
            double factor = i == 0 || i == count ? 1 : scale;
            double angle = start + (i * step);
            points[i] = new Point2(radiusX * factor * Math.Cos(angle), radiusY * factor * Math.Sin(angle));
        }

        return points;
    }
}
