using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>A room with its footprint, before it has a place in a plan.</summary>
/// <param name="Entity">The IfcSpace.</param>
/// <param name="Footprint">Its footprint; empty when it could not be taken.</param>
/// <param name="FloorHeightM">Height of its lowest point; NaN without geometry.</param>
/// <param name="HeightM">From there to the highest point of its body; NaN where it has none of its own.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">A reason code; empty when all is well.</param>
internal sealed record IfcRoom(
    StepEntity Entity, Region Footprint, double FloorHeightM, double HeightM, RoomStatus Status, string Reason)
{
    /// <summary>The room's own body; null where there is none, or something stands in for it.</summary>
    public Solid? Body { get; init; }
}

/// <summary>Takes the footprints of rooms. A room that cannot be measured is reported, never left out.</summary>
/// <param name="model">The model.</param>
/// <param name="relations">Which rooms consist of rooms.</param>
/// <param name="bodies">Bodies of products.</param>
/// <param name="standard">Says at which height the footprint is cut.</param>
/// <param name="issues">Receives what went wrong.</param>
internal sealed class IfcRooms(
    IfcModel model, IfcRelations relations, IfcBodies bodies, AreaStandard standard, ICollection<ModelIssue> issues)
{
    // Below the sills of windows, whose niches widen a room and are no floor.
    private const double FloorProbe = 0.5;
    private const double FloorTolerance = 0.01;

    // Ten kilometres, in metres.
    private const double LargestRoom = 1e4;

    /// <summary>Reads a room.</summary>
    /// <param name="label">Label of an IfcSpace.</param>
    /// <returns>The room, whatever its state.</returns>
    public IfcRoom Read(long label)
    {
        StepEntity space = model.File.Entity(label);
        try
        {
            IfcBody? body = bodies.Of(space);
            return body is null ? WithoutBody(space) : Cut(space, body);
        }
        catch (Exception e) when (Isolated.ReasonOf(e) is string reason)
        {
            return Lost(space, RoomStatus.Failed, reason, e.Message);
        }
    }

    private IfcRoom WithoutBody(StepEntity space) => HasParts(space)
        ? Lost(space, RoomStatus.NoGeometry, "counted-by-parts", "the room consists of rooms that are measured each for itself")
        : Lost(space, RoomStatus.NoGeometry, "no-body", "the room has no body; export spaces with their volume");

    private bool HasParts(StepEntity space) => relations.Children(space.Label).Any(part => model.File.TypeOf(part) == "IFCSPACE");

    private IfcRoom Cut(StepEntity space, IfcBody body)
    {
        model.Patience.Check();
        if (FloorLevel.Of(body.Solid) is not double floor)
        {
            return Lost(space, RoomStatus.Failed, "body-empty", "the room's body is empty at every height");
        }

        var log = new SectionLog();
        foreach (PolygonFault fault in body.Faults)
        {
            log.Faults.Add(fault);
        }

        Region footprint = body.Solid.Section(floor + standard.FootprintHeightM, log);
        if (footprint.IsEmpty || footprint.Area <= 0)
        {
            double height = body.Solid.Bounds.MaxZ - floor;
            return Lost(space, RoomStatus.Failed, "body-too-low", string.Create(
                CultureInfo.InvariantCulture,
                $"the room's body is {height:F4} m high; check the length unit of the export"), height);
        }

        if (Math.Max(footprint.Bounds.Width, footprint.Bounds.Height) > LargestRoom)
        {
            return Lost(space, RoomStatus.Failed, "size-absurd", "the room is larger than any building; check the length unit of the export");
        }

        if (HasParts(space))
        {
            Report(space, "counted-with-parts", "the room is measured, and so are the rooms that it consists of: do not add them up");
        }

        var cut = new Cutting(footprint, floor, body.Solid.Bounds.MaxZ);
        return body.Reason.Length > 0 ? Substituted(space, body.Reason, body.Message, cut)
            : log.LeftOut is string left ? Substituted(space, IfcBodies.Incomplete, IfcBodies.LeftOut(left), cut)
            : (log.IsRepaired ? Mended(space, cut, log) : Level(space, body, cut)) with { Body = body.Solid };
    }

    // The footprint is cut at the lowest point, so a ramp or a pit leaves most of the floor out. That is what the standard says, and it is
    // said with the number that the room has half a metre higher.
    private IfcRoom Level(StepEntity space, IfcBody body, Cutting cut)
    {
        double area = cut.Footprint.Area;
        double higher = Isolated.Get(issues, space, area, () => body.Solid.Section(cut.Floor + FloorProbe, new SectionLog()).Area);
        if (higher <= area * (1 + FloorTolerance))
        {
            return new IfcRoom(space, cut.Footprint, cut.Floor, cut.Top - cut.Floor, RoomStatus.Ok, string.Empty);
        }

        Report(space, "floor-not-level", string.Create(
            CultureInfo.InvariantCulture,
            $"the floor is stepped or sloped: {area:F2} m² at its lowest point, {higher:F2} m² at {FloorProbe:F1} m above it; only the lowest part counts"));
        return new IfcRoom(space, cut.Footprint, cut.Floor, cut.Top - cut.Floor, RoomStatus.Repaired, "floor-not-level");
    }

    private IfcRoom Substituted(StepEntity space, string reason, string message, Cutting cut)
    {
        Report(space, reason, message);
        return new IfcRoom(space, cut.Footprint, cut.Floor, double.NaN, RoomStatus.Repaired, reason);
    }

    private IfcRoom Mended(StepEntity space, Cutting cut, SectionLog log)
    {
        string reason = log.WidestGap > 0 ? "gap-closed" : "border-crosses-itself";
        Report(space, reason, log.WidestGap > 0
            ? string.Create(CultureInfo.InvariantCulture, $"a gap of {log.WidestGap:F6} m in the body was closed")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the border crossed itself and was mended, which changed the area that it goes round by {log.Faults.Sum(f => f.AreaChangeM2):+0.0000;-0.0000} m²"));
        return new IfcRoom(space, cut.Footprint, cut.Floor, cut.Top - cut.Floor, RoomStatus.Repaired, reason);
    }

    private IfcRoom Lost(StepEntity space, RoomStatus status, string reason, string message, double heightM = double.NaN)
    {
        Report(space, reason, message);
        return new IfcRoom(space, Region.Empty, double.NaN, heightM, status, reason);
    }

    private void Report(StepEntity space, string code, string message) => issues.Add(Isolated.Issue(space, code, message));

    /// <summary>A footprint with the heights of the body that it was cut from.</summary>
    private readonly record struct Cutting(Region Footprint, double Floor, double Top);
}
