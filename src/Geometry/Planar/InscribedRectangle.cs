namespace SpaceGeo.Geometry.Planar;

/// <summary>An axis-parallel rectangle inside a region: where a label of known proportions has most room.</summary>
/// <param name="Centre">Its centre.</param>
/// <param name="HalfWidth">Half its extent along x, in metres.</param>
/// <param name="HalfHeight">Half its extent along y, in metres.</param>
public readonly record struct InscribedRectangle(Point2 Centre, double HalfWidth, double HalfHeight)
{
    // A metre away from the middle of the region is worth three centimetres of size: keeps labels of long rooms centred.
    private const double CentrePull = 0.03;

    private const int MostCells = 4000;

    /// <summary>The largest rectangle of given proportions inside a region, with a slight preference for the region's middle.</summary>
    /// <param name="region">A region; not empty.</param>
    /// <param name="aspect">Width of the rectangle over its height; above 0.</param>
    /// <param name="precision">How much larger another rectangle may be, in metres of half height.</param>
    /// <returns>The rectangle; half sizes 0 where none fits.</returns>
    /// <remarks>
    /// The pole of inaccessibility (a quadtree search by bound, as Mapbox's polylabel) under the maximum norm, in a plane squeezed by the
    /// aspect along x. Under that norm a point's distance to the border is the half height of the largest rectangle about it.
    /// </remarks>
    public static InscribedRectangle Largest(Region region, double aspect, double precision = 0.005)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(aspect);
        if (region.IsEmpty)
        {
            return default;
        }

        var search = new Search(region.Mapped(new Affine2(1 / aspect, 0, 0, 1, 0, 0)), precision);
        Cell best = search.Run();
        double half = Math.Max(0, best.Distance);
        return new InscribedRectangle(new Point2(best.X * aspect, best.Y), half * aspect, half);
    }

    // Score: what the search maximises; Bound: no point of the cell scores higher.
    private readonly record struct Cell(double X, double Y, double Half, double Distance, double Score, double Bound);

    private sealed class Search(Region region, double precision)
    {
        private readonly PriorityQueue<Cell, double> _open = new();
        private readonly double _middleX = (region.Bounds.MinX + region.Bounds.MaxX) / 2;
        private readonly double _middleY = (region.Bounds.MinY + region.Bounds.MaxY) / 2;

        public Cell Run()
        {
            Box2 box = region.Bounds;
            double half = Math.Max(Math.Min(box.Width, box.Height) / 2, Math.Max(box.Width, box.Height) / 32);
            Cell best = At(_middleX, _middleY, 0);
            for (double x = box.MinX + half; x - half < box.MaxX; x += 2 * half)
            {
                for (double y = box.MinY + half; y - half < box.MaxY; y += 2 * half)
                {
                    best = Better(best, At(x, y, half));
                }
            }

            for (int cells = 0; cells < MostCells && _open.TryDequeue(out Cell cell, out _) && cell.Bound - best.Score > precision; cells++)
            {
                double quarter = cell.Half / 2;
                best = Better(best, At(cell.X - quarter, cell.Y - quarter, quarter));
                best = Better(best, At(cell.X + quarter, cell.Y - quarter, quarter));
                best = Better(best, At(cell.X - quarter, cell.Y + quarter, quarter));
                best = Better(best, At(cell.X + quarter, cell.Y + quarter, quarter));
            }

            return best;
        }

        private static Cell Better(Cell best, Cell next) => next.Score > best.Score ? next : best;

        private Cell At(double x, double y, double half)
        {
            double distance = SignedDistance(x, y);
            double off = Math.Max(Math.Abs(x - _middleX), Math.Abs(y - _middleY));
            var cell = new Cell(
                x, y, half, distance, distance - (CentrePull * off), distance + half - (CentrePull * Math.Max(0, off - half)));
            if (half > 0)
            {
                _open.Enqueue(cell, -cell.Bound);
            }

            return cell;
        }

        // To the border, positive inside.
        private double SignedDistance(double x, double y)
        {
            bool inside = false;
            double nearest = double.PositiveInfinity;
            for (int r = 0; r < region.RingCount; r++)
            {
                ReadOnlySpan<double> ring = region.Ring(r);
                double ax = ring[^2] - x;
                double ay = ring[^1] - y;
                for (int i = 0; i < ring.Length; i += 2)
                {
                    double bx = ring[i] - x;
                    double by = ring[i + 1] - y;
                    if (ay > 0 != by > 0 && ax + ((bx - ax) * ay / (ay - by)) > 0)
                    {
                        inside = !inside;
                    }

                    nearest = Math.Min(nearest, ToSegment(ax, ay, bx, by));
                    (ax, ay) = (bx, by);
                }
            }

            return inside ? nearest : -nearest;
        }

        // max(|x|, |y|) along a segment is convex and piecewise linear: its minimum lies at an end, at x = 0, at y = 0 or at x = ±y.
        private static double ToSegment(double ax, double ay, double bx, double by)
        {
            double dx = bx - ax;
            double dy = by - ay;
            double nearest = Math.Min(Norm(ax, ay), Norm(bx, by));
            ReadOnlySpan<(double, double)> zeros = [(ax, dx), (ay, dy), (ax - ay, dx - dy), (ax + ay, dx + dy)];
            foreach ((double at, double slope) in zeros)
            {
                double t = slope == 0 ? 0 : Math.Clamp(-at / slope, 0, 1);
                nearest = Math.Min(nearest, Norm(ax + (t * dx), ay + (t * dy)));
            }

            return nearest;
        }

        private static double Norm(double x, double y) => Math.Max(Math.Abs(x), Math.Abs(y));
    }
}
