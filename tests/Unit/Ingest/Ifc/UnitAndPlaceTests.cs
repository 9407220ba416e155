using SpaceGeo.Geometry.Planar;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

public class UnitAndPlaceTests
{
    [Theory]
    [InlineData("#30=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);", 1000)]
    [InlineData("#30=IFCSIUNIT(*,.LENGTHUNIT.,.CENTI.,.METRE.);", 100)]
    [InlineData("#30=IFCCONVERSIONBASEDUNIT(#31,.LENGTHUNIT.,'FOOT',#32);#31=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);#32=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(0.3048),#33);#33=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);", 1 / 0.3048)]
    [InlineData("#30=IFCCONVERSIONBASEDUNIT(#31,.LENGTHUNIT.,'INCH',#32);#31=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);#32=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(25.4),#33);#33=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);", 1 / 0.0254)]
    public void Lengths_are_metres_whatever_the_file_counts_in(string unit, double perMetre)
    {
        IfcText model = new IfcText { LengthUnit = unit }.Box(200, 0, 0, 0, 5 * perMetre, 4 * perMetre, 2.5 * perMetre).Room(200);

        Assert.Equal(20, model.Areas().Gross, 1e-6);
    }

    [Fact]
    public void A_missing_length_unit_is_assumed_to_be_the_metre_and_said()
    {
        ModelFile file = new IfcText { Units = "#39" }.Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Read();

        Assert.Contains(file.Issues, i => i.Code == "unit-missing");
    }

    [Theory]
    [InlineData(".MILLI.", 1)]
    [InlineData("$", 0)]
    public void Two_length_units_that_contradict_are_said_and_the_first_is_taken(string prefix, int said)
    {
        IfcText model = new IfcText { Units = "#30,#39,#60" }.With($"#60=IFCSIUNIT(*,.LENGTHUNIT.,{prefix},.METRE.);")
            .Box(200, 0, 0, 0, 5, 4, 2.5).Room(200);

        Assert.Equal(20, model.Areas().Gross, 1e-9);
        Assert.Equal(said, model.Read().Issues.Count(i => i.Code == "unit-twice"));
    }

    [Theory]
    [InlineData("#30=IFCSIUNIT(*,.LENGTHUNIT.,$,.PARSEC.);", ".PARSEC. is no SI unit")]
    [InlineData("#30=IFCSIUNIT(*,.LENGTHUNIT.,.MEGALO.,.METRE.);", ".MEGALO. is no SI prefix")]
    [InlineData("#30=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'ELL',#31);#31=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(0.),#32);#32=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);", "a unit cannot be 0")]
    [InlineData("#30=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'ELL',#31);#31=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(2.),#30);", "defined by itself")]
    public void A_length_unit_that_does_not_exist_refuses_the_file_and_says_where(string unit, string problem)
    {
        IfcText model = new IfcText { LengthUnit = unit }.Box(200, 0, 0, 0, 5, 4, 2.5).Room(200);
        string message = Assert.Throws<StepException>(model.Read).Message;

        Assert.Contains(problem, message, StringComparison.Ordinal);
        Assert.StartsWith("test.ifc:", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_area_unit_that_does_not_exist_costs_no_room()
    {
        ModelFile file = new IfcText { Units = "#30,#39,#60" }.With("#60=IFCSIUNIT(*,.AREAUNIT.,$,.ACRE.);")
            .Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Read();

        Assert.Equal(RoomStatus.Ok, Assert.Single(file.Buildings[0].Storeys[0].Rooms).Status);
        Assert.Equal("unit-unknown", Assert.Single(file.Issues).Code);
    }

    // A half circle of 2 m, trimmed at 0° and 180°, and the line back.
    [Fact]
    public void Angles_are_degrees_where_the_file_counts_in_them()
    {
        IfcText model = new IfcText { Units = "#30,#60" }.With("""
            #60=IFCCONVERSIONBASEDUNIT(#61,.PLANEANGLEUNIT.,'DEGREE',#62);
            #61=IFCDIMENSIONALEXPONENTS(0,0,0,0,0,0,0);
            #62=IFCMEASUREWITHUNIT(IFCPLANEANGLEMEASURE(0.017453292519943295),#39);
            #100=IFCEXTRUDEDAREASOLID(#101,#20,#21,2.5);
            #101=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#102);
            #102=IFCCOMPOSITECURVE((#103,#104),.F.);
            #103=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#105);
            #104=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#106);
            #105=IFCTRIMMEDCURVE(#107,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(180.)),.T.,.PARAMETER.);
            #106=IFCPOLYLINE((#109,#110));
            #107=IFCCIRCLE(#108,2.);
            #108=IFCAXIS2PLACEMENT2D(#25,$);
            #109=IFCCARTESIANPOINT((-2.,0.));
            #110=IFCCARTESIANPOINT((2.,0.));
            """).Room(100);

        Assert.Equal(2 * Math.PI, model.Areas().Gross, 1e-9);
    }

    [Fact]
    public void A_building_far_from_the_origin_loses_no_digit()
    {
        IfcText model = new IfcText
        {
            BuildingAxes = """
                #24=IFCAXIS2PLACEMENT3D(#26,$,#27);
                #26=IFCCARTESIANPOINT((2600010.123456,1200020.654321,431.));
                #27=IFCDIRECTION((0.8,0.6,0.));
                """,
        }.Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Box(300, 4.9, 0, 0, 0.2, 4, 2.5);
        model.Element("IFCWALL", 300, "wall");

        Assert.Equal(20, model.Areas().Gross, 1e-12);
        Assert.Equal(0.4, model.Areas().Wall, 1e-12);
    }

    [Fact]
    public void The_declared_area_is_converted_and_the_surest_name_wins()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).With("""
            #400=IFCRELDEFINESBYPROPERTIES('p',$,$,$,(#1000),#401);
            #401=IFCELEMENTQUANTITY('q',$,'BaseQuantities',$,$,(#402,#403,#404));
            #402=IFCQUANTITYAREA('NetFloorArea',$,$,19.);
            #403=IFCQUANTITYAREA('GrossFloorArea',$,#405,215.);
            #404=IFCQUANTITYAREA('GrossWallArea',$,$,20.);
            #405=IFCCONVERSIONBASEDUNIT(#31,.AREAUNIT.,'SQUARE FOOT',#406);
            #406=IFCMEASUREWITHUNIT(IFCAREAMEASURE(0.09290304),#407);
            #407=IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.);
            #31=IFCDIMENSIONALEXPONENTS(2,0,0,0,0,0,0);
            """);
        DeclaredArea? declared = model.Read().Buildings[0].Storeys[0].Rooms[0].Declared;

        Assert.NotNull(declared);
        Assert.Equal("BaseQuantities/GrossFloorArea", declared.Name);
        Assert.Equal(215 * 0.09290304, declared.AreaM2, 1e-12);
    }

