using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>
/// A small model around the lines that a test is about. Labels below 100 are taken: #1 project, #3 site, #4 building, #5 storey, each with the
/// placement 10 higher; #20 the axes at the origin; #21 up, #22 along x, #23 along y; #29 the context.
/// </summary>
internal sealed class IfcText
{
    private readonly StringBuilder _data = new();
    private readonly List<int> _rooms = [];
    private readonly List<int> _elements = [];
    private int _next = 1000;

    /// <summary>The schema that the header names.</summary>
    public string Schema { get; init; } = "IFC4";

    /// <summary>The lines of the length unit, #30.</summary>
    public string LengthUnit { get; init; } = "#30=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);";

    /// <summary>All units of the project.</summary>
    public string Units { get; init; } = "#30,#39";

    /// <summary>The site's latitude, longitude and elevation.</summary>
    public string SitePosition { get; init; } = "$,$,$";

    /// <summary>The building's own axes.</summary>
    public string BuildingAxes { get; init; } = "#24=IFCAXIS2PLACEMENT3D(#25,$,$);";

    /// <summary>Direction of true north in the context, as <c>#23</c>.</summary>
    public string TrueNorth { get; init; } = "$";

    /// <summary>Adds lines.</summary>
    public IfcText With(string lines)
    {
        _data.AppendLine(lines);
        return this;
    }

    /// <summary>Adds a room whose body is an item.</summary>
    public IfcText Room(int item, string globalId = "room", string number = "R")
    {
        _rooms.Add(Product("IFCSPACE", globalId, number, $"(#{item})", ",'Office',.ELEMENT.,.INTERNAL.,$"));
        return this;
    }

    /// <summary>Adds an element whose body is an item, and gives its label.</summary>
    public int Element(string type, int item, string globalId)
    {
        int label = Product(type, globalId, globalId, $"(#{item})", ",$");
        _elements.Add(label);
        return label;
    }

    /// <summary>Adds a product whose shape is a list of representations, and gives its label.</summary>
    public int ProductOfShapes(string type, string globalId, string representations, string rest)
    {
        int label = _next;
        _next += 10;
        _data.AppendLine($"#{label}={type}('{globalId}',$,'{globalId}',$,$,#{label + 1},#{label + 2}{rest});");
        _data.AppendLine($"#{label + 1}=IFCLOCALPLACEMENT(#15,#20);");
        _data.AppendLine($"#{label + 2}=IFCPRODUCTDEFINITIONSHAPE($,$,{representations});");
        return label;
    }

    /// <summary>Adds a room whose shape is a list of representations.</summary>
    public IfcText RoomOfShapes(string representations, string globalId)
    {
        _rooms.Add(ProductOfShapes("IFCSPACE", globalId, representations, ",'Office',.ELEMENT.,.INTERNAL.,$"));
        return this;
    }

    /// <summary>Adds a product that belongs to nothing, and gives its label.</summary>
    public int Product(string type, string globalId, string name, string items, string rest)
    {
        int label = _next;
        _next += 10;
        string shape = items == "$" ? "$" : $"#{label + 2}";
        _data.AppendLine($"#{label}={type}('{globalId}',$,'{name}',$,$,#{label + 1},{shape}{rest});");
        _data.AppendLine($"#{label + 1}=IFCLOCALPLACEMENT(#15,#20);");
        if (items != "$")
        {
            _data.AppendLine($"#{label + 2}=IFCPRODUCTDEFINITIONSHAPE($,$,(#{label + 3}));");
            _data.AppendLine($"#{label + 3}=IFCSHAPEREPRESENTATION(#29,'Body','',{items});");
        }

        return label;
    }

    /// <summary>Adds a room without any representation.</summary>
    public IfcText RoomWithoutBody(string globalId)
    {
        _rooms.Add(Product("IFCSPACE", globalId, "R", "$", ",'Office',.ELEMENT.,.INTERNAL.,$"));
        return this;
    }

