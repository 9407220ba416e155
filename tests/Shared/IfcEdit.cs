using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;

namespace SpaceGeo.Tests;

/// <summary>Edits a real model as text, as a renovation or an authoring tool would change it. The same edits give the same bytes. Lengths are
/// metres, places those of the building's own frame, in which areas are measured.</summary>
public sealed partial class IfcEdit
{
    private const int Name = 2;
    private const int ObjectType = 4;
    private const int Placement = 5;
    private const int Representation = 6;
    private const int LongName = 7;

    private readonly StepText _step;
    private readonly double _unitsInMetre;

    private IfcEdit(string text)
    {
        _step = new StepText(text);
        _unitsInMetre = _step.Statements.Values.Any(s => s.Type == "IFCSIUNIT" && s.Arguments[1] == ".LENGTHUNIT." && s.Arguments[2] == ".MILLI.") ? 1000 : 1;
    }

    /// <summary>The edited model.</summary>
    public byte[] Bytes => Encoding.Latin1.GetBytes(_step.ToString());

    /// <summary>Begins with a model of tests/data.</summary>
    /// <param name="model">Its file name.</param>
    public static IfcEdit Of(string model) => OfFile(TestFiles.Model(model));

    /// <summary>Begins with a model.</summary>
    /// <param name="path">Its path.</param>
    public static IfcEdit OfFile(string path) => new(File.ReadAllText(path, Encoding.Latin1));

