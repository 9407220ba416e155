using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Inventory;

/// <summary>A model that was read for one or more standards at once; rooms and elements have the same numbers in all.</summary>
/// <param name="Files">The file for each standard; the first gives rooms and elements their geometry.</param>
/// <param name="Standards">The standards, in the order of the files.</param>
public sealed record ReadModel(IReadOnlyList<ModelFile> Files, IReadOnlyList<AreaStandard> Standards)
{
    /// <summary>The model for one standard.</summary>
    /// <param name="file">The file.</param>
    /// <param name="standard">The standard that it was cut for.</param>
    public ReadModel(ModelFile file, AreaStandard standard)
        : this([file], [standard])
    {
    }

    /// <summary>The file as the first standard has it.</summary>
    public ModelFile File => Files[0];
}