    /// <summary>A box: extruded rectangle with its lower corner at a point. Uses the labels item … item + 5.</summary>
    public IfcText Box(int item, double x, double y, double z, double width, double depth, double height) => With(FormattableString.Invariant(
        $"""
        #{item}=IFCEXTRUDEDAREASOLID(#{item + 1},#{item + 3},#21,{height:F6});
        #{item + 1}=IFCRECTANGLEPROFILEDEF(.AREA.,$,#{item + 2},{width:F6},{depth:F6});
        #{item + 2}=IFCAXIS2PLACEMENT2D(#{item + 4},$);
        #{item + 4}=IFCCARTESIANPOINT(({width / 2:F6},{depth / 2:F6}));
        #{item + 3}=IFCAXIS2PLACEMENT3D(#{item + 5},$,$);
        #{item + 5}=IFCCARTESIANPOINT(({x:F6},{y:F6},{z:F6}));
        """));

    /// <summary>The text of the whole file.</summary>
    public override string ToString()
    {
        string Labels(IEnumerable<int> labels) => string.Join(',', labels.Select(l => $"#{l}"));
        string contained = _elements.Count == 0 ? string.Empty
            : $"#52=IFCRELCONTAINEDINSPATIALSTRUCTURE('c',$,$,$,({Labels(_elements)}),#5);";
        string rooms = _rooms.Count == 0 ? string.Empty : $"#53=IFCRELAGGREGATES('d',$,$,$,#5,({Labels(_rooms)}));";
        return $"""
            ISO-10303-21;
            HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','test','');FILE_SCHEMA(('{Schema}'));ENDSEC;
            DATA;
            #1=IFCPROJECT('project',$,'P',$,$,$,$,(#29),#2);
            #2=IFCUNITASSIGNMENT(({Units}));
            {LengthUnit}
            #39=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);
            #3=IFCSITE('site',$,'S',$,$,#13,$,$,.ELEMENT.,{SitePosition},$,$);
            #4=IFCBUILDING('building',$,'B',$,$,#14,$,$,.ELEMENT.,$,$,$);
            #5=IFCBUILDINGSTOREY('storey',$,'Ground',$,$,#15,$,$,.ELEMENT.,0.);
            #13=IFCLOCALPLACEMENT($,#20);
            #14=IFCLOCALPLACEMENT(#13,#24);
            #15=IFCLOCALPLACEMENT(#14,#20);
            #20=IFCAXIS2PLACEMENT3D(#25,$,$);
            #21=IFCDIRECTION((0.,0.,1.));
            #22=IFCDIRECTION((1.,0.,0.));
            #23=IFCDIRECTION((0.,1.,0.));
            {BuildingAxes}
            #25=IFCCARTESIANPOINT((0.,0.,0.));
            #29=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#20,{TrueNorth});
            #50=IFCRELAGGREGATES('a',$,$,$,#1,(#3));
            #51=IFCRELAGGREGATES('b',$,$,$,#3,(#4));
            #54=IFCRELAGGREGATES('e',$,$,$,#4,(#5));
            {contained}
            {rooms}
            {_data}
            ENDSEC;
            END-ISO-10303-21;
            """;
    }

    /// <summary>Reads the model.</summary>
    public ModelFile Read() =>
        IfcReader.Read("test.ifc", Encoding.UTF8.GetBytes(ToString()), new IfcReadOptions(AreaStandards.Default));

    /// <summary>Reads and measures the model.</summary>
    public MeasuredStorey Measure() => MeasuredModel.Measure(Read(), AreaStandards.Default).Buildings[0].Storeys[0];

    /// <summary>The areas of the only room.</summary>
    public RoomAreas Areas()
    {
        MeasuredStorey storey = Measure();
        Room room = Assert.Single(storey.Storey.Rooms);
        Assert.True(room.IsMeasured, $"{room.Status}: {room.Reason}");
        return storey.Of(room)!.Value;
    }
}