    /// <summary>The id that <see cref="RenewGlobalIds"/> gives for an old one.</summary>
    /// <param name="globalId">The old id.</param>
    public static string Renewed(string globalId)
    {
        const string digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$";
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes(globalId));
        return string.Concat(hash.Take(22).Select((b, i) => digits[i == 0 ? b % 4 : b % 64]));
    }

    /// <summary>The id of the second part that <see cref="SplitRoom"/> makes of a room.</summary>
    /// <param name="globalId">The room's id.</param>
    public static string SecondPart(string globalId) => Renewed(globalId + " second part");

    /// <summary>The id of the wall that <see cref="SplitRoom"/> puts into a room, of a column, or of a room that was added.</summary>
    /// <param name="name">The name it was added with; for the wall the room's id.</param>
    public static string Added(string name) => Renewed("added " + name);

    /// <summary>Writes the edited model.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="name">The file's name.</param>
    /// <returns>Its path.</returns>
    public string Save(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, Bytes);
        return path;
    }

    /// <summary>Gives everything a new GlobalId, the same for the same old one, as an authoring tool does that lost its ids.</summary>
    public IfcEdit RenewGlobalIds()
    {
        // Names of properties may have 22 letters, too.
        foreach (StepText.Statement statement in _step.Statements.Values.Where(s => !PropertyType().IsMatch(s.Type)))
        {
            if (statement.Arguments[0] is { Length: 24 } id && GlobalIdText().IsMatch(id))
            {
                statement.Arguments[0] = $"'{Renewed(id[1..^1])}'";
            }
        }

        return this;
    }

    /// <summary>Writes all coordinates with fewer digits, as another exporter would.</summary>
    /// <param name="step">Metres, as 1e-7.</param>
    public IfcEdit RoundCoordinates(double step)
    {
        foreach (StepText.Statement point in _step.Statements.Values.Where(s => s.Type == "IFCCARTESIANPOINT"))
        {
            point.Arguments[0] = $"({string.Join(',', StepText.Parts(point.Arguments[0]).Select(c => Number(
                Math.Round(double.Parse(c, CultureInfo.InvariantCulture) / (step * _unitsInMetre)) * step)))})";
        }

        return this;
    }

    /// <summary>Moves an element or a room, with all that is placed relative to it.</summary>
    /// <param name="globalId">Its id.</param>
    /// <param name="dx">Metres along the x axis of what it is placed in.</param>
    /// <param name="dy">Metres along its y axis.</param>
    public IfcEdit Move(string globalId, double dx, double dy)
    {
        StepText.Statement placement = _step[StepText.Label(Product(globalId).Arguments[Placement])];
        string[] axes = _step[StepText.Label(placement.Arguments[1])].Arguments;
        double[] at = [.. StepText.Parts(_step[StepText.Label(axes[0])].Arguments[0]).Select(c => double.Parse(c, CultureInfo.InvariantCulture) / _unitsInMetre)];
        placement.Arguments[1] = _step.Add("IFCAXIS2PLACEMENT3D", Point(at[0] + dx, at[1] + dy, at[2]), axes[1], axes[2]);
        return this;
    }

    /// <summary>Deletes an element or a room.</summary>
    /// <param name="globalId">Its id.</param>
    public IfcEdit Delete(string globalId)
    {
        _step.Remove(LabelOf(globalId));
        return this;
    }

    /// <summary>Puts a square column into a room.</summary>
    /// <param name="room">The room's id.</param>
    /// <param name="x">Its centre.</param>
    /// <param name="y">Its centre.</param>
    /// <param name="size">Length of a side.</param>
    /// <param name="name">Its name, from which its id follows.</param>
    public IfcEdit AddColumn(string room, double x, double y, double size = 0.4, string name = "new column")
    {
        AddElement("IFCCOLUMN", name, room, RegionBuilder.Rectangle(new Box2(x - (size / 2), y - (size / 2), x + (size / 2), y + (size / 2))));
        return this;
    }

    /// <summary>Gives a door another width, and its opening with it.</summary>
    /// <param name="door">The door's id.</param>
    /// <param name="width">The new width.</param>
    public IfcEdit WidenDoor(string door, double width)
    {
        StepText.Statement product = Product(door);
        double old = double.Parse(product.Arguments[9], CultureInfo.InvariantCulture);
        string reference = $"#{LabelOf(door)}";
        StepText.Statement fills = _step.Statements.Values.Single(s => s.Type == "IFCRELFILLSELEMENT" && s.Arguments[5] == reference);
        StepText.Statement opening = _step[StepText.Label(fills.Arguments[4])];
        StepText.Statement profile = Reached(opening.Arguments[Representation]).Single(s => s.Type == "IFCRECTANGLEPROFILEDEF");
        int side = Enumerable.Range(3, 2).MinBy(i => Math.Abs(double.Parse(profile.Arguments[i], CultureInfo.InvariantCulture) - old));
        profile.Arguments[side] = Number(width);
        product.Arguments[9] = Number(width);
        return this;
    }

    /// <summary>Gives a room another number and name.</summary>
    /// <param name="room">The room's id.</param>
    /// <param name="number">The new number.</param>
    /// <param name="longName">The new name.</param>
    public IfcEdit RenameRoom(string room, string number, string longName)
    {
        Product(room).Arguments[Name] = $"'{number}'";
        Product(room).Arguments[LongName] = $"'{longName}'";
        return this;
    }

    /// <summary>Gives a room another kind.</summary>
    /// <param name="room">The room's id.</param>
    /// <param name="category">The kind.</param>
    public IfcEdit ReclassifyRoom(string room, string category)
    {
        Product(room).Arguments[ObjectType] = $"'{category}'";
        return this;
    }

    /// <summary>Adds a room to the storey of another.</summary>
    /// <param name="beside">The other room's id.</param>
    /// <param name="footprint">Its footprint.</param>
    /// <param name="number">Its number, from which its id follows.</param>
    public IfcEdit AddRoom(string beside, Region footprint, string number)
    {
        CopyRoom(beside, Added(number), number, footprint);
        return this;
    }

    /// <summary>Divides a room by a wall. The first part, left or below, keeps id and number; the second is <see cref="SecondPart"/>.</summary>
    /// <param name="room">The room's id.</param>
    /// <param name="share">Which share of the room's extent the first part has.</param>
    /// <param name="isUpright">Whether the wall runs along y.</param>
    /// <param name="thickness">Of the wall.</param>
    public IfcEdit SplitRoom(string room, double share = 0.5, bool isUpright = true, double thickness = 0.1)
    {
        Region whole = Footprint(room);
        Box2 box = whole.Bounds;
        double at = isUpright ? box.MinX + (share * box.Width) : box.MinY + (share * box.Height);
        Box2 wall = isUpright
            ? new Box2(at - (thickness / 2), box.MinY, at + (thickness / 2), box.MaxY)
            : new Box2(box.MinX, at - (thickness / 2), box.MaxX, at + (thickness / 2));
        Box2 first = isUpright ? box with { MaxX = wall.MinX } : box with { MaxY = wall.MinY };
        Box2 second = isUpright ? box with { MinX = wall.MaxX } : box with { MinY = wall.MaxY };
        CopyRoom(room, SecondPart(room), Product(room).Arguments[Name].Trim('\'') + "b", RegionBoolean.Intersection(whole, RegionBuilder.Rectangle(second)));
        AddElement("IFCWALL", room, room, RegionBuilder.Rectangle(wall));
        SetFootprint(room, RegionBoolean.Intersection(whole, RegionBuilder.Rectangle(first)));
        return this;
    }

    /// <summary>Makes one room of two by taking the wall between them away.</summary>
    /// <param name="room">Id of the room that stays.</param>
    /// <param name="gone">Id of the room that goes.</param>
    /// <param name="wall">Id of the wall between them.</param>
    public IfcEdit MergeRooms(string room, string gone, string wall)
    {
        Region[] rooms = [Footprint(room), Footprint(gone)];
        Box2 around = rooms[0].Bounds.With(rooms[1].Bounds);
        Region between = RegionBoolean.Intersection(Section(wall), RegionBuilder.Rectangle(around));

        // Faces of rooms and wall lie hairs apart: 1 mm more makes one ring of the three.
        SetFootprint(room, RegionBoolean.Union([.. rooms, RegionBuilder.Rectangle(between.Bounds.Grown(0.001).Common(around))]));
        return Delete(gone).Delete(wall);
    }

    [GeneratedRegex("^IFC(PROPERTY|QUANTITY|COMPLEXPROPERTY|PHYSICAL)")]
    private static partial Regex PropertyType();

    [GeneratedRegex("^'[0-9A-Za-z_$]{22}'$")]
    private static partial Regex GlobalIdText();

    /// <summary>A room's footprint in the model as it is now.</summary>
    /// <param name="room">The room's id.</param>
    public Region Footprint(string room)
    {
        (Storey storey, Room found) = Read().SelectMany(b => b.Storeys).SelectMany(s => s.Rooms.Select(r => (s, r))).First(r => r.r.GlobalId == room);
        return storey.Plan.Shapes.Region(storey.Plan.Rooms[found.PlanRoom].Shape);
    }

    private Region Section(string element) => Read()
        .SelectMany(b => b.Storeys.Select(s => (Building: b, s.Plan)))
        .SelectMany(s => s.Plan.Obstacles.Where(o => s.Building.Elements[o.Element].GlobalId == element).Select(o => s.Plan.Shapes.Region(o.Shape)))
        .First();

    private IReadOnlyList<Building> Read() => IfcReader.Read("edited.ifc", Bytes, new IfcReadOptions(AreaStandards.Default)).Buildings;

    private StepText.Statement Product(string globalId) => _step[LabelOf(globalId)];

    private int LabelOf(string globalId) => _step.Statements.Single(s => s.Value.Arguments[0] == $"'{globalId}'").Key;

    private IEnumerable<StepText.Statement> Reached(string from)
    {
        foreach (Match match in ReferenceText().Matches(from))
        {
            StepText.Statement statement = _step[StepText.Label(match.Value)];
            yield return statement;
            foreach (StepText.Statement further in statement.Arguments.SelectMany(Reached))
            {
                yield return further;
            }
        }
    }

    [GeneratedRegex(@"#\d+")]
    private static partial Regex ReferenceText();

    private string Point(params double[] at) => _step.Add("IFCCARTESIANPOINT", $"({string.Join(',', at.Select(Number))})");

    private string Number(double metres) => (metres * _unitsInMetre).ToString("0.0##############", CultureInfo.InvariantCulture);
}
