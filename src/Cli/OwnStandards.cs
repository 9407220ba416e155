using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Cli;

/// <summary>Area standards of the user's own.</summary>
internal static class OwnStandards
{
    /// <summary>Adds the standards of the folder that SPACEGEO_STANDARDS names, or else of <c>.spacegeo/standards</c>.</summary>
    /// <exception cref="RefusedInputException">A file holds no standard, or one whose id is taken; the message names file and field.</exception>
    public static void Load() => OwnFiles.Load("SPACEGEO_STANDARDS", "standards", Add);

    private static void Add(string file)
    {
        try
        {
            using FileStream json = File.OpenRead(file);
            AreaStandards.Add([AreaStandards.Read(json)]);
        }
        catch (AreaStandardException e)
        {
            throw new RefusedInputException($"{file}: {e.Message}", e);
        }
        catch (ArgumentException e)
        {
            throw new RefusedInputException($"{file}: field 'id' is taken by another standard; give this one an id of its own", e);
        }
    }
}
