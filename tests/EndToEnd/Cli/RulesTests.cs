using System.Text.Json;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

/// <summary>Rules of space are listed by day and place, and a file that is dropped into a folder adds some.</summary>
public sealed class RulesTests : IDisposable
{
    private const string House = """
        { "edition": "cn-2014", "title": "Townships of the province", "jurisdiction": "CN-33", "validFrom": "2015-01-01", "validTo": null,
          "source": "Notice of the province", "authority": "official", "assumptions": [],
          "rules": [ { "id": "cn-33/township/head", "kind": "rankLimit", "level": "township", "rank": "township-head",
                       "english": "township head", "chinese": ["乡级正职", "镇长"], "limitM2": 18 } ] }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spacegeo-rules-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_rules_of_a_day_and_a_place_are_listed_in_three_forms()
    {
        SpaceGeoProcess.Ended table = await RunAsync("rules", "--as-of", "2014-11-23");
        SpaceGeoProcess.Ended csv = await RunAsync("rules", "--format", "csv", "--as-of", "2026-01-01", "--jurisdiction", "CN-3302");
        SpaceGeoProcess.Ended json = await RunAsync("rules", "--format", "json");

        Assert.Contains("cn-1999/city/city-head", table.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("cn-2014/", table.Output, StringComparison.Ordinal);
        Assert.Contains(csv.OutputLines, line => line.StartsWith("cn-2014/city/city-head,cn-2014,rankLimit,city,city-head,市级正职,42,", StringComparison.Ordinal));
        Assert.Contains(csv.OutputLines, line => line.StartsWith("cn-3302/transition,", StringComparison.Ordinal));
        Assert.Equal(55, JsonDocument.Parse(json.Output).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task A_file_that_is_dropped_in_adds_its_rules()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "province.json"), House);

        SpaceGeoProcess.Ended inside = await RunAsync("rules", "--jurisdiction", "CN-3301");
        SpaceGeoProcess.Ended outside = await RunAsync("rules", "--jurisdiction", "CN-32");

        Assert.Contains("cn-33/township/head  township, township head 乡级正职: at most 18 m² a person", inside.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("cn-33/township/head", outside.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"limitM2\": 18", "\"limitM2\": 0", "field 'rules[0].limitM2' is a number from 0.01 to 10000; it is 0")]
    [InlineData("\"edition\": \"cn-2014\"", "\"edition\": \"mine\"", "editions are never mixed")]
    public async Task A_bad_file_is_refused_by_its_name_and_field(string good, string bad, string expected)
    {
        string file = Path.Combine(_folder.FullName, "province.json");
        File.WriteAllText(file, House.Replace(good, bad, StringComparison.Ordinal));

        SpaceGeoProcess.Ended run = await RunAsync("rules");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(file, run.Errors, StringComparison.Ordinal);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "no day; write it as 2024-12-31", "rules", "--as-of", "yesterday")]
    [InlineData(2, "no place; write a country", "rules", "--jurisdiction", "Ningbo")]
    [InlineData(1, "no rule is in force", "rules", "--as-of", "1950-01-01")]
    public async Task A_question_that_cannot_be_answered_says_why(int code, string expected, params string[] arguments)
    {
        SpaceGeoProcess.Ended run = await RunAsync(arguments);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    private Task<SpaceGeoProcess.Ended> RunAsync(params string[] arguments) =>
        SpaceGeoProcess.RunAsync(start => start.Environment["SPACEGEO_RULES"] = _folder.FullName, arguments);
}
