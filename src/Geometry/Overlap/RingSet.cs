namespace SpaceGeo.Geometry.Overlap;

/// <summary>The rings of one shape, sorted into shells and their holes by how they lie to each other.</summary>
/// <param name="vertices">Holds the rings.</param>
internal sealed class RingSet(VertexTable vertices)
{
    // Pairs of rings are compared; a shape of more goes to the slab sweep, which does not care.
    private const int MostRings = 256;

    private readonly List<Ring> _rings = [];

    /// <summary>Number of rings.</summary>
    public int Count => _rings.Count;

    /// <summary>Forgets all rings.</summary>
    public void Clear() => _rings.Clear();

    /// <summary>A ring.</summary>
    /// <param name="index">0 … <see cref="Count"/> − 1.</param>
    public Ring this[int index] => _rings[index];

    /// <summary>Adds a clean ring.</summary>
    /// <param name="start">Its first vertex.</param>
    /// <param name="count">Its number of vertices.</param>
    /// <param name="area">Its area, signed as it runs.</param>
    public void Add(int start, int count, double area) => _rings.Add(new Ring(start, count, area, 0, -1));

    /// <summary>Finds which ring lies in which, and turns shells counter-clockwise and holes clockwise.</summary>
    /// <param name="tolerance">Metres.</param>
    /// <returns>False when rings cross each other or themselves.</returns>
    public bool Sort(double tolerance)
    {
        if (_rings.Count > MostRings)
        {
            return false;
        }

        for (int i = 0; i < _rings.Count; i++)
        {
            Ring ring = _rings[i];
            if (!RingShape.IsSimple(vertices.X[ring.Range], vertices.Y[ring.Range], tolerance) || !Nest(i, tolerance))
            {
                return false;
            }
        }

        for (int i = 0; i < _rings.Count; i++)
        {
            Ring ring = _rings[i];
            if (ring.Area > 0 != ring.IsShell)
            {
                vertices.Reverse(ring.Start, ring.Count);
                _rings[i] = ring with { Area = -ring.Area };
            }
        }

        return true;
    }

    // Compares a ring with those before it.
    private bool Nest(int index, double tolerance)
    {
        for (int i = 0; i < index; i++)
        {
            switch (RingShape.Relation(vertices.X, vertices.Y, _rings[i].Range, _rings[index].Range, tolerance))
            {
                case RingRelation.Crossing:
                    return false;
                case RingRelation.Inside:
                    PutInto(index, i);
                    break;
                case RingRelation.Around:
                    PutInto(i, index);
                    break;
                case RingRelation.Apart:
                    break;
            }
        }

        return true;
    }

    private void PutInto(int inner, int outer)
    {
        Ring ring = _rings[inner];
        bool isCloser = ring.Parent < 0 || Math.Abs(_rings[outer].Area) < Math.Abs(_rings[ring.Parent].Area);
        _rings[inner] = ring with { Depth = ring.Depth + 1, Parent = isCloser ? outer : ring.Parent };
    }

    /// <summary>One ring of a shape.</summary>
    /// <param name="Start">First vertex.</param>
    /// <param name="Count">Number of vertices.</param>
    /// <param name="Area">Signed area in square metres.</param>
    /// <param name="Depth">Number of rings around it.</param>
    /// <param name="Parent">The smallest ring around it, or −1.</param>
    internal readonly record struct Ring(int Start, int Count, double Area, int Depth, int Parent)
    {
        /// <summary>Its vertices.</summary>
        public Range Range => Start..(Start + Count);

        /// <summary>Whether what it bounds lies inside.</summary>
        public bool IsShell => Depth % 2 == 0;
    }
}
