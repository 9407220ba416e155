using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.OverlayNG;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>A real room beside the derived one that fits it best.</summary>
/// <param name="Storey">Name of its storey.</param>
/// <param name="Number">Its number.</param>
/// <param name="AreaM2">Area of its footprint.</param>
/// <param name="EnclosedShare">Share of its border that lies within 5 cm of a wall, column, part of a curtain wall, door or window, or inside.</param>
/// <param name="BuriedShare">Share of its border that lies deeper than 5 cm inside of them: drawn to the walls' centre.</param>
/// <param name="Overlap">Best intersection over union with a derived room of the building at its height.</param>
/// <param name="IsReported">Whether a face that was not taken lies in it.</param>
internal sealed record EnclosedRoom(
    string Storey, string Number, double AreaM2, double EnclosedShare, double BuriedShare, double Overlap, bool IsReported)
{
    public bool IsEnclosed => EnclosedShare >= 0.98;

    public bool IsDrawnToFaces => BuriedShare <= 0.02;

    public bool IsFound => Overlap >= 0.98;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Storey}/{Number} {AreaM2:F2} m², {EnclosedShare:P1} enclosed, {BuriedShare:P1} buried, IoU {Overlap:F4}{(IsReported ? ", reported" : "")}");
}

/// <summary>The rooms of a model beside those derived from its walls alone.</summary>
/// <param name="Model">File name.</param>
/// <param name="Rooms">All real rooms with a footprint.</param>
/// <param name="Derived">Number of derived rooms.</param>
internal sealed partial record EnclosedRooms(string Model, IReadOnlyList<EnclosedRoom> Rooms, int Derived, int Extra)
{
    public static EnclosedRooms Of(string path)
    {
        string name = Path.GetFileName(path);
        byte[] bytes = File.ReadAllBytes(path);
        ModelFile derived = IfcReader.Read(name, bytes, new IfcReadOptions(AreaStandards.Default, Rooms: RoomSource.Walls));
        // Without the relationship the openings stay filled, and doors and windows that are read as walls close what they stand in.
        string text = Encoding.Latin1.GetString(bytes).Replace("IFCRELVOIDSELEMENT(", "IFCRELATEDNOTHING(", StringComparison.Ordinal);
        text = Infill().Replace(text, "IFCWALL(");
        ModelFile filled = IfcReader.Read(name, Encoding.Latin1.GetBytes(text), new IfcReadOptions(AreaStandards.Default));
        var rooms = new List<EnclosedRoom>();
        int extra = 0;
        for (int b = 0; b < filled.Buildings.Count; b++)
        {
            foreach (Storey storey in filled.Buildings[b].Storeys)
            {
                rooms.AddRange(Compare(storey, derived.Buildings[b], derived.Issues));
            }
            foreach (Storey s in derived.Buildings[b].Storeys)
            foreach (Room r in s.Rooms)
            {
                Shape shape = Footprint(s, r);
                double best = filled.Buildings[b].Storeys.SelectMany(x => x.Rooms.Where(q => q.IsMeasured).Select(q => Ratio(Footprint(x, q), shape))).DefaultIfEmpty(0).Max();
                if (best < 0.98) { extra++; if (best<0.5) Console.WriteLine(FormattableString.Invariant($"EXTRA {name} {s.Name} {r.Number} {shape.Area:F2} floor {r.FloorHeightM:F2} best {best:F3} at {shape.InteriorPoint}")); }
            }
        }

        return new EnclosedRooms(name, rooms, derived.Buildings.Sum(x => x.Storeys.Sum(s => s.Rooms.Count)), extra);
    }

    public override string ToString()
    {
        EnclosedRoom[] enclosed = [.. Rooms.Where(r => r.IsEnclosed)];
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture,
            $"{Model}: {Rooms.Count} rooms, {enclosed.Length} enclosed, {enclosed.Count(r => r.IsDrawnToFaces)} of them drawn to faces; found {enclosed.Count(r => r.IsFound)}; derived {Derived}, {Extra} like no real room"));
        foreach (EnclosedRoom room in Rooms.Where(r => !r.IsFound))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {(room.IsEnclosed ? "MISSED" : "open")} {room}");
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\bIFC(DOOR|WINDOW|DOORSTANDARDCASE|WINDOWSTANDARDCASE)\(")]
    private static partial Regex Infill();

    private static IEnumerable<EnclosedRoom> Compare(Storey storey, Building derived, IReadOnlyList<ModelIssue> issues)
    {
        foreach (Room room in storey.Rooms.Where(r => r.IsMeasured))
        {
            Shape footprint = Footprint(storey, room);
            double height = storey.Plan.Rooms[room.PlanRoom].CutHeight;
            Shape walls = OverlayNGRobust.Union([.. storey.Plan.Obstacles.Where(o => o.CutHeight == height)
                .Select(o => NtsBridge.ToMultiPolygon(storey.Plan.Shapes.Region(o.Shape)))]) ?? footprint.Factory.CreatePolygon();
            double border = footprint.Boundary.Length;
            var candidates = derived.Storeys.SelectMany(s => s.Rooms.Select(r => (Room: r, Shape: Footprint(s, r))))
                .Where(c => Math.Abs(c.Room.FloorHeightM - room.FloorHeightM) < 1.5).Select(c => c.Shape);
            yield return new EnclosedRoom(
                storey.Name, room.Number, footprint.Area,
                footprint.Boundary.Intersection(walls.Buffer(0.05)).Length / border,
                footprint.Boundary.Intersection(walls.Buffer(-0.05)).Length / border,
                candidates.Select(c => Ratio(c, footprint)).DefaultIfEmpty(0).Max(),
                issues.Any(i => Face().Match(i.Message) is { Success: true } m && footprint.Covers(footprint.Factory.CreatePoint(
                    new Coordinate(double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))))));
        }
    }

    [GeneratedRegex(@"around \((-?[\d.]+), (-?[\d.]+)\)")]
    private static partial Regex Face();

    private static Shape Footprint(Storey storey, Room room) =>
        NtsBridge.ToMultiPolygon(storey.Plan.Shapes.Region(storey.Plan.Rooms[room.PlanRoom].Shape));

    private static double Ratio(Shape a, Shape b) => a.EnvelopeInternal.Intersects(b.EnvelopeInternal)
        ? OverlayNGRobust.Overlay(a, b, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area
            / OverlayNGRobust.Overlay(a, b, NetTopologySuite.Operation.Overlay.SpatialFunction.Union).Area : 0;
}
