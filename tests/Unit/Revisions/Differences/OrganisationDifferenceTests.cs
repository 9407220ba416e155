using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Differences;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Revisions.Matching;
using Xunit;

namespace SpaceGeo.Tests.Unit.Revisions.Differences;

public class OrganisationDifferenceTests
{
    private static readonly Dictionary<string, (string Code, string Name)> Users = new()
    {
        ["a"] = ("FIN", "Finance"),
        ["b"] = ("FIN", "Finance"),
        ["c"] = ("EDU", "Education"),
        ["gone"] = ("EDU", "Education"),
        ["d"] = ("TAX", "Taxes"),
    };

    [Fact]
    public void Sums_are_those_of_rooms_in_either_version_and_of_organisations_that_changed()
    {
        IReadOnlyList<OrganisationDifference> sums = OrganisationDifference.Of(Difference(), Users);

        Assert.Equal(
            [("EDU", 2, 32.0, 1, 16.0), ("FIN", 2, 32.0, 2, 28.0)],
            sums.Select(s => (s.Code, s.Before.Rooms, s.Before.NetM2, s.After.Rooms, s.After.NetM2)));
    }

    [Fact]
    public void The_table_ends_with_organisations_and_persons_of_whom_another_verdict_is_reached()
    {
        BuildingDifference difference = Difference();
        using var text = new StringWriter();
        DifferenceTable.Write(text, new DifferenceReport(difference, "old", "new")
        {
            Organisations = OrganisationDifference.Of(difference, Users),
            Verdicts = [new VerdictChange("P1", "FIN", "over", "within", 20, 16.5, 18, ["cn-2014/city/bureau-deputy"])],
        });

        string[] lines = [.. text.ToString().Split('\n').SkipWhile(l => l != "Σ by organisation").Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Equal(
            [
                "Σ by organisation", "EDU Education 2 → 1 room 32.00 16.00 -16.00", "FIN Finance 2 rooms 32.00 28.00 -4.00", "", "Other verdicts",
                "P1 of FIN: over → within, 20.00 → 16.50 m², limit 18.00 m²", "",
            ],
            lines);
    }

    // FIN's second room loses a quarter, one of EDU's is no more, and that of TAX stays.
    private static BuildingDifference Difference()
    {
        Building before = Rooms().Room("b", "2", 4, 0, 8, 4).Room("gone", "4", 12, 0, 16, 4).Storey().Build();
        Building after = Rooms().Room("b", "2", 4, 0, 7, 4).Storey().Build();
        return BuildingDifference.Of(
            MeasuredBuilding.Measure(before, AreaStandards.Default), MeasuredBuilding.Measure(after, AreaStandards.Default), BuildingMatching.Of(before, after));
    }

    private static DrawnBuilding Rooms() =>
        new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Room("c", "3", 8, 0, 12, 4).Room("d", "5", 20, 0, 24, 4);
}
