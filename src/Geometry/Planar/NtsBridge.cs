using NetTopologySuite.Geometries;

namespace SpaceGeo.Geometry.Planar;

/// <summary>Regions to NetTopologySuite geometries and back: the one place where the two meet.</summary>
public static class NtsBridge
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(PrecisionModels.Floating));

    /// <summary>The region as a NetTopologySuite geometry, for WKB, GIS libraries and the reference overlay.</summary>
    /// <param name="region">Any region.</param>
    /// <returns>A multipolygon, in the region's own coordinates, with SRID 0.</returns>
    public static MultiPolygon ToMultiPolygon(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var polygons = new List<Polygon>();
        int ring = 0;
        while (ring < region.RingCount)
        {
            LinearRing shell = ToLinearRing(region.Ring(ring++));
            var holes = new List<LinearRing>();
            while (ring < region.RingCount && region.IsHole(ring))
            {
                holes.Add(ToLinearRing(region.Ring(ring++)));
            }

            polygons.Add(Factory.CreatePolygon(shell, [.. holes]));
        }

        return Factory.CreateMultiPolygon([.. polygons]);
    }

    /// <summary>The polygons of a geometry as a region; points and lines in it are left out, since they have no area.</summary>
    /// <param name="geometry">A valid geometry.</param>
    /// <returns>The region; empty where the geometry has no polygon.</returns>
    public static Region ToRegion(NetTopologySuite.Geometries.Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var coordinates = new List<double>();
        var ringEnds = new List<int>();
        for (int i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
            {
                Append(polygon.ExteriorRing, true, coordinates, ringEnds);
                foreach (LineString hole in polygon.InteriorRings)
                {
                    Append(hole, false, coordinates, ringEnds);
                }
            }
        }

        return ringEnds.Count == 0 ? Region.Empty : new Region([.. coordinates], [.. ringEnds]);
    }

    internal static LinearRing ToLinearRing(ReadOnlySpan<double> ring)
    {
        int count = ring.Length / 2;
        var points = new Coordinate[count + 1];
        for (int i = 0; i < count; i++)
        {
            points[i] = new Coordinate(ring[2 * i], ring[(2 * i) + 1]);
        }

        points[count] = points[0].Copy();
        return Factory.CreateLinearRing(points);
    }

    internal static Polygon ToPolygon(ReadOnlySpan<double> ring) => Factory.CreatePolygon(ToLinearRing(ring));

    private static void Append(LineString ring, bool shell, List<double> coordinates, List<int> ringEnds)
    {
        Coordinate[] points = ring.Coordinates;
        int start = coordinates.Count;
        for (int i = 0; i < points.Length - 1; i++)
        {
            coordinates.Add(points[i].X);
            coordinates.Add(points[i].Y);
        }

        Span<double> added = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(coordinates)[start..];
        if (RingArea.Signed(added) > 0 != shell)
        {
            RingCleaner.Reverse(added);
        }

        ringEnds.Add(coordinates.Count / 2);
    }
}
