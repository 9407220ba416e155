using System.Runtime.InteropServices;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Exchange;

/// <summary>Looks whether the rings of a shape lie inside each other as their places say: shells outside, holes in them.</summary>
/// <remarks>The engine counts by the even-odd rule, whatever a ring was meant for: without this look, a hole beside its shell would add
/// area, and a polygon inside another one take it away, and nobody would be told.</remarks>
internal static class RingNesting
{
    /// <summary>Finds rings in the wrong place.</summary>
    /// <param name="coordinates">x, y, x, y, … in metres.</param>
    /// <param name="ringEnds">For each ring the index of the vertex after its last.</param>
    /// <param name="first">The shape's first ring.</param>
    /// <param name="isShell">For each ring of the shape, whether it is meant to be one.</param>
    /// <returns>A fault for each ring that is not where it was meant to be, its number counted in the shape.</returns>
    /// <remarks>A ring that crosses another one is the engine's to find.</remarks>
    public static IEnumerable<PolygonFault> Faults(List<double> coordinates, List<int> ringEnds, int first, List<bool> isShell)
    {
        var boxes = new Box2[isShell.Count];
        for (int ring = 0; ring < boxes.Length; ring++)
        {
            boxes[ring] = Box2.Of(Ring(coordinates, ringEnds, first + ring));
        }

        for (int ring = 0; ring < boxes.Length; ring++)
        {
            int depth = 0;
            for (int other = 0; other < boxes.Length; other++)
            {
                if (other != ring && Holds(boxes[other], boxes[ring])
                    && LiesInside(Ring(coordinates, ringEnds, first + ring), Ring(coordinates, ringEnds, first + other)))
                {
                    depth++;
                }
            }

            if ((depth % 2 == 0) != isShell[ring])
            {
                yield return new PolygonFault(depth == 0 ? RingFault.HoleOutside : RingFault.SelfIntersection, ring, -1);
            }
        }
    }

    private static ReadOnlySpan<double> Ring(List<double> coordinates, List<int> ringEnds, int ring)
    {
        int start = ring == 0 ? 0 : ringEnds[ring - 1];
        return CollectionsMarshal.AsSpan(coordinates)[(2 * start)..(2 * ringEnds[ring])];
    }

    private static bool Holds(in Box2 outer, in Box2 inner) =>
        outer.MinX <= inner.MinX && outer.MaxX >= inner.MaxX && outer.MinY <= inner.MinY && outer.MaxY >= inner.MaxY;

    // Vertices on the border say nothing; a ring that has no other ones follows the border, and lies inside.
    private static bool LiesInside(ReadOnlySpan<double> ring, ReadOnlySpan<double> border)
    {
        for (int i = 0; i < ring.Length; i += 2)
        {
            if (Place(ring[i], ring[i + 1], border) is bool isInside)
            {
                return isInside;
            }
        }

        return true;
    }

    // Crossings of the ray towards +x; null on the border.
    private static bool? Place(double x, double y, ReadOnlySpan<double> ring)
    {
        bool isInside = false;
        for (int i = 0, j = ring.Length - 2; i < ring.Length; j = i, i += 2)
        {
            double turn = ((ring[j] - x) * (ring[i + 1] - y)) - ((ring[i] - x) * (ring[j + 1] - y));
            bool isBetween = Math.Min(ring[i], ring[j]) <= x && x <= Math.Max(ring[i], ring[j])
                && Math.Min(ring[i + 1], ring[j + 1]) <= y && y <= Math.Max(ring[i + 1], ring[j + 1]);
            if (turn == 0 && isBetween)
            {
                return null;
            }

            if ((ring[i + 1] > y) != (ring[j + 1] > y) && (turn > 0) == (ring[i + 1] > ring[j + 1]))
            {
                isInside = !isInside;
            }
        }

        return isInside;
    }
}
