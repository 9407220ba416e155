using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Files;

/// <summary>Reads a model for those who need know nothing of its format.</summary>
public static class ModelReading
{
    /// <summary>Reads a model for several standards.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="standards">The standards; at least one.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">The file is refused; the message says what is wrong with it and where.</exception>
    public static ReadModel Read(string path, IReadOnlyList<AreaStandard> standards)
    {
        ArgumentNullException.ThrowIfNull(standards);
        try
        {
            return new ReadModel(IfcReader.ReadEach(path, new IfcReadOptions(standards[0]), standards), standards);
        }
        catch (StepException refused)
        {
            throw new InvalidDataException(refused.Message, refused);
        }
    }
}
