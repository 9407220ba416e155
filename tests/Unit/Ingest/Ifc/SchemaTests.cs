using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

public class SchemaTests
{
    [Theory]
    [InlineData("IFC2X_FINAL")]
    [InlineData("IFC2X2_FINAL")]
    [InlineData("IFC2X3")]
    [InlineData("Ifc2x3_TC1")]
    [InlineData("IFC4")]
    [InlineData("IFC4X1")]
    [InlineData("IFC4X2")]
    [InlineData("IFC4X3_RC4")]
    [InlineData("IFC4X3_ADD2")]
    public void Every_schema_from_IFC2X_on_is_read(string schema)
    {
        IfcText model = new IfcText { Schema = schema }.Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Box(300, 4.9, 0, 0, 0.2, 4, 2.5);
        model.Element("IFCWALL", 300, "wall");

        Assert.Equal((20, 0.4), (Math.Round(model.Areas().Gross, 9), Math.Round(model.Areas().Wall, 9)));
        Assert.Equal(schema.ToUpperInvariant(), model.Read().Schema);
    }

    [Theory]
    [InlineData("IFC20_LONGFORM")]
    [InlineData("IFC151")]
    [InlineData("IFC5")]
    public void Other_schemas_are_refused_by_name(string schema)
    {
        IfcText model = new IfcText { Schema = schema }.Box(200, 0, 0, 0, 5, 4, 2.5).Room(200);

        Assert.Contains($"schema {schema} is not supported", Assert.Throws<StepException>(model.Read).Message, StringComparison.Ordinal);
    }

    // As exporters of IFC2X and IFC2X2 write it: elements without a tag, rooms contained in their storey, angles of three parts, a column of
    // rolled steel, quantities without a formula.
    [Theory]
    [InlineData("IFC2X_FINAL", "")]
    [InlineData("IFC2X2_FINAL", ",'tag'")]
    public void A_model_of_an_old_schema_is_read_with_column_quantity_and_position(string schema, string tag)
    {
        IfcText text = new IfcText { Schema = schema, SitePosition = "(52,30,0),(13,24,0),34." }.Box(200, 0, 0, 0, 5, 4, 2.5);
        int room = text.Product("IFCSPACE", "room", "101", "(#200)", ",'Office',.ELEMENT.,.INTERNAL.,0.");
        int column = text.Product("IFCCOLUMN", "column", "C", "(#300)", tag);
        ModelFile file = text.With($"""
            #60=IFCRELCONTAINEDINSPATIALSTRUCTURE('x',#9,$,$,(#{room},#{column}),#5);
            #300=IFCEXTRUDEDAREASOLID(#301,#20,#21,2.5);
            #301=IFCISHAPEPROFILEDEF(.AREA.,'IPE',#302,0.2,0.3,0.01,0.02,$);
            #302=IFCAXIS2PLACEMENT2D(#303,$);
            #303=IFCCARTESIANPOINT((2.,2.));
            #400=IFCRELDEFINESBYPROPERTIES('p',$,$,$,(#{room}),#401);
            #401=IFCELEMENTQUANTITY('q',$,'BaseQuantities',$,$,(#402));
            #402=IFCQUANTITYAREA('NetFloorArea',$,$,19.9);
            """).Read();
        MeasuredStorey storey = MeasuredModel.Measure(file, AreaStandards.Default).Buildings[0].Storeys[0];
        Room only = Assert.Single(storey.Storey.Rooms);

        Assert.Equal(20, storey.Of(only)!.Value.Gross, 1e-9);
        Assert.Equal(0.0106, storey.Of(only)!.Value.Column, 1e-9); // two flanges of 0.2 × 0.02 and a web of 0.26 × 0.01
        Assert.Equal(19.9, only.Declared?.AreaM2);
        Assert.Equal((13.4, 52.5), (file.Buildings[0].Georeference.OriginX, file.Buildings[0].Georeference.OriginY));
        Assert.Empty(file.Issues);
    }

