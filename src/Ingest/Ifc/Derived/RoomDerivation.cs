using System.Globalization;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Rooms;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc.Derived;

/// <summary>Derives the rooms of a building, storey by storey from below, and reports every face between walls that is no room.</summary>
/// <param name="building">GlobalId of the building.</param>
/// <param name="enclosures">What decides.</param>
/// <param name="issues">Receives faces that were not taken.</param>
internal sealed class RoomDerivation(
    string building, Enclosures enclosures, ICollection<ModelIssue> issues)
{
    // Above sills, below lintels, and the same whatever the area standard, so that a room is one room under all of them.
    private const double CutHeightM = 1.0;

    // Storeys nearer than this above each other are one for people: a face is a room of the lower one only.
    private const double LowestRoom = 1.8;

    // A face covered by more than this, in parts of its area, is the room or the crawl space that covers it.
    private const double MostlyCovered = 0.5;

    // A stair well keeps its landings, an atrium keeps nothing.
    private const double LeastFloor = 0.1;

    private readonly RoomFinder _finder = new(RoomRules.Default);
    private readonly FaceCover _cover = new(enclosures);
    private readonly List<DerivedRoom> _rooms = [];
    private readonly HashSet<Solid> _failed = [];
    private readonly HashSet<Solid> _met = [];
    private bool _hasFloors;

    /// <summary>Derives the rooms of a storey.</summary>
    /// <param name="storey">The storey; those below it came before.</param>
    /// <returns>Its derived rooms, in reading order.</returns>
    public IReadOnlyList<DerivedRoom> Of(StoreyRooms storey)
    {
        if (storey.Floor is not StoreyFloor floor)
        {
            return [];
        }

        double height = floor.HeightM + CutHeightM;
        RoomLayout layout = _finder.Find(Barriers(height));
        _hasFloors |= layout.Rooms.Any(room => _cover.ByFloor(room.Footprint, floor.HeightM) > MostlyCovered * room.Footprint.Area);
        var rooms = new List<DerivedRoom>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (FoundRoom room in layout.Rooms)
        {
            foreach (Region footprint in Taken(storey, floor, room.Footprint))
            {
                string id = Enumerable.Range(0, int.MaxValue)
                    .Select(ordinal => DerivedId.Of(building, storey.GlobalId, room.Bounds, ordinal)).First(ids.Add);
                rooms.Add(new DerivedRoom(id, $"{rooms.Count + 1}", footprint, floor.HeightM));
                ReportGap(id, room);
            }
        }

        foreach (RefusedFace face in layout.Refused.Where(f => _cover.BySpaces(f.Face, height) < MostlyCovered * f.Face.Area))
        {
            Refuse(storey, floor, face.Fault, face.Face.Area, face.Inside);
        }

        _rooms.AddRange(rooms);
        return rooms;
    }

    /// <summary>Says how many rooms were derived, and between which walls none was looked for, once all storeys are done.</summary>
    public void Report()
    {
        issues.Add(new ModelIssue("rooms-derived", string.Empty, string.Empty, 0, string.Create(
            CultureInfo.InvariantCulture,
            $"{_rooms.Count} rooms were derived from the walls {CutHeightM:F2} m above the storeys' floors; their ids hold as long as the same walls bound them")));

        // Parapets and foundations are lower than a room.
        string[] unmet =
        [
            .. enclosures.Around
                .Where(e => e.Kind == BarrierKind.Wall && e.Body.Bounds.MaxZ - e.Body.Bounds.MinZ >= LowestRoom && !_met.Contains(e.Body))
                .Select(e => e.Key).Distinct(),
        ];
        if (unmet.Length > 0)
        {
            issues.Add(new ModelIssue("walls-unmet", unmet[0], string.Empty, 0, string.Create(
                CultureInfo.InvariantCulture,
                $"{unmet.Length} walls as high as a room, this one the first, stand at no storey's height: no room was looked for between them")));
        }
    }

    private List<RoomBarrier> Barriers(double height)
    {
        var barriers = new List<RoomBarrier>();
        foreach (Enclosure enclosure in enclosures.Around.Where(e => IsCut(e.Body, height) && !_failed.Contains(e.Body)))
        {
            _met.Add(enclosure.Body);
            try
            {
                Region section = enclosure.Body.Section(height, new SectionLog());
                if (!section.IsEmpty)
                {
                    barriers.Add(new RoomBarrier(section, enclosure.Key, enclosure.Kind));
                }
            }
            catch (SectionException e)
            {
                _failed.Add(enclosure.Body);
                issues.Add(new ModelIssue(e.Reason, enclosure.Key, string.Empty, 0, $"left out of the derivation of rooms: {e.Message}"));
            }
        }

        return barriers;
    }

    private static bool IsCut(Solid body, double height) =>
        body.Bounds.MinZ <= height + Solid.SameHeight && body.Bounds.MaxZ > height;

    // The parts of a face that are rooms; none, with the reason reported, when something speaks against it.
    private IReadOnlyList<Region> Taken(StoreyRooms storey, StoreyFloor floor, Region face)
    {
        string? code = Objection(floor.HeightM, face);
        if (code is not null)
        {
            Report(storey, floor, code, face.Area, Inside(face), ObjectionText(code));
            return [];
        }

        double height = floor.HeightM + CutHeightM;
        return _cover.BySpaces(face, height) <= FaceCover.Negligible ? [face] : _cover.WithoutSpaces(face, height);
    }

    private string? Objection(double floor, Region face)
    {
        double most = MostlyCovered * face.Area;
        if (FaceCover.By(face, Derived(r => Math.Abs(floor - r.FloorHeightM) < LowestRoom)) > most)
        {
            return "face-taken-below";
        }

        if (_cover.BySlabs(face, floor, LowestRoom) > most)
        {
            return "face-too-low";
        }

        // Only over another room, and only where this storey or one below it shows that floors are modelled as slabs.
        bool isAbove = FaceCover.By(face, Derived(r => floor - r.FloorHeightM >= LowestRoom)) > most
            || _cover.BySpaces(face, floor - LowestRoom) > most;
        return isAbove && _hasFloors && _cover.ByFloor(face, floor) < LeastFloor * face.Area ? "face-without-floor" : null;
    }

    private static string ObjectionText(string code) => code switch
    {
        "face-taken-below" => "is a room of the storey just below",
        "face-too-low" => "has a slab less than 1.8 m above its floor",
        _ => "has no slab under it: a void over the storey below",
    };

    private IEnumerable<Region> Derived(Func<DerivedRoom, bool> where) => _rooms.Where(where).Select(r => r.Footprint);

    private void Refuse(StoreyRooms storey, StoreyFloor floor, FaceFault fault, double area, Point2 inside)
    {
        (string code, string why) = fault switch
        {
            FaceFault.TooSmall => ("face-too-small", "is below 0.5 m²"),
            FaceFault.TooNarrow => ("face-too-narrow", "is nowhere 0.3 m wide"),
            FaceFault.Open => ("face-open", "is not enclosed: a gap wider than 0.3 m leads out"),
        };
        Report(storey, floor, code, area, inside, why);
    }

    private void Report(StoreyRooms storey, StoreyFloor floor, string code, double area, Point2 inside, string why) =>
        issues.Add(new ModelIssue(code, storey.GlobalId, "IfcBuildingStorey", floor.Storey.Line, string.Create(
            CultureInfo.InvariantCulture,
            $"the face of {area:F2} m² around ({inside.X:F3}, {inside.Y:F3}) in storey '{storey.Name}' {why}")));

    private void ReportGap(string id, FoundRoom room)
    {
        // Two millimetres are rounding, not a gap.
        if (room.ClosedGapM > 0.002)
        {
            issues.Add(new ModelIssue("gap-closed", id, "derived room", 0, string.Create(
                CultureInfo.InvariantCulture, $"a gap of at most {room.ClosedGapM:F2} m between its walls was closed")));
        }
    }

    private static Point2 Inside(Region footprint)
    {
        NetTopologySuite.Geometries.Point point = NtsBridge.ToMultiPolygon(footprint).InteriorPoint;
        return new Point2(point.X, point.Y);
    }
}
