using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Surfaces;

/// <summary>A border of a face in the parameters of its surface.</summary>
/// <param name="Corners">Unwrapped.</param>
/// <param name="TurnsU">How often it runs about the surface along u; negative against it.</param>
/// <param name="TurnsV">The same along v.</param>
internal sealed record SurfaceLoop(List<FaceCorner> Corners, int TurnsU, int TurnsV)
{
    private const double AtPole = 1e-6;

    /// <summary>Maps a border onto its surface.</summary>
    /// <param name="mesh">Holds the vertices.</param>
    /// <param name="surface">The surface.</param>
    /// <param name="loop">The border.</param>
    /// <returns>Its corners; at a pole one where it arrives and one where it leaves.</returns>
    public static SurfaceLoop Of(FaceMeshBuilder mesh, Surface surface, int[] loop)
    {
        int start = Array.FindIndex(loop, vertex => !IsPole(surface, surface.Nearest(mesh[vertex], null)));
        if (start < 0)
        {
            throw new SectionException("face-unsupported", "a border that never leaves the pole of its surface");
        }

        var corners = new List<FaceCorner>(loop.Length + 2);
        SurfacePoint last = surface.Nearest(mesh[loop[start]], null);
        FaceCorner? pole = null;
        for (int i = 0; i <= loop.Length; i++)
        {
            int vertex = loop[(start + i) % loop.Length];
            SurfacePoint at = Unwrapped(surface, surface.Nearest(mesh[vertex], last), last);
            if (IsPole(surface, at))
            {
                pole = new FaceCorner(at with { U = last.U }, vertex);
                corners.Add(pole.Value);
                continue;
            }

            if (pole is FaceCorner left)
            {
                corners.Add(left with { At = left.At with { U = at.U } });
                pole = null;
            }

            corners.Add(new FaceCorner(at, vertex));
            last = at;
        }

        SurfacePoint first = corners[0].At;
        corners.RemoveAt(corners.Count - 1);
        return new SurfaceLoop(corners, Turns(last.U - first.U, surface.PeriodU), Turns(last.V - first.V, surface.PeriodV));
    }

    /// <summary>The corners from the one nearest to a parameter on, shifted by whole periods, in a given direction about the surface.</summary>
    /// <param name="u">The parameter.</param>
    /// <param name="period">The period.</param>
    /// <param name="direction">1 along u, −1 against it.</param>
    /// <returns>The same corners in another order.</returns>
    public List<FaceCorner> StartingNear(double u, double period, int direction)
    {
        List<FaceCorner> corners = Corners;
        if (Math.Sign(TurnsU) != direction)
        {
            corners = [.. Enumerable.Reverse(corners)];
        }

        double Away(FaceCorner corner) => Math.Abs(Math.IEEERemainder(corner.At.U - u, period));
        int start = Enumerable.Range(0, corners.Count).MinBy(i => Away(corners[i]));
        var turned = new List<FaceCorner>(corners.Count);
        double last = u;
        for (int i = 0; i < corners.Count; i++)
        {
            FaceCorner corner = corners[(start + i) % corners.Count];
            double near = corner.At.U + (Math.Round((last - corner.At.U) / period) * period);
            turned.Add(corner with { At = corner.At with { U = near } });
            last = near;
        }

        return turned;
    }

    private static bool IsPole(Surface surface, SurfacePoint at) =>
        surface.Poles.Any(pole => Math.Abs(at.V - pole) * surface.Metric.V < AtPole);

    private static SurfacePoint Unwrapped(Surface surface, SurfacePoint at, SurfacePoint last) =>
        new(Near(at.U, last.U, surface.PeriodU), Near(at.V, last.V, surface.PeriodV));

    private static double Near(double value, double last, double period) =>
        period > 0 ? value + (Math.Round((last - value) / period) * period) : value;

    private static int Turns(double difference, double period) => period > 0 ? (int)Math.Round(difference / period) : 0;
}
