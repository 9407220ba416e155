using System.Globalization;
using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc.Hostile;

/// <summary>Sizes that no building has. Whatever grows with the square of them would not end in a day.</summary>
public class ScaleTests
{
    private const int Million = 1_000_000;

    [Fact]
    public void A_room_of_a_million_corners_is_measured_right()
    {
        RoomAreas areas = new IfcText().With(Extruded(300, Circle(Million, 100))).Room(300).Areas();

        Assert.Equal(Math.PI * 1e4, areas.Gross, 1e-5);
    }

    [Fact]
    public void A_column_of_a_million_corners_is_taken_away_right()
    {
        IfcText model = new IfcText().Box(200, -200, -200, 0, 400, 400, 3).Room(200).With(Extruded(300, Circle(Million, 100)));
        model.Element("IFCCOLUMN", 300, "column");

        Assert.Equal(Math.PI * 1e4, model.Areas().Column, 1e-5);
    }

    [Fact]
    public void A_border_of_a_million_doubled_corners_and_spikes_is_cleaned()
    {
        IEnumerable<(double, double)> spiky = Circle(Million / 4, 100)
            .SelectMany(p => new[] { p, (p.X * 1.01, p.Y * 1.01), p, p });

        Assert.Equal(Math.PI * 1e4, new IfcText().With(Extruded(300, spiky)).Room(300).Areas().Gross, 1e-3);
    }

    [Fact]
    public void A_border_that_runs_to_and_fro_a_hundred_thousand_times_costs_its_room()
    {
        IEnumerable<(double, double)> comb = Enumerable.Range(0, 100_000)
            .SelectMany(i => new[] { (100, i * 4e-3), (100, (i * 4e-3) + 2e-3), (1.0, (i * 4e-3) + 2e-3), (1.0, (i * 4e-3) + 4e-3) });
        ModelFile file = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5)
            .With(Extruded(300, comb.Prepend((0, 0)).Append((0, 400)))).Room(300, "comb").Room(200, "good").Read();

