using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace SpaceGeo.Geometry.Rooms;

/// <summary>A connected part of the plan that no barrier covers.</summary>
/// <param name="Shape">Its extent.</param>
/// <param name="IsOutside">Whether it reaches around the whole plan.</param>
/// <param name="ClosedGapM">Width of the gaps that were closed to part it from its neighbours, in metres; 0 for none.</param>
internal sealed record Face(Polygon Shape, bool IsOutside, double ClosedGapM);

/// <summary>
/// Parts faces where they are connected through gaps only. A face shrunk by half the gap's width falls apart there; each part grown back by as
/// much has its old border again, since corners are mitred. A face that does not fall apart is left as it is, to the bit.
/// </summary>
/// <param name="rules">What a part must be to count as one.</param>
internal sealed class GapClosing(RoomRules rules)
{
    // Grown back by this much more than it was shrunk, and cut to the face again, a part has the face's own vertices.
    private const double Spare = 1e-4;

    // Pieces that gap strips and rounding leave over.
    private const double NoArea = 1e-6;

    private static readonly BufferParameters Mitred = new(8, EndCapStyle.Flat, JoinStyle.Mitre, 8);

    /// <summary>A shape grown or shrunk, with mitred corners.</summary>
    /// <param name="shape">A polygon or several.</param>
    /// <param name="distance">Metres; negative shrinks.</param>
    /// <returns>The shape; empty when nothing is left.</returns>
    public static Shape Offset(Shape shape, double distance) => BufferOp.Buffer(shape, distance, Mitred);

    /// <summary>The polygons of a geometry.</summary>
    /// <param name="geometry">Any geometry.</param>
    /// <returns>Those with an area.</returns>
    public static IEnumerable<Polygon> Polygons(Shape geometry) =>
        Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>().Where(p => p.Area > NoArea);

    /// <summary>Parts a face.</summary>
    /// <param name="face">The face.</param>
    /// <param name="gap">Gaps up to this width are closed, in metres.</param>
    /// <returns>The face itself, or its parts and what is left over between them.</returns>
    public IReadOnlyList<Face> Part(Face face, double gap)
    {
        Polygon[] cores = [.. Polygons(Offset(face.Shape, -gap / 2)).Where(core => IsRoomy(core, gap))];
        if (cores.Length < 2)
        {
            return [face];
        }

        Polygon outermost = cores.MaxBy(core => core.EnvelopeInternal.Area)!;
        var parts = new List<Face>();
        Shape rest = face.Shape;
        foreach (Polygon core in cores)
        {
            Shape grown = Overlay(Offset(core, (gap / 2) + Spare), rest, SpatialFunction.Intersection);
            if (Polygons(grown).MaxBy(p => p.Area) is Polygon part)
            {
                parts.Add(new Face(part, face.IsOutside && ReferenceEquals(core, outermost), gap));
                rest = Overlay(rest, part, SpatialFunction.Difference);
            }
        }

        return GiveBack(parts, rest);
    }

    /// <summary>Union, intersection or difference, without the lines and points that touching borders leave.</summary>
    /// <param name="first">Polygons.</param>
    /// <param name="second">Polygons.</param>
    /// <param name="operation">What is done.</param>
    /// <returns>Polygons.</returns>
    public static Shape Overlay(Shape first, Shape second, SpatialFunction operation) =>
        first.Factory.CreateMultiPolygon([.. Polygons(OverlayNGRobust.Overlay(first, second, operation))]);

    // A niche narrower than the gap belongs to the one part beside it; what lies between two parts is the gap.
    private static List<Face> GiveBack(List<Face> parts, Shape rest)
    {
        foreach (Polygon piece in Polygons(rest))
        {
            int[] beside = [.. Enumerable.Range(0, parts.Count).Where(i => parts[i].Shape.IsWithinDistance(piece, Spare))];
            if (beside.Length == 1 && Joined(parts[beside[0]].Shape, piece) is Polygon joined)
            {
                parts[beside[0]] = parts[beside[0]] with { Shape = joined };
            }
            else
            {
                parts.Add(new Face(piece, false, 0));
            }
        }

        return parts;
    }

    private static Polygon? Joined(Polygon part, Polygon piece) =>
        Polygons(Overlay(part, piece, SpatialFunction.Union)).ToArray() is [Polygon joined] ? joined : null;

    // Only what could be a room parts a face; otherwise each narrow niche would.
    private bool IsRoomy(Polygon core, double gap)
    {
        double missing = (rules.SmallestWidthM - gap) / 2;
        return core.Area > NoArea && Offset(core, gap / 2).Area >= rules.SmallestAreaM2
            && (missing <= 0 || !Offset(core, -missing).IsEmpty);
    }
}
