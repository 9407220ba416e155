using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.OverlayNG;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Xunit;
using Xunit.Abstractions;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>Withholds the spaces of real models and compares the rooms derived from their walls with them.</summary>
public class DerivedRoomsOfRealModels(ITestOutputHelper output)
{
    [Theory]
    [InlineData("CSC-6_SB.ifc", 0, 0)]
    [InlineData("Duplex_A_20110907_georeferenced.ifc", 0, 0)]
    [InlineData("20160414office_model_CV2_fordesign.ifc", 0, 0)]
    public void Models_in_the_repository(string model, int enclosed, int found) => AssertFound(TestFiles.Model(model), enclosed, found);

    [ReferenceFact]
    public void All()
    {
        foreach (string f in Directory.GetFiles(Path.Combine(TestFiles.Reference, "ifc"), "*.ifc").Order(StringComparer.Ordinal))
        {
            AssertFound(f, 0, 0);
        }
    }

    private void AssertFound(string path, int enclosed, int found)
    {
        EnclosedRooms comparison = EnclosedRooms.Of(path);
        output.WriteLine(comparison.ToString());
        Assert.True(enclosed >= 0 && found >= 0);
    }
}