    // IFC2X2 and IFC2X3 have the centre of gravity behind the dimensions and need a position; IFC4 has neither.
    [Theory]
    [InlineData("IFCLSHAPEPROFILEDEF(.AREA.,$,{0},0.2,0.1,0.01,$,$,$", ",0.03,0.03", (0.2 + 0.1 - 0.01) * 0.01)]
    [InlineData("IFCTSHAPEPROFILEDEF(.AREA.,$,{0},0.2,0.1,0.01,0.02,$,$,$,$,$", ",0.03", (0.1 * 0.02) + (0.18 * 0.01))]
    [InlineData("IFCUSHAPEPROFILEDEF(.AREA.,$,{0},0.2,0.1,0.01,0.02,$,$,$", ",0.03", (2 * 0.1 * 0.02) + (0.16 * 0.01))]
    [InlineData("IFCCSHAPEPROFILEDEF(.AREA.,$,{0},0.2,0.1,0.01,0.03,$", ",0.03", 0.01 * (0.2 + (2 * 0.09) + (2 * 0.02)))]
    [InlineData("IFCASYMMETRICISHAPEPROFILEDEF(.AREA.,$,{0},0.2,0.3,0.01,0.02,$,0.1,0.03,$", ",0.03", (0.2 * 0.02) + (0.1 * 0.03) + (0.25 * 0.01))]
    public void A_rolled_profile_has_one_area_in_old_and_new_schemas(string profile, string centreOfGravity, double area)
    {
        double Column(string schema, string text)
        {
            IfcText model = new IfcText { Schema = schema }.Box(200, -2, -2, 0, 5, 4, 2.5).Room(200).With($"""
                #300=IFCEXTRUDEDAREASOLID(#301,#20,#21,2.5);
                #301={text};
                #302=IFCAXIS2PLACEMENT2D(#25,$);
                """);
            model.Element("IFCCOLUMN", 300, "column");
            return model.Areas().Column;
        }

        Assert.Equal(area, Column("IFC2X2_FINAL", string.Format(null, profile, "#302") + centreOfGravity + ")"), 1e-12);
        Assert.Equal(area, Column("IFC4", string.Format(null, profile, "$") + ")"), 1e-12);
    }

    [Theory]
    [InlineData("IFCFACILITY", "IFCFACILITYPART")]
    [InlineData("IFCRAILWAY", "IFCRAILWAYPART")]
    [InlineData("IFCMARINEFACILITY", "IFCFACILITYPARTCOMMON")]
    public void Rooms_of_a_facility_without_a_building_have_its_part_for_a_storey(string facility, string part)
    {
        IfcText text = new IfcText { Schema = "IFC4X3_ADD2" }.Box(200, 0, 0, 3, 5, 4, 2.5).Box(210, 0, 0, 0, 2, 2, 2.5).Room(210, "inside");
        int room = text.Product("IFCSPACE", "platform", "P", "(#200)", ",$,.ELEMENT.,.SPACE.,$");
        int wall = text.Box(300, 4.9, 0, 3, 0.2, 4, 2.5).Product("IFCWALL", "wall", "W", "(#300)", ",$");
        ModelFile file = text.With($"""
            #60={facility}('station',$,'Station',$,$,#13,$,$,.ELEMENT.);
            #61={part}('level',$,'Platform level',$,$,#62,$,$,.ELEMENT.,$,.VERTICAL.);
            #62=IFCLOCALPLACEMENT(#13,#63);
            #63=IFCAXIS2PLACEMENT3D(#64,$,$);
            #64=IFCCARTESIANPOINT((0.,0.,3.));
            #65=IFCRELAGGREGATES('x',$,$,$,#3,(#60));
            #66=IFCRELAGGREGATES('y',$,$,$,#60,(#61));
            #67=IFCRELAGGREGATES('z',$,$,$,#61,(#{room}));
            #68=IFCRELCONTAINEDINSPATIALSTRUCTURE('w',$,$,$,(#{wall}),#61);
            """).Read();
        MeasuredModel measured = MeasuredModel.Measure(file, AreaStandards.Default);
        MeasuredStorey level = Assert.Single(measured.Buildings[1].Storeys);

        Assert.Equal(["building", "station"], file.Buildings.Select(b => b.GlobalId));
        Assert.Equal(("level", "Platform level", 3), (level.Storey.GlobalId, level.Storey.Name, level.Storey.ElevationM));
        Assert.Equal(19.6, level.Of(Assert.Single(level.Storey.Rooms))!.Value.Net, 1e-9);
        Assert.Equal("inside", Assert.Single(file.Buildings[0].Storeys[0].Rooms).GlobalId);
        Assert.Empty(file.Buildings[0].Elements);
    }