    [Fact]
    public void A_site_position_with_true_north_places_the_building()
    {
        Georeference place = new IfcText
        {
            SitePosition = "(49,6,1,566000),(-8,-26,-11,-540400),110.",
            TrueNorth = "#28",
        }.With("#28=IFCDIRECTION((1.,1.));").Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Read().Buildings[0].Georeference;

        Assert.Equal(GeoreferenceSource.SiteLocation, place.Source);
        Assert.Equal(49 + (6 / 60.0) + (1.566 / 3600), place.OriginY, 1e-12);
        Assert.Equal(-(8 + (26 / 60.0) + (11.5404 / 3600)), place.OriginX, 1e-12);
        Assert.Equal(45, place.RotationDegrees, 1e-9); // North lies 45° clockwise from y, so x lies 45° counter-clockwise from east.
    }

    [Fact]
    public void A_map_conversion_wins_over_the_site_and_is_taken_in_metres()
    {
        ModelFile file = new IfcText
        {
            LengthUnit = "#30=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);",
            SitePosition = "(49,6,1),(8,26,11),110.",
            BuildingAxes = "#24=IFCAXIS2PLACEMENT3D(#26,$,$);#26=IFCCARTESIANPOINT((10000.,0.,0.));",
        }.With("""
            #60=IFCMAPCONVERSION(#29,#61,500000.,5300000.,12.,0.,1.,0.001);
            #61=IFCPROJECTEDCRS('EPSG:25832',$,$,$,$,$,$);
            """).Box(200, 0, 0, 0, 5000, 4000, 2500).Room(200).Read();
        Georeference place = file.Buildings[0].Georeference;

        Assert.Equal((GeoreferenceSource.MapConversion, "EPSG:25832"), (place.Source, place.Crs));
        Assert.Equal(500000, place.OriginX, 1e-6);
        Assert.Equal(5300010, place.OriginY, 1e-6); // The model's x axis points north, and the building stands 10 m along it.
        Assert.Equal(90, place.RotationDegrees, 1e-9);
        Assert.Equal(1, place.Scale, 1e-12);
        Assert.Empty(file.Issues);
    }

