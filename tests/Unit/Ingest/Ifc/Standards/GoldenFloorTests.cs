using System.Globalization;
using System.Text.RegularExpressions;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc.Standards;

/// <summary>The golden floor: awkward rooms whose areas were worked out by hand under every standard.</summary>
public partial class GoldenFloorTests
{
    private const double Half = 0.005;

    private static readonly Lazy<IReadOnlyList<MeasuredModel>> Measured = new(() =>
    [
        .. IfcReader.ReadEach(TestFiles.Model("golden-floor.ifc"), new IfcReadOptions(AreaStandards.Default), AreaStandards.All)
            .Zip(AreaStandards.All, MeasuredModel.Measure),
    ]);

    public static TheoryData<string> Ids => [.. AreaStandards.All.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_room_has_the_area_that_was_worked_out_by_hand(string id)
    {
        (MeasuredStorey storey, string[][] rows) = (Storey(id), [.. Rows().Where(r => r[1] == id)]);
        string[] wrong =
        [
            .. rows.Select(row => (Row: row, Net: storey.Of(Room(storey, row[0]))!.Value.Net))
                .Where(r => Math.Abs(r.Net - double.Parse(r.Row[2], CultureInfo.InvariantCulture)) > Half)
                .Select(r => string.Create(CultureInfo.InvariantCulture, $"room {r.Row[0]}: {r.Net:F4}, by hand {r.Row[2]} = {r.Row[3]} ({r.Row[4]})")),
        ];

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
        Assert.Equal(storey.Storey.Rooms.Select(r => r.Number).Order(), rows.Select(r => r[0]).Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_model_read_for_one_standard_measures_as_one_read_for_all(string id)
    {
        AreaStandard standard = AreaStandards.Find(id)!;
        MeasuredStorey alone = MeasuredModel.Measure(
            IfcReader.Read(TestFiles.Model("golden-floor.ifc"), new IfcReadOptions(standard)), standard).Buildings[0].Storeys[0];

        Assert.Equal(Storey(id).Areas.Rooms.ToArray(), alone.Areas.Rooms.ToArray());
        Assert.Equal(Storey(id).Storey.Rooms.Select(r => r.Reason), alone.Storey.Rooms.Select(r => r.Reason));
    }

    [Theory]
    [InlineData("IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.)", 1000)]
    [InlineData("IFCCONVERSIONBASEDUNIT(#9001,.LENGTHUNIT.,'FOOT',#9002)", 1 / 0.3048)]
    public void Drawn_in_millimetres_or_feet_the_floor_measures_the_same(string unit, double factor)
    {
        string metres = File.ReadAllText(TestFiles.Model("golden-floor.ifc"));
        string scaled = Lengths().Replace(metres, line => Numbers().Replace(
            line.Value, number => (double.Parse(number.Value, CultureInfo.InvariantCulture) * factor).ToString("0.0############", CultureInfo.InvariantCulture)));
        string other = scaled.Replace("#30=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);", $"""
            #30={unit};
            #9001=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);
            #9002=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(0.3048),#9003);
            #9003=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
            """, StringComparison.Ordinal);

        IReadOnlyList<ModelFile> read = IfcReader.ReadEach(
            "other.ifc", System.Text.Encoding.UTF8.GetBytes(other), new IfcReadOptions(AreaStandards.Default), AreaStandards.All);

        Assert.All(read.Zip(AreaStandards.All, MeasuredModel.Measure).Zip(AreaStandards.All), pair =>
        {
            RoomAreas[] areas = pair.First.Buildings[0].Storeys[0].Areas.Rooms.ToArray();
            RoomAreas[] golden = Storey(pair.Second.Id).Areas.Rooms.ToArray();
            Assert.Equal(golden.Length, areas.Length);
            Assert.All(golden.Zip(areas), room => Assert.Equal(room.First.Net, room.Second.Net, 1e-6));
        });
    }

    // Lines with lengths alone: points, sizes of profiles, depths. Directions and ratios stay.
    [GeneratedRegex("^#[0-9]+=IFC(CARTESIANPOINT|RECTANGLEPROFILEDEF|CIRCLEPROFILEDEF|EXTRUDEDAREASOLID)\\(.*$", RegexOptions.Multiline)]
    private static partial Regex Lengths();

    [GeneratedRegex("(?<![#0-9A-Z.])-?[0-9]+\\.[0-9]*")]
    private static partial Regex Numbers();

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_a_receipt_lists_is_what_lies_between_gross_and_net(string id)
    {
        MeasuredStorey storey = Storey(id);

        Assert.All(storey.Storey.Rooms, room => Assert.Equal(
            storey.Of(room)!.Value.Gross - storey.Of(room)!.Value.Net, storey.Receipt(room).ToArray().Sum(l => l.AreaM2), 1e-9));
    }

    [Fact]
    public void A_low_part_that_is_stated_separately_stays_in_and_is_stated()
    {
        MeasuredStorey storey = Storey("ipms3-office");

        Assert.Equal(1.2 * 4, storey.Areas.Stated[Room(storey, "13a").PlanRoom], 1e-3);
        Assert.Equal(4 * 3, storey.Areas.Stated[Room(storey, "17").PlanRoom], 1e-9);
        Assert.Equal(0, storey.Areas.Stated[Room(storey, "13b").PlanRoom]);
    }

    [Theory]
    [InlineData("rics-nia", "14", "class-not-counted")]
    [InlineData("ifc-net", "14", "")]
    [InlineData("ipms3-office", "2a", "dominant-face-as-inner-face")]
    [InlineData("gbt50353", "4", "boundary-as-drawn;room-height-as-storey-height")]
    [InlineData("gbt50353", "7b", "room-height-as-storey-height")]
    public void A_row_carries_the_words_for_what_is_not_plain(string id, string room, string reason) =>
        Assert.Equal(reason, Room(Storey(id), room).Reason);

    [Fact]
    public void A_hole_that_the_file_does_not_have_costs_nothing_else()
    {
        AreaStandard cn = AreaStandards.Find("cn-usable")!;
        IfcText model = new IfcText().Box(100, 0, 0, 0, 5, 4, 3).Box(110, -1, -1, -0.3, 8, 8, 0.3);
        model.Room(100).With($"#70=IFCRELVOIDSELEMENT('v',$,$,$,#{model.Element("IFCSLAB", 110, "slab")},#99999);");
        ModelFile file = IfcReader.Read("t.ifc", System.Text.Encoding.UTF8.GetBytes(model.ToString()), new IfcReadOptions(cn));

        Assert.Equal(20, MeasuredModel.Measure(file, cn).Buildings[0].Storeys[0].Areas.Rooms[0].Net, 1e-9);
    }

    [Fact]
    public void Walls_of_unknown_kind_count_as_bearing_and_that_is_said()
    {
        AreaStandard nia = AreaStandards.Find("rics-nia")!;
        IfcText model = new IfcText().Box(100, 0, 0, 0, 5, 4, 3).Box(110, 2, 1, 0, 0.1, 2, 3);
        model.Room(100).Element("IFCWALL", 110, "w");
        ModelFile file = IfcReader.Read("t.ifc", System.Text.Encoding.UTF8.GetBytes(model.ToString()), new IfcReadOptions(nia));

        Assert.Equal(20 - 0.2, MeasuredModel.Measure(file, nia).Buildings[0].Storeys[0].Areas.Rooms[0].Net, 1e-9);
        Assert.Single(file.Issues, issue => issue.Code == "wall-kind-unknown");
    }

    [Theory]
    [InlineData(-0.3, 0.3, true)] // up to the floor
    [InlineData(-0.5, 0.3, true)] // under a raised floor of 0.2 m
    [InlineData(-0.8, 0.3, false)] // half a metre below: not this floor's
    [InlineData(-3.3, 0.3, false)] // of the storey below
    public void A_hole_counts_in_the_slab_that_carries_the_floor(double bottom, double depth, bool isCounted)
    {
        AreaStandard cn = AreaStandards.Find("cn-usable")!;
        IfcText model = new IfcText().Box(100, 0, 0, 0, 5, 4, 3).Box(110, -1, -1, bottom, 8, 8, depth).Box(120, 1, 1, bottom, 1, 1, depth);
        model.Room(100);
        int slab = model.Element("IFCSLAB", 110, "slab");
        int hole = model.Product("IFCOPENINGELEMENT", "hole", "hole", "(#120)", ",$,.OPENING.");
        model.With($"#70=IFCRELVOIDSELEMENT('v',$,$,$,#{slab},#{hole});");
        ModelFile file = IfcReader.Read("t.ifc", System.Text.Encoding.UTF8.GetBytes(model.ToString()), new IfcReadOptions(cn));

        Assert.Equal(isCounted ? 19 : 20, MeasuredModel.Measure(file, cn).Buildings[0].Storeys[0].Areas.Rooms[0].Net, 1e-9);
    }

    [Theory]
    [InlineData(false, 12 - (4 * 0.2) + (1 * 0.1))]
    [InlineData(true, 12 - (4 * 0.2))]
    public void A_niche_counts_where_the_room_is_drawn_into_it_unless_the_standard_deducts_it(bool isDeducted, double net)
    {
        AreaStandard cn = AreaStandards.Find("cn-usable")!;
        AreaStandard standard = isDeducted ? cn with { Deductions = [.. cn.Deductions, new(ObstacleKind.Niche, AreaCategory.Wall)] } : cn;
        IfcText model = new IfcText().Box(100, 0, 0, 0, 4, 3, 3).Box(110, 0, 2.8, 0, 4, 0.2, 3).Box(120, 1, 2.8, 0, 1, 0.1, 2);
        model.Room(100);
        int wall = model.Element("IFCWALL", 110, "wall");
        int niche = model.Product("IFCOPENINGELEMENT", "niche", "niche", "(#120)", ",$,.RECESS.");
        model.With($"#70=IFCRELVOIDSELEMENT('v',$,$,$,#{wall},#{niche});");
        ModelFile file = IfcReader.Read("t.ifc", System.Text.Encoding.UTF8.GetBytes(model.ToString()), new IfcReadOptions(standard));

        Assert.Equal(net, MeasuredModel.Measure(file, standard).Buildings[0].Storeys[0].Areas.Rooms[0].Net, 1e-9);
        Assert.Equal(isDeducted, !standard.CanUsePlansOf(cn));
    }

    private static MeasuredStorey Storey(string id) => Measured.Value.Zip(AreaStandards.All)
        .First(m => m.Second.Id == id).First.Buildings[0].Storeys[0];

    private static Room Room(MeasuredStorey storey, string number) => storey.Storey.Rooms.Single(r => r.Number == number);

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(TestFiles.Model("golden-floor.tsv")).Skip(1).Select(line => line.Split('\t'));
}
