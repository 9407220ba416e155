using System.Globalization;
using System.Text;

namespace SpaceGeo.Tests.EndToEnd.Cli;

/// <summary>
/// A handmade file of two sites: on the one a main building of two storeys and an annex, on the other a depot. Each room is 5 m × 4 m. The
/// annex stands 30 m east of the main building, and a wall of its own takes 0.4 m² from its room.
/// </summary>
internal static class TwoSites
{
    /// <summary>The text of the file.</summary>
    public static string Text()
    {
        var data = new StringBuilder();
        Building(data, 100, "main", site: 3, x: 0);
        Building(data, 200, "annex", site: 3, x: 30);
        Building(data, 300, "depot", site: 5, x: 0);
        Storey(data, 110, building: 100, z: 0);
        Storey(data, 120, building: 100, z: 3);
        Storey(data, 210, building: 200, z: 0);
        Storey(data, 310, building: 300, z: 0);
        foreach (int storey in (int[])[110, 120, 210, 310])
        {
            Product(data, storey + 1000, "IFCSPACE", storey, "#30", ",'Office',.ELEMENT.,.INTERNAL.,$");
            data.AppendLine(CultureInfo.InvariantCulture, $"#{storey + 3000}=IFCRELAGGREGATES('s{storey}',$,$,$,#{storey},(#{storey + 1000}));");
        }

        Product(data, 2215, "IFCWALL", 210, "#40", ",$");
        return $"""
            ISO-10303-21;
            HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','by hand','');FILE_SCHEMA(('IFC4'));ENDSEC;
            DATA;
            #1=IFCPROJECT('project',$,'P',$,$,$,$,(#9),#2);
            #2=IFCUNITASSIGNMENT((#8));
            #3=IFCSITE('campus',$,'Campus',$,$,#13,$,$,.ELEMENT.,(52,30,0),(13,24,0),$,$,$);
            #5=IFCSITE('yard',$,'Yard',$,$,#13,$,$,.ELEMENT.,(48,8,0),(11,34,0),$,$,$);
            #6=IFCRELAGGREGATES('a',$,$,$,#1,(#3,#5));
            #8=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
            #9=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#14,$);
            #13=IFCLOCALPLACEMENT($,#14);
            #14=IFCAXIS2PLACEMENT3D(#15,$,$);
            #15=IFCCARTESIANPOINT((0.,0.,0.));
            #21=IFCDIRECTION((0.,0.,1.));
            #30=IFCEXTRUDEDAREASOLID(#31,#14,#21,2.5);
            #31=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,5.,4.);
            #40=IFCEXTRUDEDAREASOLID(#41,#14,#21,2.5);
            #41=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,0.1,4.);
            #50=IFCZONE('zone',$,'Unit A',$,$,$);
            #51=IFCRELASSIGNSTOGROUP('z',$,$,$,(#1110,#1210),$,#50);
            #52=IFCCLASSIFICATIONREFERENCE($,'02','Office',#53);
            #53=IFCCLASSIFICATION('','',$,'DIN 277',$,$,$);
            #54=IFCRELASSOCIATESCLASSIFICATION('k',$,$,$,(#1310),#52);
            {data}
            ENDSEC;
            END-ISO-10303-21;
            """;
    }

    private static void Building(StringBuilder data, int label, string id, int site, double x) => data.AppendLine(CultureInfo.InvariantCulture, $"""
        #{label}=IFCBUILDING('{id}',$,'{id}',$,$,#{label + 1},$,$,.ELEMENT.,$,$,$);
        #{label + 1}=IFCLOCALPLACEMENT(#13,#{label + 2});
        #{label + 2}=IFCAXIS2PLACEMENT3D(#{label + 3},$,$);
        #{label + 3}=IFCCARTESIANPOINT(({x:F1},0.,0.));
        #{label + 4}=IFCRELAGGREGATES('b{label}',$,$,$,#{site},(#{label}));
        """);

    private static void Storey(StringBuilder data, int label, int building, double z) => data.AppendLine(CultureInfo.InvariantCulture, $"""
        #{label}=IFCBUILDINGSTOREY('storey{label}',$,'{label}',$,$,#{label + 1},$,$,.ELEMENT.,{z:F1});
        #{label + 1}=IFCLOCALPLACEMENT(#{building + 1},#{label + 2});
        #{label + 2}=IFCAXIS2PLACEMENT3D(#{label + 3},$,$);
        #{label + 3}=IFCCARTESIANPOINT((0.,0.,{z:F1}));
        #{label + 4}=IFCRELAGGREGATES('t{label}',$,$,$,#{building},(#{label}));
        """);

    private static void Product(StringBuilder data, int label, string type, int storey, string item, string rest) => data.AppendLine($"""
        #{label}={type}('p{label}',$,'{label}',$,'Kind',#{storey + 1},#{label + 5000}{rest});
        #{label + 5000}=IFCPRODUCTDEFINITIONSHAPE($,$,(#{label + 6000}));
        #{label + 6000}=IFCSHAPEREPRESENTATION(#9,'Body','',({item}));
        #{label + 7000}=IFCRELCONTAINEDINSPATIALSTRUCTURE('c{label}',$,$,$,(#{label}),#{storey});
        """);
}
