using System.Globalization;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Accuracy;
using SpaceGeo.Tests.Unit.Report.Fixtures;
using Xunit;

namespace SpaceGeo.Tests.Unit.Report.Accuracy;

public sealed class AccuracyReportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reference");

    public AccuracyReportTests()
    {
        Write("MODELS.tsv", "file\tlicence\nmodel.ifc\tx\nother.ifc\tx");
        Write(
            "oracle/model.ifc.tsv",
            """
            global_id	name	long_name	gross_m2	column_m2	wall_m2	other_m2	net_m2	gross_at_1m_m2	quality	note
            R-1.1	1.1	Büro	12.001	0.16	0.2	0.05	11.591	12.001	ok	
            R-1.2	1.2	Ring	12.000	0.5	0.0	0.0	11.500	12.000	ok	
            R-1.3	1.3	Lager	7.000	0.0	0.0	0.0	7.000	7.000	ok	
            R-1.10	1.10	会议室	3.500	0.0	0.0	0.0	3.500	1.000	stepped	two floors
            R-gone	9	Gone	1.000	0.0	0.0	0.0	1.000	1.000	ok	
            """);
        Write(
            "truth/model.ifc.tsv",
            """
            GlobalId	Name	LongName	storey	qset	quantity	value	area_unit	source	value_m2
            R-1.1	1.1	Büro	EG	BaseQuantities	GrossFloorArea	12	SQUARE_METRE	QUANTITYAREA	12.000000
            R-1.2	1.2	Ring	EG	BaseQuantities	NetFloorArea	12.6	SQUARE_METRE	QUANTITYAREA	12.600000
            R-1.3	1.3	Lager	EG			 	 	NONE	
            """);
        Write(
            "causes.tsv",
            """
            file	global_id	against	cause
            model.ifc	R-1.2	oracle	a hollow column
            model.ifc	R-1.1	oracle	agrees by now
            other.ifc	*	oracle	not asked for
            """);
    }

    [Fact]
    public void Rooms_are_counted_and_compared_within_a_thousandth_of_their_gross_area()
    {
        AccuracyResult result = Compare();
        ModelAccuracy model = Assert.Single(result.Models);
        Assert.Equal((6, 4, 1, 2), (model.Rooms, model.Measured, model.Repaired, model.Failed));
        Assert.Equal((4, 1), (model.Comparable, model.Agreeing));
        Assert.Equal(100 * 0.5 / 12, model.LargestPercent, 1e-4);
        Assert.Equal(["R-1.2", "R-1.3", "R-gone"], model.Deviations.Select(d => d.GlobalId));
        Assert.Equal(["column", "net"], model.Deviations[0].Figures.Select(f => f.Name));
        Assert.Equal(["", "not measured (failed: open-surface)", "not read"], model.Deviations.Select(d => d.Remark));
        Assert.Equal(["R-1.10", "R-2.1", "R-2.2"], model.WithoutTruth.Select(d => d.GlobalId));
        Assert.Equal(["other.ifc"], result.NotMeasured);
    }

    [Fact]
    public void Causes_explain_their_room_only_and_stale_ones_are_shown()
    {
        AccuracyResult result = Compare();
        Assert.Equal(["a hollow column", null, null], result.Models[0].Deviations.Select(d => d.Cause));
        Assert.Equal(2, result.Unexplained);
        Assert.Equal(["agrees by now"], result.UnusedCauses.Select(c => c.Cause));
    }

    [Fact]
    public void A_declared_figure_must_agree_where_the_reference_says_that_it_means_the_footprint()
    {
        DeclaredAgreement[] names = [.. Compare().Models[0].Declared];
        Assert.Equal(["BaseQuantities/GrossFloorArea", "BaseQuantities/NetFloorArea"], names.Select(n => n.Name));
        Assert.Equal([true, false], names.Select(n => n.MeansFootprint)); // What NetFloorArea means is known of alone.
        Assert.Equal([1, 1], names.Select(n => n.AsInFile));
        Assert.Equal([1, 0], names.Select(n => n.Agreeing));
        Assert.Equal(1.05, names[1].MedianRatio, 1e-9);
        Assert.All(names, n => Assert.Empty(n.Deviations));
    }

    [Fact]
    public void The_page_is_the_same_every_time_and_flags_what_nobody_explained()
    {
        string page = Page();
        Assert.Equal(page, Page());
        Assert.Contains("| model.ifc | 6 | 4 | 1 | 2 | 4 | 1 | 4.1667 % |\n", page, StringComparison.Ordinal);
        const string Ring =
            "| model.ifc | 1.2 Ring | `R-1.2` |  | 0.0000 ≠ 0.5000 |  |  | 12.0000 ≠ 11.5000 | 4.1667 % | a hollow column |\n";
        Assert.Contains(Ring, page, StringComparison.Ordinal);
        Assert.Contains("| not measured (failed: open-surface) | **unexplained** |\n", page, StringComparison.Ordinal);
        Assert.Contains("With a reference, but not measured: other.ifc.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.FullName, page, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', page);
    }

    [Fact]
    public void A_reference_that_is_not_numbers_is_refused_with_its_line()
    {
        Write("oracle/model.ifc.tsv", "global_id\tname\tlong_name\tgross_m2\nR-1\t1\tx\ttwelve");
        var error = Assert.Throws<InvalidDataException>(Compare);
        Assert.Equal("model.ifc.tsv, line 2: gross_m2 is no number: twelve", error.Message);
    }

    public void Dispose() => _folder.Delete(true);

    private static IEnumerable<MeasuredModel> Models() => [SmallModel.Measure()];

    private DeviationCauses Causes() => DeviationCauses.Read(Path.Combine(_folder.FullName, "causes.tsv"));

    private AccuracyResult Compare() => AccuracyReport.Compare(Models(), new ReferenceFolder(_folder.FullName), Causes());

    private string Page()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        AccuracyReport.Write(writer, Models(), new ReferenceFolder(_folder.FullName), Causes());
        return writer.ToString();
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
