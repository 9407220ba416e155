using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

/// <summary>Files that nobody would want to get: exit code 1, one line that says what and where, nothing stored.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class BadInputTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    [Theory]
    [InlineData("text", "does not begin with ISO-10303-21")]
    [InlineData("empty", "the file is empty")]
    [InlineData("folder", "is a folder")]
    [InlineData("missing", "there is no such file")]
    [InlineData("binary", "does not begin with ISO-10303-21")]
    [InlineData("zip", "zip archive")]
    [InlineData("cut", "cut off")]
    [InlineData("png", "does not begin with ISO-10303-21")]
    [InlineData("pdf", "does not begin with ISO-10303-21")]
    [InlineData("utf-16", "UTF-16")]
    [InlineData("nested", "lists nested deeper")]
    [InlineData("dangling", "which the file does not have")]
    [InlineData("no-project", "IfcProject")]
    [InlineData("schema", "not an IFC schema")]
    public async Task A_file_that_is_no_model_is_refused_by_measure_and_ingest(string kind, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = await MakeAsync(kind, Path.Combine(folder.Path, "bad.ifc"));

        SpaceGeoProcess.Ended measure = await SpaceGeoProcess.RunAsync("measure", path, "--format", "csv");
        SpaceGeoProcess.Ended ingest = await SpaceGeoProcess.RunAsync("ingest", path, "--db", ConnectionString.Reveal());

        foreach (SpaceGeoProcess.Ended run in new[] { measure, ingest })
        {
            Assert.Equal(1, run.ExitCode);
            Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
            Assert.Contains("bad.ifc", run.Errors, StringComparison.Ordinal);
            Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        Assert.Equal(0L, await Db.AllRowsAsync());
    }

    private static async Task<string> MakeAsync(string kind, string path)
    {
        string model = await File.ReadAllTextAsync(TestFiles.Model("CSC-6_SB.ifc"));
        switch (kind)
        {
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "missing":
                break;
            case "png":
                await File.WriteAllBytesAsync(path, [0x89, .. "PNG\r\n\u001a\n\0\0\0\rIHDR"u8]);
                break;
            case "utf-16":
                await File.WriteAllTextAsync(path, model, System.Text.Encoding.Unicode);
                break;
            case "binary":
                byte[] bytes = new byte[4096];
                new Random(1).NextBytes(bytes);
                await File.WriteAllBytesAsync(path, bytes);
                break;
            default:
                await File.WriteAllTextAsync(path, Text(kind, model));
                break;
        }

        return path;
    }

    private static string Text(string kind, string model) => kind switch
    {
        "text" => "This is a letter and not a model.\n",
        "empty" => string.Empty,
        "pdf" => "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        "nested" => model.Replace("IFCPROJECT(", "IFCPROJECT(" + new string('(', 100_000), StringComparison.Ordinal),
        "zip" => "PK\u0003\u0004\u0014\u0000",
        "cut" => model[..(model.Length / 2)],
        "dangling" => Dangling(model),
        "no-project" => model.Replace("IFCPROJECT(", "IFCPERSON(", StringComparison.Ordinal),
        "schema" => model.Replace("IFC2X3", "AP214", StringComparison.Ordinal),
        _ => throw new ArgumentException($"no bad file is called {kind}", nameof(kind)),
    };

    // The first space's shape is taken out of the file.
    private static string Dangling(string model)
    {
        string[] lines = model.Split('\n');
        int space = Array.FindIndex(lines, l => l.Contains("= IFCSPACE(", StringComparison.Ordinal));
        string shape = lines[space].Split(',').First(part => part.StartsWith('#') && lines.Any(
            l => l.StartsWith(part + "= IFCPRODUCTDEFINITIONSHAPE", StringComparison.Ordinal)));
        return string.Join('\n', lines.Where(l => !l.StartsWith(shape + "=", StringComparison.Ordinal)));
    }
}
