using SpaceGeo.Geometry.Overlap;
using Xunit;

namespace SpaceGeo.Tests.Unit.House;

public class PublicSurfaceTests
{
    private static string Committed => Path.Combine(TestFiles.Root, "src", "Geometry", "PublicSurface.txt");

    [Fact]
    public void What_the_package_shows_to_others_is_what_was_agreed()
    {
        string[] found = [.. PublicSurface.Of(typeof(NetAreaEngine).Assembly)];
        if (Environment.GetEnvironmentVariable("SPACEGEO_WRITE_SURFACE") == "true")
        {
            File.WriteAllLines(Committed, found);
        }

        string[] agreed = File.ReadAllLines(Committed);
        string[] differences = [.. found.Except(agreed).Select(l => "+ " + l), .. agreed.Except(found).Select(l => "− " + l)];
        Assert.True(differences.Length == 0, string.Join('\n', differences.Prepend(
            "The public surface of SpaceGeo.Geometry changed, on which other programs rest. If that is meant, run this test once with "
            + "SPACEGEO_WRITE_SURFACE=true, and commit src/Geometry/PublicSurface.txt:")));
    }
}
