using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

public class MeasureTests
{
    private const string Office = "20160414office_model_CV2_fordesign.ifc";
    private const string RoomHeader =
        "file,global_id,name,long_name,storey,gross_m2,wall_m2,column_m2,other_m2,net_m2,declared_name,declared_m2,status,reason";

    [Fact]
    public async Task Csv_has_the_contracted_columns_and_a_row_for_each_room()
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--format", "csv");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(RoomHeader, run.OutputLines[0]);
        Assert.Equal(15, run.OutputLines.Length);
        Assert.Contains(
            $"{Office},3_T9NSZpyiG9AD2xiPaKey,002,Office,Level 1,295.417184,0.000000,0.079921,0.000000,295.337263,"
            + "BaseQuantities/GrossFloorArea,295.516184,ok,",
            run.OutputLines);
    }

    [Fact]
    public async Task All_standards_side_by_side_have_a_row_for_each_room_and_standard_and_repeat_the_default()
    {
        SpaceGeoProcess.Ended one = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--format", "csv");
        SpaceGeoProcess.Ended all = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--format", "csv", "--standard", "all");
        SpaceGeoProcess.Ended json = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--format", "json", "--standard", "all");

        Assert.Equal(RoomHeader + ",standard", all.OutputLines[0]);
        Assert.Equal(1 + (14 * 8), all.OutputLines.Length);
        Assert.Equal(
            one.OutputLines.Skip(1).Select(line => line + ",ifc-net"), all.OutputLines.Where(l => l.EndsWith(",ifc-net", StringComparison.Ordinal)));
        using var document = JsonDocument.Parse(json.Output);
        JsonElement room = document.RootElement.GetProperty("files")[0].GetProperty("rooms")[0];
        Assert.Equal(8, room.GetProperty("standards").EnumerateObject().Count());
        Assert.True(room.GetProperty("standards").GetProperty("din277-nrf").GetProperty("netAreaM2").GetDouble() > 0);
    }

    [Fact]
    public async Task An_edition_is_asked_for_by_its_day_and_the_list_of_standards_says_where_each_is_written()
    {
        SpaceGeoProcess.Ended known = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--standard", "din277-nrf@2024-01-01");
        SpaceGeoProcess.Ended before = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--standard", "din277-nrf@2001-01-01");
        SpaceGeoProcess.Ended list = await SpaceGeoProcess.RunAsync("standards", "--on", "2024-01-01");

        Assert.Equal((0, 2, 0), (known.ExitCode, before.ExitCode, list.ExitCode));
        Assert.Contains("was in force on 2001-01-01", before.Errors, StringComparison.Ordinal);
        Assert.Contains("rics-nia  GB  2007-09-01 – today  secondary", list.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ipms3-office", list.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipts_add_up_to_gross_less_net()
    {
        SpaceGeoProcess.Ended rooms = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--format", "csv");
        SpaceGeoProcess.Ended receipts = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--format", "csv", "--receipt");

        Assert.Equal("file,global_id,element_global_id,element_type,element_name,category,area_m2", receipts.OutputLines[0]);
        ILookup<string, double> taken = receipts.OutputLines.Skip(1).Select(l => l.Split(',')).ToLookup(f => f[1], f => Number(f[6]));
        foreach (string[] room in rooms.OutputLines.Skip(1).Select(l => l.Split(',')))
        {
            Assert.Equal(Number(room[5]) - Number(room[9]), taken[room[1]].Sum(), 4e-6); // Each printed figure is rounded by 5e-7 at most.
        }

        Assert.Equal(16, taken.Sum(room => room.Count()));
    }

    [Fact]
    public async Task Json_and_geojson_hold_the_same_areas_as_csv()
    {
        SpaceGeoProcess.Ended csv = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--format", "csv");
        SpaceGeoProcess.Ended geo = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--format", "geojson", "--receipt");
        SpaceGeoProcess.Ended json = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--format", "json");
        double sum = csv.OutputLines.Skip(1).Sum(l => Number(l.Split(',')[9]));
        using JsonDocument features = JsonDocument.Parse(geo.Output);
        JsonElement[] rooms = [.. features.RootElement.GetProperty("features").EnumerateArray()];

        Assert.Equal(14, rooms.Length);
        Assert.Equal(sum, rooms.Sum(r => r.GetProperty("properties").GetProperty("netAreaM2").GetDouble()), 1e-4);
        Assert.Contains("\"netAreaM2\"", json.Output, StringComparison.Ordinal);
        JsonDocument.Parse(json.Output).Dispose();
    }

    [Fact]
    public async Task Table_shows_totals_and_the_declared_area_beside_ours()
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(run.OutputLines, l => l.StartsWith("Σ building", StringComparison.Ordinal) && l.Contains("1255.69", StringComparison.Ordinal));
        Assert.Contains(run.OutputLines, l => l.Contains("Σ storey", StringComparison.Ordinal) && l.Contains("314.06", StringComparison.Ordinal));
        Assert.Contains("BaseQuantities/GrossFloorArea", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Svg_draws_one_plan_a_storey_with_number_name_and_net_area()
    {
        using var folder = new TemporaryFolder();
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--svg", folder.Path);
        string[] plans = [.. Directory.GetFiles(folder.Path, "*.svg").Order()];

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(4, plans.Length);
        string text = string.Join('\n', plans.Select(p => XDocument.Load(p).Root!.Value));
        foreach (string label in (string[])["002", "Office", "295.34 m²", "Staircase", "Σ net area"])
        {
            Assert.Contains(label, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_refused_file_does_not_keep_the_others_out()
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync(
            "measure", TestFiles.Model("CSC-6_SB.ifc"), "no-such.ifc", TestFiles.Model(Office), "--format", "csv");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(1 + 2 + 14, run.OutputLines.Length);
        Assert.Equal("spacegeo: no-such.ifc: there is no such file\n", run.Errors);
    }

    [Fact]
    public async Task The_report_for_programs_has_every_file_and_no_folder_is_made_for_it()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "report.json");
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync(
            "measure", TestFiles.Model("CSC-6_SB.ifc"), "no-such.ifc", "--format", "csv", "--report", path);
        SpaceGeoProcess.Ended nowhere = await SpaceGeoProcess.RunAsync(
            "measure", TestFiles.Model("CSC-6_SB.ifc"), "--report", Path.Combine(folder.Path, "none", "report.json"));
        using JsonDocument report = JsonDocument.Parse(await File.ReadAllTextAsync(path));
        JsonElement[] files = [.. report.RootElement.GetProperty("files").EnumerateArray()];

        Assert.Equal((1, 2), (run.ExitCode, nowhere.ExitCode));
        Assert.Equal(["read", "refused"], files.Select(f => f.GetProperty("status").GetString()));
        Assert.Equal(2, files[0].GetProperty("rooms").GetProperty("measured").GetInt32());
        Assert.Equal("no-such.ifc: there is no such file", files[1].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("measure")]
    [InlineData("measure", "x.ifc", "--format", "xml")]
    [InlineData("measure", "x.ifc", "--standard", "unheard-of")]
    [InlineData("ingest", "x.ifc", "--at", "north")]
    [InlineData("ingest", "x.ifc", "--at", "200,10")]
    [InlineData("ingest", "x.ifc", "--sit", "HQ")]
    [InlineData("measure", "")]
    [InlineData("measure", "x.ifc", "--svg", "")]
    [InlineData("serve", "--urls", "foo")]
    [InlineData("serve", "--urls", "http://127.0.0.1:99999")]
    [InlineData("serve", "--public-url", "maps")]
    [InlineData("no-such-command")]
    public async Task A_command_line_that_is_not_understood_ends_with_2(params string[] arguments)
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("spacegeo: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--help", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
