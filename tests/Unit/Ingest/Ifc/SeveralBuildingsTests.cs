using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>Which elements stand in the rooms of a building.</summary>
public class SeveralBuildingsTests
{
    // #60 a second building, #61 its storey with the wall.
    private const string Other = """
        #60=IFCBUILDING('other',$,'O',$,$,#13,$,$,.ELEMENT.,$,$,$);
        #61=IFCBUILDINGSTOREY('upper',$,'Upper',$,$,#13,$,$,.ELEMENT.,0.);
        #62=IFCRELAGGREGATES('f',$,$,$,#60,(#61));
        """;

    [Theory]
    [InlineData("#63=IFCRELAGGREGATES('g',$,$,$,#4,(#60));", true, 1.5)]
    [InlineData("#63=IFCRELAGGREGATES('g',$,$,$,#3,(#60));", true, 0)]
    [InlineData("#63=IFCRELAGGREGATES('g',$,$,$,#3,(#60));", false, 1.5)]
    public void Walls_of_kin_count_and_those_of_all_where_a_building_has_none(string place, bool hasOwnColumn, double expected)
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Box(210, 0, 1, 0, 5, 0.3, 2.5).Box(220, 9, 9, 0, 1, 1, 2).With(Other + place);
        int wall = model.Product("IFCWALL", "wall", "W", "(#210)", ",$");
        model.With($"#64=IFCRELCONTAINEDINSPATIALSTRUCTURE('h',$,$,$,(#{wall}),#61);");
        if (hasOwnColumn)
        {
            model.Element("IFCCOLUMN", 220, "column");
        }

        Assert.Equal(expected, model.Areas().Wall, 1e-9);
    }
}
