namespace SpaceGeo.Geometry.Planar;

/// <summary>
/// A plane region: polygons with holes, in metres, as one flat coordinate array. Shells run counter-clockwise, holes clockwise, each shell is
/// followed by its holes, and rings neither cross nor repeat their first vertex. <see cref="RegionBuilder"/> makes regions that keep this.
/// </summary>
public sealed class Region
{
    private readonly double[] _coordinates;
    private readonly int[] _ringEnds;

    /// <summary>Takes over arrays that already keep the class's rules.</summary>
    /// <param name="coordinates">x, y, x, y, … of all rings, one after another.</param>
    /// <param name="ringEnds">For each ring the index of the vertex after its last.</param>
    internal Region(double[] coordinates, int[] ringEnds)
    {
        _coordinates = coordinates;
        _ringEnds = ringEnds;
        Bounds = Box2.Of(coordinates);
    }

    /// <summary>The region without a point.</summary>
    public static Region Empty { get; } = new([], []);

    /// <summary>The smallest box around the region.</summary>
    public Box2 Bounds { get; }

    /// <summary>Whether the region has no ring.</summary>
    public bool IsEmpty => _ringEnds.Length == 0;

    /// <summary>By how much mending may have changed the area, in square metres; 0 where nothing was mended.</summary>
    public double MendedM2 { get; private init; }

    /// <summary>Number of rings, shells and holes together.</summary>
    public int RingCount => _ringEnds.Length;

    /// <summary>All vertices x, y, x, y, … in metres.</summary>
    public ReadOnlySpan<double> Coordinates => _coordinates;

    /// <summary>For each ring the index of the vertex after its last.</summary>
    public ReadOnlySpan<int> RingEnds => _ringEnds;

    /// <summary>Area of the region: shells minus holes.</summary>
    /// <returns>Square metres, never negative for a region that keeps the class's rules.</returns>
    public double Area
    {
        get
        {
            double sum = 0;
            for (int ring = 0; ring < RingCount; ring++)
            {
                sum += RingArea.Signed(Ring(ring));
            }

            return sum;
        }
    }

    /// <summary>The same region, of which it is known how much mending may have changed.</summary>
    /// <param name="mendedM2">Square metres.</param>
    /// <returns>This region where that is no change.</returns>
    public Region Mended(double mendedM2) =>
        mendedM2 == MendedM2 ? this : new Region(_coordinates, _ringEnds) { MendedM2 = mendedM2 };

    /// <summary>One ring.</summary>
    /// <param name="ring">0 … <see cref="RingCount"/> − 1.</param>
    /// <returns>Vertices x, y, x, y, …; the first is not repeated at the end.</returns>
    public ReadOnlySpan<double> Ring(int ring)
    {
        int start = ring == 0 ? 0 : _ringEnds[ring - 1];
        return _coordinates.AsSpan(2 * start, 2 * (_ringEnds[ring] - start));
    }

    /// <summary>Whether a ring is a hole.</summary>
    /// <param name="ring">0 … <see cref="RingCount"/> − 1.</param>
    /// <returns>True for a clockwise ring.</returns>
    public bool IsHole(int ring) => RingArea.Signed(Ring(ring)) < 0;

    /// <summary>The region under an affine map of the plane.</summary>
    /// <param name="map">The map; a mirroring one turns the rings, so that shells stay counter-clockwise.</param>
    /// <returns>A new region.</returns>
    public Region Mapped(Affine2 map)
    {
        double[] mapped = new double[_coordinates.Length];
        for (int i = 0; i < mapped.Length; i += 2)
        {
            (mapped[i], mapped[i + 1]) = map.Apply(_coordinates[i], _coordinates[i + 1]);
        }

        if (map.Determinant < 0)
        {
            ReverseRings(mapped);
        }

        return new Region(mapped, _ringEnds);
    }

    private void ReverseRings(double[] coordinates)
    {
        int start = 0;
        foreach (int end in _ringEnds)
        {
            for (int low = start, high = end - 1; low < high; low++, high--)
            {
                (coordinates[2 * low], coordinates[2 * high]) = (coordinates[2 * high], coordinates[2 * low]);
                (coordinates[(2 * low) + 1], coordinates[(2 * high) + 1]) = (coordinates[(2 * high) + 1], coordinates[(2 * low) + 1]);
            }

            start = end;
        }
    }
}