        Assert.Equal(["border-too-tangled", string.Empty], file.Buildings[0].Storeys[0].Rooms.Select(r => r.Reason));
    }

    [Fact]
    public void A_hundred_thousand_openings_are_taken_out_of_their_wall()
    {
        const int Count = 100_000;
        IfcText model = new IfcText().Box(200, 0, 0, 0, 9500, 4, 3).Room(200).Box(210, 0, 1, 0, 9400, 0.4, 3).Box(220, 0, 1, 0, 0.05, 0.4, 2.5);
        int wall = model.Element("IFCWALL", 210, "wall");
        var lines = new StringBuilder();
        for (int i = 0; i < Count; i++)
        {
            int label = 1_000_000 + (10 * i);
            lines.Append(CultureInfo.InvariantCulture, $"#{label}=IFCRELVOIDSELEMENT('v',$,$,$,#{wall},#{label + 1});")
                .Append(CultureInfo.InvariantCulture, $"#{label + 1}=IFCOPENINGELEMENT('o',$,'o',$,$,#{label + 2},#{label + 3},$);")
                .Append(CultureInfo.InvariantCulture, $"#{label + 2}=IFCLOCALPLACEMENT(#15,#{label + 4});#{label + 4}=IFCAXIS2PLACEMENT3D(#{label + 5},$,$);")
                .Append(CultureInfo.InvariantCulture, $"#{label + 5}=IFCCARTESIANPOINT(({i * 0.09:F2},0.,0.));#{label + 3}=IFCPRODUCTDEFINITIONSHAPE($,$,(#999999));");
        }

        model.With("#999999=IFCSHAPEREPRESENTATION(#29,'Body','',(#220));" + lines);

        Assert.Equal((9400 * 0.4) - (Count * 0.05 * 0.4), model.Areas().Wall, 1e-6);
    }

    [Fact]
    public void A_hundred_thousand_columns_in_one_room_are_taken_away()
    {
        const int Count = 100_000;
        IfcText model = new IfcText().Box(200, -1, -1, 0, 1000, 1000, 3).Room(200);
        for (int i = 0; i < Count; i++)
        {
            int label = 2_000_000 + (10 * i);
            model.Box(label, i % 316 * 3, i / 316 * 3, 0, 0.4, 0.4, 3);
            model.Element("IFCCOLUMN", label, $"c{i}");
        }

        Assert.Equal(Count * 0.16, model.Areas().Column, 1e-6);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_operations_costs_its_room()
    {
        var lines = new StringBuilder();
        for (int i = 0; i < 100_000; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"#{300_000 + i}=IFCBOOLEANRESULT(.DIFFERENCE.,#{300_001 + i},#210);");
        }

        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Box(210, 9, 9, 0, 1, 1, 1)
            .With(lines.ToString()).With("#400000=IFCCSGSOLID(#200);").Room(300_000, "deep").Room(200, "good");

        Assert.Equal(["solid-cycle", string.Empty], model.Read().Buildings[0].Storeys[0].Rooms.Select(r => r.Reason));
    }

    [Fact]
    public void Ten_thousand_rooms_on_one_spot_count_their_floor_once()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5);
        for (int i = 0; i < 10_000; i++)
        {
            model.Room(200, $"r{i}");
        }

        FloorPlan plan = model.Measure().Storey.Plan;
        var shared = SharedFloor.Of([plan], AreaStandards.Default);
        Assert.Equal(20, plan.Rooms.Select((_, room) => shared.Counted(0, room)?.Gross ?? 20).Sum(), 1e-6);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_wholes_is_walked_once()
    {
        const int Count = 100_000;
        var lines = new StringBuilder();
        for (int i = 0; i < Count; i++)
        {
            string part = i + 1 == Count ? "#1000" : $"#{3_000_001 + i}";
            lines.Append(CultureInfo.InvariantCulture, $"#{3_000_000 + i}=IFCSPACE('n{i}',$,'n',$,$,$,$,$,.ELEMENT.,.INTERNAL.,$);")
                .Append(CultureInfo.InvariantCulture, $"#{4_000_000 + i}=IFCRELAGGREGATES('x',$,$,$,#{3_000_000 + i},({part}));");
        }

        ModelFile file = new IfcText().With("#4999999=IFCRELAGGREGATES('x',$,$,$,#5,(#3000000));" + lines).Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Read();

        Assert.Equal(Count + 1, file.Buildings[0].Storeys.Sum(s => s.Rooms.Count));
    }

    [Fact]
    public void When_patience_is_at_its_end_every_room_and_element_is_reported()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200, "room");
        model.Element("IFCWALL", 200, "wall");
        ModelFile file = IfcReader.Read(
            "slow.ifc", Encoding.UTF8.GetBytes(model.ToString()), new IfcReadOptions(AreaStandards.Default, Patience: TimeSpan.Zero));

        Assert.Equal("out-of-time", Assert.Single(file.Buildings[0].Storeys[0].Rooms).Reason);
        Assert.Equal(["room", "wall"], file.Issues.Where(i => i.Code == "out-of-time").Select(i => i.GlobalId).Order());
    }

    private static IEnumerable<(double X, double Y)> Circle(int corners, double radius) => Enumerable.Range(0, corners)
        .Select(i => 2 * Math.PI * i / corners).Select(angle => (radius * Math.Cos(angle), radius * Math.Sin(angle)));

    private static string Extruded(int label, IEnumerable<(double X, double Y)> border)
    {
        var points = new StringBuilder();
        foreach ((double x, double y) in border)
        {
            points.Append(points.Length == 0 ? "(" : ",(").Append(x.ToString("R", CultureInfo.InvariantCulture)).Append(',')
                .Append(y.ToString("R", CultureInfo.InvariantCulture)).Append(')');
        }

        return $"#{label}=IFCEXTRUDEDAREASOLID(#{label + 1},#20,#21,3.);#{label + 1}=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#{label + 2});"
            + $"#{label + 2}=IFCINDEXEDPOLYCURVE(#{label + 3},$,$);#{label + 3}=IFCCARTESIANPOINTLIST2D(({points}));";
    }
}
