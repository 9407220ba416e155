using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Areas;

public class AreaStandardTests
{
    [Fact]
    public void The_eight_standards_come_with_the_program_and_none_known_from_memory_is_the_default()
    {
        Assert.Equal(
            ["boma-usable", "cn-usable", "din277-nrf", "gbt50353", "ifc-net", "ipms3-office", "rics-nia", "sia416-ngf"],
            AreaStandards.All.Select(s => s.Id));
        Assert.Equal("ifc-net", AreaStandards.Default.Id);
        Assert.NotEqual(RuleAuthority.Memory, AreaStandards.Default.Authority);
    }

    [Fact]
    public void The_edition_in_force_on_a_day_is_found_by_the_family_or_by_any_of_its_editions()
    {
        AreaStandard later = AreaStandards.Default with { Id = "x-2020", Family = "x", ValidFrom = new DateOnly(2020, 1, 1), ValidTo = null };
        AreaStandard earlier = later with { Id = "x-2000", ValidFrom = new DateOnly(2000, 1, 1), ValidTo = new DateOnly(2019, 12, 31) };
        AreaStandard[] editions = [later, earlier];

        Assert.Equal(earlier, editions.InForce("x", new DateOnly(2019, 12, 31)));
        Assert.Equal(later, editions.InForce("X-2000", new DateOnly(2020, 1, 1)));
        Assert.Null(editions.InForce("x", new DateOnly(1999, 12, 31)));
        Assert.Null(editions.InForce("y", new DateOnly(2020, 1, 1)));
    }

    [Fact]
    public void Standards_are_listed_by_jurisdiction_and_day()
    {
        Assert.Equal(
            ["cn-usable", "gbt50353"], AreaStandards.All.Within("cn", new DateOnly(2024, 1, 1)).Select(s => s.Id));
        Assert.Equal(["ipms3-office"], AreaStandards.All.Within("INT", new DateOnly(2020, 1, 1)).Select(s => s.Id));
    }

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(1.0000001, false)]
    [InlineData(0.2, true)]
    [InlineData(0.19, false)]
    public void The_limits_of_a_deduction_are_part_of_what_it_takes(double areaM2, bool taken) =>
        Assert.Equal(taken, new Deduction(ObstacleKind.Shaft, AreaCategory.Other, 0.2, 1.0).Takes(areaM2));

    [Theory]
    [InlineData("sia416-ngf", 12.35, 12.4)]
    [InlineData("cn-usable", 12.345678, 12.35)]
    public void An_area_is_stated_in_the_steps_of_the_standard(string id, double areaM2, double stated) =>
        Assert.Equal(stated, AreaStandards.Find(id)!.Stated(areaM2), 1e-9);

    [Fact]
    public void Plans_serve_a_standard_that_asks_for_nothing_else_than_they_were_laid_out_for()
    {
        // Its own always; beside those, plans with more kinds of element serve standards that deduct fewer of them.
        Assert.All(AreaStandards.All, standard => Assert.True(standard.CanUsePlansOf(standard with { Id = "copy" })));
        Assert.Equal(
            ["ifc-net < cn-usable", "ifc-net < sia416-ngf", "sia416-ngf < cn-usable"],
            from one in AreaStandards.All
            from other in AreaStandards.All
            where one != other && one.CanUsePlansOf(other)
            select $"{one.Id} < {other.Id}");
    }

    public static TheoryData<string, AreaStandard> Reshaped => new()
    {
        { "footprint", Nia with { FootprintHeightM = 0.02 } },
        { "cut", Nia with { CutHeightM = 1.1 } },
        { "border", Nia with { Boundary = Nia.Boundary with { Partition = BoundaryLine.Centre } } },
        { "low parts", Nia with { Headroom = Nia.Headroom with { Sloped = [new HeadroomBand(1.6, 0, false)] } } },
        { "classes", Nia with { Excluded = [.. Nia.Excluded.Skip(1)] } },
        { "words of a class", Nia with { Excluded = [Nia.Excluded[0] with { Words = ["bath"] }, .. Nia.Excluded.Skip(1)] } },
        { "a kind that is in no plan unless asked for", Nia with { Deductions = [.. Nia.Deductions.Where(d => d.Kind != ObstacleKind.Shaft)] } },
        { "kinds that are told apart", Nia with { Deductions = [.. Nia.Deductions, new(ObstacleKind.Partition, AreaCategory.Wall)] } },
    };

    [Theory]
    [MemberData(nameof(Reshaped))]
    public void Plans_that_were_laid_out_otherwise_do_not_serve(string otherwise, AreaStandard other) =>
        Assert.False(Nia.CanUsePlansOf(other), otherwise);

    [Fact]
    public void Plans_serve_whatever_tolerance_rounding_size_limits_and_source_are() => Assert.True(Nia.CanUsePlansOf(Nia with
    {
        ToleranceM2 = 0.1,
        RoundingM2 = 1,
        Source = "elsewhere",
        Deductions = [.. Nia.Deductions.Select(d => d with { MinAreaM2 = 0.5 })],
    }));

    private static AreaStandard Nia => AreaStandards.Find("rics-nia")!;

    [Fact]
    public void The_page_has_every_parameter_of_every_file()
    {
        string page = File.ReadAllText(Path.Combine(TestFiles.Root, "docs", "area-standards.md"));

        Assert.All(AreaStandards.All, standard => Assert.All(Rows(standard), row => Assert.Contains(row + "\n", page, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Rows(AreaStandard s) =>
    [
        FormattableString.Invariant($"| jurisdiction, valid | {s.Jurisdiction}, {s.ValidFrom:yyyy-MM-dd} – {s.ValidTo?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "today"} |"),
        $"| source | {s.Source} ({s.Authority.Word()}) |",
        .. StandardRules.Of(s).Select(rule => $"| {rule.Name} | {rule.Value} |"),
    ];
}
