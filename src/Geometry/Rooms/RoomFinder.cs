using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using SpaceGeo.Geometry.Planar;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace SpaceGeo.Geometry.Rooms;

/// <summary>
/// Finds the rooms of a storey between its walls. The faces are the plane less all barriers; gaps between barriers are closed from the narrow
/// to the wide; columns are given back to the one room that they stand in or beside.
/// </summary>
/// <param name="rules">When a face counts as a room.</param>
public sealed class RoomFinder(RoomRules rules)
{
    // From rounding and sloppy drawing up to gaps that are plainly mistakes; the widest is that of the rules.
    private static readonly double[] GapSteps = [0.002, 0.01, 0.05, 0.1, 0.2];

    // Doors without leaf, passages, missing walls: what is enclosed by closing them is named as open.
    private static readonly double[] OpeningSteps = [1.25];

    // Nothing a ruler would show.
    private const double Hair = 1e-5;

    private const double NotWorthALine = 0.01;

    private readonly GapClosing _closing = new(rules);

    /// <summary>Finds the rooms.</summary>
    /// <param name="barriers">All that encloses, in any order; sections may overlap.</param>
    /// <returns>Rooms, and faces that are none.</returns>
    /// <exception cref="Solids.SectionException">The borders of the barriers defeat the overlay.</exception>
    public RoomLayout Find(IReadOnlyCollection<RoomBarrier> barriers)
    {
        ArgumentNullException.ThrowIfNull(barriers);
        return barriers.Count == 0 ? new RoomLayout([], []) : RegionBoolean.Checked(() => Between(barriers));
    }

    private RoomLayout Between(IReadOnlyCollection<RoomBarrier> barriers)
    {
        Shape walls = Union(barriers.Where(b => b.Kind == BarrierKind.Wall));
        Shape columns = Union(barriers.Where(b => b.Kind == BarrierKind.Column));
        Shape closed = GapClosing.Overlay(walls, columns, SpatialFunction.Union);
        List<Face> faces = Closed(Around(closed), GapSteps.Where(g => g < rules.WidestGapM).Append(rules.WidestGapM));
        Polygon[] standing = [.. GapClosing.Polygons(GapClosing.Overlay(columns, walls, SpatialFunction.Difference))];
        foreach (Polygon column in standing)
        {
            GiveBack(faces, column);
        }

        return Sorted(faces, barriers, closed.ConvexHull());
    }

    /// <summary>The connected parts of a region that could be rooms.</summary>
    /// <param name="region">Any region.</param>
    /// <param name="rules">When a face counts as a room.</param>
    /// <returns>The parts that are large and wide enough, in reading order.</returns>
    public static IReadOnlyList<Region> Roomy(Region region, RoomRules rules)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(rules);
        var finder = new RoomFinder(rules);
        return ReadingOrder.Of(
            GapClosing.Polygons(NtsBridge.ToMultiPolygon(region)).Where(p => finder.FaultOf(p) is null).Select(NtsBridge.ToRegion),
            part => part.Bounds);
    }

    private static Shape Union(IEnumerable<RoomBarrier> barriers)
    {
        Shape[] sections = [.. barriers.Select(b => NtsBridge.ToMultiPolygon(b.Section))];
        return sections.Length == 0 ? NtsBridge.ToMultiPolygon(Region.Empty) : OverlayNGRobust.Union(sections);
    }

    // The plane less the barriers. The frame is wide enough that no opening is narrower than the way around the plan.
    private List<Face> Around(Shape closed)
    {
        Envelope extent = closed.EnvelopeInternal.Copy();
        extent.ExpandBy(2 * Math.Max(rules.WidestOpeningM, 1));
        Shape free = GapClosing.Overlay(closed.Factory.ToGeometry(extent), closed, SpatialFunction.Difference);
        return [.. GapClosing.Polygons(free).Select(p => new Face(p, p.EnvelopeInternal.MinX <= extent.MinX + Hair, 0))];
    }

    private List<Face> Closed(List<Face> faces, IEnumerable<double> gaps)
    {
        foreach (double gap in gaps)
        {
            faces = [.. faces.SelectMany(face => _closing.Part(face, gap))];
        }

        return faces;
    }

    // A column with one face around or beside it stands in that one. Between two faces, or a face and the outside, it is part of the wall.
    private static void GiveBack(List<Face> faces, Polygon column)
    {
        Shape grown = GapClosing.Offset(column, Hair);
        int[] beside = [.. Enumerable.Range(0, faces.Count).Where(i => faces[i].Shape.Intersects(grown))];
        if (beside.Length != 1 || faces[beside[0]].IsOutside)
        {
            return;
        }

        Shape joined = GapClosing.Overlay(faces[beside[0]].Shape, column, SpatialFunction.Union);
        if (GapClosing.Polygons(joined).ToArray() is [Polygon one])
        {
            faces[beside[0]] = faces[beside[0]] with { Shape = one };
        }
    }

    private RoomLayout Sorted(List<Face> faces, IReadOnlyCollection<RoomBarrier> barriers, Shape hull)
    {
        var rooms = new List<FoundRoom>();
        var refused = new List<RefusedFace>();
        var border = new RoomBorder(barriers);
        foreach (Face face in faces.Where(f => !f.IsOutside))
        {
            if (FaultOf(face.Shape) is FaceFault fault)
            {
                Refuse(refused, fault, face.Shape);
            }
            else
            {
                rooms.Add(new FoundRoom(NtsBridge.ToRegion(face.Shape), face.ClosedGapM, border.Keys(face.Shape)));
            }
        }

        foreach (Polygon face in Open(faces, hull))
        {
            Refuse(refused, FaceFault.Open, face);
        }

        return new RoomLayout(
            ReadingOrder.Of(rooms, room => room.Footprint.Bounds), ReadingOrder.Of(refused, face => face.Face.Bounds));
    }

    // What closing wide openings encloses, then what else of the outside lies between walls: inside of the convex hull of all of them.
    private IEnumerable<Polygon> Open(List<Face> faces, Shape hull)
    {
        List<Face> parts = Closed(
            [.. faces.Where(f => f.IsOutside)], OpeningSteps.Where(g => g < rules.WidestOpeningM).Append(rules.WidestOpeningM));
        return parts.Where(f => !f.IsOutside && FaultOf(f.Shape) is null).Select(f => f.Shape).Concat(parts.Where(f => f.IsOutside)
            .SelectMany(f => GapClosing.Polygons(GapClosing.Overlay(f.Shape, hull, SpatialFunction.Intersection)))
            .Where(p => !GapClosing.Offset(p, -rules.SmallestWidthM).IsEmpty));
    }

    private FaceFault? FaultOf(Polygon face) =>
        GapClosing.Offset(face, -rules.SmallestWidthM / 2).IsEmpty ? FaceFault.TooNarrow
        : face.Area < rules.SmallestAreaM2 ? FaceFault.TooSmall : null;

    private static void Refuse(List<RefusedFace> refused, FaceFault fault, Polygon face)
    {
        if (face.Area >= NotWorthALine)
        {
            Point inside = face.InteriorPoint;
            refused.Add(new RefusedFace(fault, NtsBridge.ToRegion(face), new Point2(inside.X, inside.Y)));
        }
    }
}