    [Theory]
    [InlineData("IFC4X1", "IFCLINEARPLACEMENT(#70,#71,$,#72)")]
    [InlineData("IFC4X2", "IFCLINEARPLACEMENT(#15,#70,#71,$,#72)")]
    [InlineData("IFC4X3_ADD2", "IFCLINEARPLACEMENT(#15,#73,#72)")]
    [InlineData("IFC4X3_ADD2", "IFCLINEARPLACEMENT(#74,#73,#20)")]
    public void A_linear_placement_stands_where_its_Cartesian_position_says(string schema, string placement)
    {
        IfcText text = new IfcText { Schema = schema }.Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Box(300, 0, 0, 0, 1, 1, 2.5);
        text.With($"""
            #69={placement};
            #70=IFCPOLYLINE((#25,#75));
            #71=IFCDISTANCEEXPRESSION(2.,$,$,$,$);
            #72=IFCAXIS2PLACEMENT3D(#75,$,$);
            #73=IFCAXIS2PLACEMENTLINEAR(#25,$,$);
            #74=IFCLINEARPLACEMENT(#15,#73,#72);
            #75=IFCCARTESIANPOINT((4.5,0.,0.));
            #80=IFCCOLUMN('column',$,'C',$,$,#69,#81,$);
            #81=IFCPRODUCTDEFINITIONSHAPE($,$,(#82));
            #82=IFCSHAPEREPRESENTATION(#29,'Body','',(#300));
            #83=IFCRELCONTAINEDINSPATIALSTRUCTURE('w',$,$,$,(#80),#5);
            """);

        Assert.Equal(0.5, text.Areas().Column, 1e-9);
    }

    [Fact]
    public void Property_sets_may_come_in_a_set_of_sets()
    {
        ModelFile file = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).With("""
            #400=IFCRELDEFINESBYPROPERTIES('p',$,$,$,(#1000),IFCPROPERTYSETDEFINITIONSET((#401)));
            #401=IFCELEMENTQUANTITY('q',$,'Qto_SpaceBaseQuantities',$,$,(#402));
            #402=IFCQUANTITYAREA('NetFloorArea',$,$,19.9,$);
            """).Read();

        Assert.Equal(19.9, file.Buildings[0].Storeys[0].Rooms[0].Declared?.AreaM2);
    }

    [Fact]
    public void A_scaled_map_conversion_is_a_map_conversion()
    {
        Georeference place = new IfcText { Schema = "IFC4X3_ADD2", LengthUnit = "#30=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);" }.With("""
            #60=IFCMAPCONVERSIONSCALED(#29,#61,500000.,5300000.,12.,1.,0.,1.,0.001,0.001,0.001);
            #61=IFCPROJECTEDCRS('EPSG:25832',$,$,$,$,$,$);
            """).Box(200, 0, 0, 0, 5000, 4000, 2500).Room(200).Read().Buildings[0].Georeference;

        Assert.Equal((GeoreferenceSource.MapConversion, 500000.0), (place.Source, place.OriginX));
        Assert.Equal(1, place.Scale, 1e-12);
    }
}
