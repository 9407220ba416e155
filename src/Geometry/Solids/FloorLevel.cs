using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>Finds where a body stands.</summary>
public static class FloorLevel
{
    // Levels that are looked at before a body counts as too complex: a room that operations took away from below over more steps has not
    // been seen, while an empty one of 10⁵ faces would be cut 10⁵ times.
    private const int MostLevels = 2_000;

    /// <summary>The height of a body's lowest point. Where operations took the lower part of it away, that of what is left.</summary>
    /// <param name="body">A placed body.</param>
    /// <returns>Metres, or null for a body that is empty at every height.</returns>
    /// <exception cref="SectionException">The body cannot be cut.</exception>
    public static double? Of(Solid body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Box3 bounds = body.Bounds;
        if (bounds.IsEmpty || !double.IsFinite(bounds.MinZ))
        {
            return null;
        }

        var levels = new List<double>();
        body.AddLevels(levels);
        double[] steps = [.. levels.Where(z => z >= bounds.MinZ && z <= bounds.MaxZ).Order().Distinct()];
        int looked = 0;
        for (int i = 0; i + 1 < steps.Length; i++)
        {
            if (steps[i + 1] - steps[i] <= Solid.SameHeight)
            {
                continue;
            }

            if (++looked > MostLevels)
            {
                throw new SectionException("too-complex", $"the body is empty over its first {MostLevels} levels");
            }

            if (IsSolid(body, steps[i]))
            {
                return steps[i];
            }

            double middle = (steps[i] + steps[i + 1]) / 2;
            if (IsSolid(body, middle))
            {
                return Lowest(body, steps[i], middle);
            }
        }

        return null;
    }

    // Bisection: the section is empty at the lower height and not at the upper one.
    private static double Lowest(Solid body, double lower, double upper)
    {
        // The halves of two doubles end at the latest when no double lies between them.
        for (double middle = (lower + upper) / 2; upper - lower > Solid.SameHeight && middle > lower && middle < upper; middle = (lower + upper) / 2)
        {
            (lower, upper) = IsSolid(body, middle) ? (lower, middle) : (middle, upper);
        }

        return upper;
    }

    private static bool IsSolid(Solid body, double z)
    {
        Region section = body.Section(z, new SectionLog());
        return !section.IsEmpty && section.Area > 1e-9;
    }
}