    [Theory]
    [InlineData(0.005, 0.004, 0.0028, "metres")]
    [InlineData(5000, 4000, 2800, "millimetres")]
    public void Rooms_of_a_thousandth_or_a_thousandfold_height_cast_doubt_on_the_unit(double width, double depth, double height, string meant)
    {
        bool isSmall = height < 1;
        IfcText model = new IfcText
        {
            LengthUnit = isSmall ? "#30=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);" : "#30=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);",
        }.Box(200, 0, 0, 0, isSmall ? width * 1000 : width, isSmall ? depth * 1000 : depth, isSmall ? height * 1000 : height).Room(200);
        ModelIssue doubt = Assert.Single(model.Read().Issues, i => i.Code == "unit-doubtful");

        Assert.Contains($"lengths in {meant} (", doubt.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(215.278, "feet")]
    [InlineData(20, "")]
    [InlineData(22.5, "")]
    public void Declared_areas_that_another_unit_would_explain_cast_doubt_on_it(double declared, string meant)
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).With(FormattableString.Invariant($"""
            #400=IFCRELDEFINESBYPROPERTIES('p',$,$,$,(#1000),#401);
            #401=IFCELEMENTQUANTITY('q',$,'BaseQuantities',$,$,(#402));
            #402=IFCQUANTITYAREA('NetFloorArea',$,$,{declared});
            """));
        ModelIssue? doubt = model.Read().Issues.SingleOrDefault(i => i.Code == "unit-doubtful");

        Assert.Equal(meant.Length > 0, doubt is not null);
        Assert.Contains(meant, doubt?.Message ?? string.Empty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.,0.,0.", false)]
    [InlineData("500000.,5300000.,0.", true)]
    public void Map_coordinates_beside_a_map_conversion_are_noticed(string origin, bool isTwice)
    {
        ModelFile file = new IfcText
        {
            BuildingAxes = $"#24=IFCAXIS2PLACEMENT3D(#26,$,$);#26=IFCCARTESIANPOINT(({origin}));",
        }.With("#60=IFCMAPCONVERSION(#29,#61,500000.,5300000.,12.,1.,0.,1.);#61=IFCPROJECTEDCRS('EPSG:25832',$,$,$,$,$,$);")
            .Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Read();

        Assert.Equal(isTwice, file.Issues.Any(i => i.Code == "georeference-twice"));
    }

    // The axes x = 2 and y = 3 cross at (2, 3); offsets go to the left of each: one metre to −x, two to +y.
    [Theory]
    [InlineData("IFCGRIDPLACEMENT(#61,$)")]
    [InlineData("IFCGRIDPLACEMENT($,#61,$)")]
    [InlineData("IFCLINEARPLACEMENT(#15,$,#70)")]
    public void A_placement_on_a_grid_or_an_alignment_is_found(string placement)
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 10, 10, 2.5).Room(200).Box(300, 0, 0, 0, 1, 1, 2.5).With($"""
            #60={placement};
            #61=IFCVIRTUALGRIDINTERSECTION((#62,#63),(1.,2.));
            #62=IFCGRIDAXIS('A',#64,.T.);
            #63=IFCGRIDAXIS('1',#65,.T.);
            #64=IFCPOLYLINE((#71,#72));
            #65=IFCPOLYLINE((#73,#74));
            #66=IFCGRID('grid',$,$,$,$,#15,$,(#62),(#63),$);
            #70=IFCAXIS2PLACEMENT3D(#75,$,#23);
            #71=IFCCARTESIANPOINT((2.,0.));
            #72=IFCCARTESIANPOINT((2.,9.));
            #73=IFCCARTESIANPOINT((0.,3.));
            #74=IFCCARTESIANPOINT((1.,3.));
            #75=IFCCARTESIANPOINT((1.,5.,0.));
            #80=IFCCOLUMN('column',$,'C',$,$,#60,#81,$);
            #81=IFCPRODUCTDEFINITIONSHAPE($,$,(#82));
            #82=IFCSHAPEREPRESENTATION(#29,'Body','SweptSolid',(#300));
            """);
        MeasuredStorey storey = model.Measure();
        Box2 bounds = storey.Storey.Plan.Shapes.Bounds(storey.Storey.Plan.Obstacles[0].Shape);

        Assert.Equal(1, storey.Of(storey.Storey.Rooms[0])!.Value.Column, 1e-9);
        // The first axis points along y, so the column's own x axis does.
        Assert.Equal((0.0, 5.0), (Math.Round(bounds.MinX, 9), Math.Round(bounds.MinY, 9)));
    }
}
