using System.Diagnostics;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Ingest.Step;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc.Hostile;

/// <summary>Paths that lead to no file that could be held in memory: a line at once, and no wait.</summary>
public sealed class HostilePathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spacegeo-paths-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_is_refused() => Assert.Contains("is a folder", Refused(_folder), StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Contains("no such file", Refused(Path.Combine(_folder, "missing.ifc")), StringComparison.Ordinal);

    [Fact]
    public void An_empty_file_is_refused()
    {
        string path = Path.Combine(_folder, "empty.ifc");
        File.WriteAllBytes(path, []);

        Assert.Contains("the file is empty", Refused(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    public void A_device_is_refused_and_not_read(string device) =>
        Assert.Contains("devices and pipes are not read", Refused(device), StringComparison.Ordinal);

    [Fact]
    public void A_pipe_is_refused_and_not_waited_for()
    {
        string path = Path.Combine(_folder, "pipe.ifc");
        using (var make = Process.Start("mkfifo", [path]))
        {
            make.WaitForExit();
        }

        Assert.Contains("devices and pipes are not read", Refused(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_beyond_two_gigabytes_is_refused_by_its_length()
    {
        string path = Path.Combine(_folder, "huge.ifc");
        using (FileStream sparse = File.Create(path))
        {
            sparse.SetLength(2_200_000_000); // Takes no room: nothing is written.
        }

        string message = Refused(path);
        Assert.Contains("2200000000 bytes", message, StringComparison.Ordinal);
        Assert.StartsWith("huge.ifc", message, StringComparison.Ordinal);
    }

    private static string Refused(string path) =>
        Assert.Throws<StepException>(() => IfcReader.Read(path, new IfcReadOptions(AreaStandards.Default))).Message;
}
