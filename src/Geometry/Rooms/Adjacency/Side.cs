using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Geometry.Rooms.Adjacency;

/// <summary>A side of a shape, which lies on its left.</summary>
/// <param name="Owner">Number of the room or obstacle.</param>
/// <param name="Ring">Number of the ring in the plan's table.</param>
/// <param name="Along">How far along its ring it begins, in metres.</param>
/// <param name="X">Where it begins.</param>
/// <param name="Y">Where it begins.</param>
/// <param name="EndX">Where it ends.</param>
/// <param name="EndY">Where it ends.</param>
/// <param name="DirX">Its direction, of length 1.</param>
/// <param name="DirY">Its direction, of length 1.</param>
/// <param name="Length">Metres.</param>
internal readonly record struct Side(
    int Owner, int Ring, double Along, double X, double Y, double EndX, double EndY, double DirX, double DirY, double Length)
{
    // Sides below this have no direction worth the name; what they are long counts along the ring all the same.
    private const double NoLength = 1e-6;

    /// <summary>Adds the sides of a shape.</summary>
    /// <param name="shapes">A plan's table.</param>
    /// <param name="shape">A shape in it.</param>
    /// <param name="owner">Number of the room or obstacle.</param>
    /// <param name="sides">Receives them in the rings' order.</param>
    /// <param name="perimeters">Receives the length of each ring, by its number.</param>
    public static void AddOf(ShapeTable shapes, int shape, int owner, List<Side> sides, double[] perimeters)
    {
        (int first, int end) = shapes.Rings(shape);
        for (int ring = first; ring < end; ring++)
        {
            ReadOnlySpan<double> v = shapes.Ring(ring);
            double along = 0;
            for (int i = 0; i < v.Length; i += 2)
            {
                int next = i + 2 == v.Length ? 0 : i + 2;
                (double dx, double dy) = (v[next] - v[i], v[next + 1] - v[i + 1]);
                double length = Math.Sqrt((dx * dx) + (dy * dy));
                if (length > NoLength)
                {
                    sides.Add(new Side(owner, ring, along, v[i], v[i + 1], v[next], v[next + 1], dx / length, dy / length, length));
                }

                along += length;
            }

            perimeters[ring] = along;
        }
    }
}
