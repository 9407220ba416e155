using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Tests;

/// <summary>New shapes in an edited model: upright prisms in the building's own frame.</summary>
public sealed partial class IfcEdit
{
    private const double Height = 2.6;

    private void SetFootprint(string room, Region footprint)
    {
        (string placement, string representation) = Prism(footprint, FloorOf(room));
        (Product(room).Arguments[Placement], Product(room).Arguments[Representation]) = (placement, representation);
    }

    private void CopyRoom(string room, string globalId, string number, Region footprint)
    {
        (string placement, string representation) = Prism(footprint, FloorOf(room));
        string[] arguments = [.. Product(room).Arguments];
        (arguments[0], arguments[Name], arguments[Placement], arguments[Representation]) = ($"'{globalId}'", $"'{number}'", placement, representation);
        string added = _step.Add("IFCSPACE", arguments);
        StepText.Statement storey = StoreyOf(room);
        storey.Arguments[5] = $"{storey.Arguments[5].TrimEnd()[..^1]},{added})";
    }

    private void AddElement(string type, string name, string room, Region section)
    {
        (string placement, string representation) = Prism(section, FloorOf(room));
        string owner = Product(room).Arguments[1];
        string element = _step.Add(type, $"'{Added(name)}'", owner, $"'{name}'", "$", "$", placement, representation, "$");
        _step.Add("IFCRELCONTAINEDINSPATIALSTRUCTURE", $"'{Renewed("place of " + name)}'", owner, "$", "$", $"({element})", StoreyOf(room).Arguments[4]);
    }

    // The relationship by which a storey has a room: RelatingObject, RelatedObjects.
    private StepText.Statement StoreyOf(string room)
    {
        string reference = $"#{LabelOf(room)}";
        return _step.Statements.Values.Single(s => s.Type == "IFCRELAGGREGATES" && StepText.Parts(s.Arguments[5]).Contains(reference));
    }

    private double FloorOf(string room) => Read().SelectMany(b => b.Storeys).SelectMany(s => s.Rooms).First(r => r.GlobalId == room).FloorHeightM;

    private (string Placement, string Representation) Prism(Region footprint, double floor)
    {
        if (footprint.RingCount != 1)
        {
            throw new ArgumentException($"A prism has one ring, and this has {footprint.RingCount}.", nameof(footprint));
        }

        double[] ring = footprint.Ring(0).ToArray();
        string[] corners = [.. Enumerable.Range(0, ring.Length / 2).Select(i => Point(ring[2 * i], ring[(2 * i) + 1]))];
        string curve = _step.Add("IFCPOLYLINE", $"({string.Join(',', corners.Append(corners[0]))})");
        string profile = _step.Add("IFCARBITRARYCLOSEDPROFILEDEF", ".AREA.", "$", curve);
        string up = _step.Add("IFCDIRECTION", "(0.,0.,1.)");
        string axes = _step.Add("IFCAXIS2PLACEMENT3D", Point(0, 0, 0), "$", "$");
        string solid = _step.Add("IFCEXTRUDEDAREASOLID", profile, axes, up, Number(Height));
        int context = _step.Statements.First(s => s.Value.Type == "IFCGEOMETRICREPRESENTATIONCONTEXT").Key;
        string body = _step.Add("IFCSHAPEREPRESENTATION", $"#{context}", "'Body'", "'SweptSolid'", $"({solid})");
        string building = _step.Statements.Values.First(s => s.Type == "IFCBUILDING").Arguments[Placement];
        string place = _step.Add("IFCAXIS2PLACEMENT3D", Point(0, 0, floor), "$", "$");
        return (_step.Add("IFCLOCALPLACEMENT", building, place), _step.Add("IFCPRODUCTDEFINITIONSHAPE", "$", "$", $"({body})"));
    }
}
