using System.Globalization;
using SpaceGeo.Report;
using SpaceGeo.Tests.Unit.Report.Fixtures;
using Xunit;

namespace SpaceGeo.Tests.Unit.Report;

public class CsvReportTests
{
    private const string Header =
        "file,global_id,name,long_name,storey,gross_m2,wall_m2,column_m2,other_m2,net_m2,declared_name,declared_m2,status,reason\n";

    private const string Rows = """"
        model.ifc,R-1.1,1.1,"Büro, ""groß""",EG,12.000000,0.200000,0.160000,0.050000,11.590000,BaseQuantities/GrossFloorArea,12.000000,ok,
        model.ifc,R-1.2,1.2,Ring <um> den & Hof,EG,12.000000,0.000000,0.000000,0.000000,12.000000,BaseQuantities/NetFloorArea,12.600000,ok,
        model.ifc,R-1.3,1.3,"Lager
        Nord",EG,,,,,,,,failed,open-surface
        model.ifc,R-1.10,1.10,会议室,EG,3.500000,0.000000,0.000000,0.000000,3.500000,,,repaired,self-intersection
        model.ifc,R-2.1,2.1,Saal,1. OG / Süd,20.000000,0.000000,0.000000,0.000000,20.000000,,,ok,
        model.ifc,R-2.2,2.2,Dach,1. OG / Süd,,,,,,,,no-geometry,no-body

        """";

    [Fact]
    public void Every_room_is_a_row_in_the_order_of_storeys_and_numbers()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        CsvReport.WriteRooms(writer, [SmallModel.Measure()]);
        Assert.Equal(Header + Rows, writer.ToString());
    }

    [Fact]
    public void Several_files_share_one_header()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        CsvReport.WriteRooms(writer, [SmallModel.Measure(), SmallModel.Measure(fileName: "b,2.ifc")]);
        string second = Rows.Replace("model.ifc", "\"b,2.ifc\"", StringComparison.Ordinal);
        Assert.Equal(Header + Rows + second, writer.ToString());
    }

    [Fact]
    public void A_receipt_has_a_row_for_each_element_that_shows_in_six_digits()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        CsvReport.WriteReceipts(writer, [SmallModel.Measure()]);
        const string Expected = """
            file,global_id,element_global_id,element_type,element_name,category,area_m2
            model.ifc,R-1.1,E-c,IfcColumn,Stütze,column,0.160000
            model.ifc,R-1.1,E-w,IfcWall,"Wand, außen",wall,0.200000
            model.ifc,R-1.1,E-p,IfcPlate,,other,0.050000

            """;
        Assert.Equal(Expected, writer.ToString());
    }

    [Fact]
    public void A_lone_carriage_return_is_quoted()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        CsvReport.WriteRooms(writer, [new ModelBuilder().Room("1", "a\rb", ModelBuilder.Box(0, 0, 1, 1)).Storey("EG", 0).Measure()]);
        Assert.Contains(",\"a\rb\",", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_rooms_leaves_the_header()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        CsvReport.WriteRooms(writer, [new ModelBuilder().Measure()]);
        Assert.Equal(Header, writer.ToString());
    }
}
