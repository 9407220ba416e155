using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

/// <summary>A standard is a file: one that is dropped into a folder is measured by, without a line of code.</summary>
public sealed class OwnStandardTests : IDisposable
{
    // Nobody's standard: up to the middle of partitions, columns out from 0.1 m², shafts from 1 m², half of what is lower than 2.3 m.
    private const string House = """
        {
          "id": "house-rule",
          "family": "house-rule",
          "title": "The house rule",
          "jurisdiction": "XX",
          "footprintHeightM": 0.01,
          "cutHeightM": 1.2,
          "deductions": [
            { "kind": "column", "category": "column", "minAreaM2": 0.1 },
            { "kind": "shaft", "category": "other", "minAreaM2": 1.0 }
          ],
          "boundary": { "external": "innerFace", "structural": "innerFace", "partition": "centre", "curtainWall": "innerFace" },
          "headroom": {
            "level": [ { "belowM": 2.3, "factor": 0.5, "isStated": false } ],
            "sloped": [ { "belowM": 1.5, "factor": 0.25, "isStated": false } ]
          },
          "excluded": [ { "class": "attic", "words": [ "kiosk" ] } ],
          "toleranceM2": 0.001,
          "roundingM2": 0.5,
          "source": "The house's own paper",
          "authority": "official",
          "validFrom": "2026-01-01",
          "approximations": [],
          "assumptions": []
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spacegeo-standards-");

    public void Dispose() => _folder.Delete(recursive: true);

    // By hand, from the dimensions in the model: see golden-floor.tsv for the rooms.
    [Theory]
    [InlineData("2a", 16.12)] // 4·4 + 0.05·4 − 0.2·0.4: half of the partition, and now half of the column of 0.16 m²
    [InlineData("6", 11.04)] // 4·3 − 4·0.24: the wall leans in 0.2 a metre, 0.24 at 1.2 m
    [InlineData("7b", 0)] // a class that does not count
    [InlineData("8", 22.8)] // 6·4 − 1.2·1: the shaft of 0.8 m² is too small, the void is no shaft
    [InlineData("12a", 19.7173)] // 5·4 − π·0.3²
    [InlineData("13a", 20.4)] // 6·4 − 1.2·4·0.75
    [InlineData("13b", 6)] // 4·3·0.5: 2.1 m high
    public async Task A_file_that_is_dropped_in_is_measured_by(string room, double netM2)
    {
        Drop("house.json", House);

        SpaceGeoProcess.Ended run = await RunAsync("measure", TestFiles.Model("golden-floor.ifc"), "--format", "csv", "--standard", "house-rule");

        Assert.Equal((0, string.Empty), (run.ExitCode, string.Concat(run.Errors.Split('\n').Where(l => l.StartsWith("spacegeo:", StringComparison.Ordinal)))));
        string[] row = Assert.Single(run.OutputLines.Select(l => l.Split(',')), fields => fields[2] == room);
        Assert.Equal(netM2, double.Parse(row[9], System.Globalization.CultureInfo.InvariantCulture), 1e-3);
    }

    [Fact]
    public async Task It_is_listed_and_stands_beside_the_others()
    {
        Drop("house.json", House);

        SpaceGeoProcess.Ended list = await RunAsync("standards", "--jurisdiction", "xx");
        SpaceGeoProcess.Ended one = await RunAsync("standards", "house-rule");
        SpaceGeoProcess.Ended all = await RunAsync("measure", TestFiles.Model("golden-floor.ifc"), "--format", "csv", "--standard", "all");

        Assert.Equal("house-rule  XX  2026-01-01 – today  official", list.OutputLines[0]);
        Assert.Contains("deducted: column → column from 0.1 m², shaft → other from 1 m²", one.Output, StringComparison.Ordinal);
        Assert.Equal(1 + (26 * 9), all.OutputLines.Length);
        Assert.Equal(26, all.OutputLines.Count(line => line.EndsWith(",house-rule", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"authority\": \"official\"", "\"authority\": \"mine\"", "field 'authority' is one of official, secondary, memory; it is \"mine\"")]
    [InlineData("\"id\": \"house-rule\"", "\"id\": \"ifc-net\"", "field 'id' is taken by another standard")]
    [InlineData("\"headroom\": {", "\"headroom\": [", "is no JSON: line 14")]
    public async Task A_bad_file_is_refused_by_its_name_and_field(string good, string bad, string expected)
    {
        Drop("house.json", House.Replace(good, bad, StringComparison.Ordinal));

        SpaceGeoProcess.Ended run = await RunAsync("standards");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(Path.Combine(_folder.FullName, "house.json"), run.Errors, StringComparison.Ordinal);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said()
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync(
            start => start.Environment["SPACEGEO_STANDARDS"] = Path.Combine(_folder.FullName, "missing"), "standards");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("SPACEGEO_STANDARDS", run.Errors, StringComparison.Ordinal);
    }

    private void Drop(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private Task<SpaceGeoProcess.Ended> RunAsync(params string[] arguments) =>
        SpaceGeoProcess.RunAsync(start => start.Environment["SPACEGEO_STANDARDS"] = _folder.FullName, arguments);
}
