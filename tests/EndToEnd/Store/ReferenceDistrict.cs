using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Districts;

namespace SpaceGeo.Tests.EndToEnd.Store;

/// <summary>Copies of the real models in <c>tests/data</c>, without areas.</summary>
internal static class ReferenceDistrict
{
    private static readonly string[] RealModels =
        ["20160414office_model_CV2_fordesign.ifc", "CSC-6_SB.ifc", "Duplex_A_20110907_georeferenced.ifc"];

    /// <summary>The models that are copied.</summary>
    public static IEnumerable<MeasuredModel> Models() => RealModels.Select(name => MeasuredModel.Measure(
        IfcReader.Read(TestFiles.Model(name), new IfcReadOptions(AreaStandards.Default)), AreaStandards.Default));

    /// <summary>Stores the district.</summary>
    /// <param name="database">A database without it.</param>
    /// <param name="rooms">At least so many rooms; null for the reference district itself.</param>
    /// <param name="seed">Another seed, another district.</param>
    public static Task<DistrictResult> WriteAsync(NpgsqlDataSource database, long? rooms = null, int seed = 1) =>
        DistrictWriter.WriteAsync(database, Models(), new DistrictOptions(seed, rooms));
}
