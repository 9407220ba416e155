using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>A real room beside the derived one that fits it best.</summary>
/// <param name="Name">Its storey and number.</param>
/// <param name="AreaM2">Area of its footprint.</param>
/// <param name="EnclosedShare">Share of its border within 5 cm of a wall, column, part of a curtain wall, door, window or opening.</param>
/// <param name="Overlap">Best intersection over union with a derived room at its height.</param>
/// <param name="CoveredShare">Share of its area in derived rooms at its height.</param>
/// <param name="IsReported">Whether it holds the point of a face that was reported as not taken.</param>
internal sealed record EnclosedRoom(
    string Name, double AreaM2, double EnclosedShare, double Overlap, double CoveredShare, bool IsReported)
{
    public bool IsEnclosed => EnclosedShare >= 0.98;

    public bool IsFound => Overlap >= 0.98;

    /// <summary>Whether a reader of result and report can tell what became of the room.</summary>
    public bool IsTraced => IsFound || IsReported || CoveredShare >= 0.5;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name} {AreaM2:F2} m², {100 * EnclosedShare:F1} % enclosed, IoU {Overlap:F4}, {100 * CoveredShare:F0} % covered{(IsReported ? ", reported" : string.Empty)}");
}

/// <summary>The rooms of a model beside those derived from its walls while its spaces are withheld.</summary>
/// <param name="Model">File name.</param>
/// <param name="Rooms">All real rooms with a footprint.</param>
/// <param name="Derived">Number of derived rooms.</param>
internal sealed partial record EnclosedRooms(string Model, IReadOnlyList<EnclosedRoom> Rooms, int Derived)
{
    public IEnumerable<EnclosedRoom> Enclosed => Rooms.Where(r => r.IsEnclosed);

    /// <summary>Reads a model twice: its walls alone, and its rooms with all openings filled.</summary>
    public static EnclosedRooms Of(string path)
    {
        string name = Path.GetFileName(path);
        byte[] bytes = File.ReadAllBytes(path);
        ModelFile derived = IfcReader.Read(name, bytes, new IfcReadOptions(AreaStandards.Default, Rooms: RoomSource.Walls));
        ModelFile real = IfcReader.Read(name, WithOpeningsFilled(bytes), new IfcReadOptions(AreaStandards.Default));
        Point[] reported = [.. derived.Issues.Select(i => FacePoint().Match(i.Message)).Where(m => m.Success).Select(PointOf)];
        return new EnclosedRooms(
            name,
            [
                .. real.Buildings.Zip(derived.Buildings).SelectMany(pair => pair.First.Storeys
                    .SelectMany(storey => Compare(storey, pair.Second, reported))),
            ],
            derived.Buildings.Sum(b => b.Storeys.Sum(s => s.Rooms.Count)));
    }

    public override string ToString()
    {
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"{Model}: {Rooms.Count} rooms, {Enclosed.Count()} enclosed by walls, {Enclosed.Count(r => r.IsFound)} of these found; {Derived} derived"));
        foreach (EnclosedRoom room in Rooms.Where(r => !r.IsFound))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {(room.IsEnclosed ? "missed" : "not enclosed")}: {room}");
        }

        return text.ToString();
    }

    // Without the relationship nothing is taken out of a wall; doors, windows and openings that are read as walls close what they stand in.
    private static byte[] WithOpeningsFilled(byte[] bytes) => Encoding.Latin1.GetBytes(Infill().Replace(
        Encoding.Latin1.GetString(bytes).Replace("IFCRELVOIDSELEMENT(", "IFCRELATEDNOTHING(", StringComparison.Ordinal), "IFCWALL("));

    private static IEnumerable<EnclosedRoom> Compare(Storey storey, Building derived, Point[] reported)
    {
        foreach (Room room in storey.Rooms.Where(r => r.IsMeasured))
        {
            Shape footprint = Footprint(storey, room);
            Shape[] candidates =
            [
                .. derived.Storeys.SelectMany(s => s.Rooms.Where(r => Math.Abs(r.FloorHeightM - room.FloorHeightM) < 1.5)
                    .Select(r => Footprint(s, r))).Where(c => c.EnvelopeInternal.Intersects(footprint.EnvelopeInternal)),
            ];
            yield return new EnclosedRoom(
                $"{storey.Name}/{room.Number}",
                footprint.Area,
                footprint.Boundary.Intersection(Walls(storey, room).Buffer(0.05)).Length / footprint.Boundary.Length,
                candidates.Select(c => Common(c, footprint) / (c.Area + footprint.Area - Common(c, footprint))).DefaultIfEmpty(0).Max(),
                candidates.Sum(c => Common(c, footprint)) / footprint.Area,
                reported.Any(footprint.Covers));
        }
    }

    private static Shape Walls(Storey storey, Room room)
    {
        double height = storey.Plan.Rooms[room.PlanRoom].CutHeight;
        Shape[] sections =
        [
            .. storey.Plan.Obstacles.Where(o => o.CutHeight == height)
                .Select(o => NtsBridge.ToMultiPolygon(storey.Plan.Shapes.Region(o.Shape))),
        ];
        return sections.Length == 0 ? NtsBridge.ToMultiPolygon(Region.Empty) : OverlayNGRobust.Union(sections);
    }

    private static double Common(Shape first, Shape second) =>
        OverlayNGRobust.Overlay(first, second, SpatialFunction.Intersection).Area;

    private static MultiPolygon Footprint(Storey storey, Room room) =>
        NtsBridge.ToMultiPolygon(storey.Plan.Shapes.Region(storey.Plan.Rooms[room.PlanRoom].Shape));

    private static Point PointOf(Match match) => GeometryFactory.Default.CreatePoint(new Coordinate(
        double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\bIFC(DOOR|WINDOW|DOORSTANDARDCASE|WINDOWSTANDARDCASE|OPENINGELEMENT)\(")]
    private static partial Regex Infill();

    [GeneratedRegex(@"around \((-?[\d.]+), (-?[\d.]+)\)")]
    private static partial Regex FacePoint();
}
