using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store;

namespace SpaceGeo.Cli;

/// <summary>Area standards of the user's own: files of one folder, read when the program starts.</summary>
internal static class OwnStandards
{
    /// <summary>The variable that names the folder.</summary>
    private const string Variable = "SPACEGEO_STANDARDS";

    /// <summary>Adds the standards of the folder that the variable names, or else of <c>.spacegeo/standards</c> where there is one.</summary>
    /// <exception cref="RefusedInputException">A file holds no standard, or one whose id is taken; the message names file and field.</exception>
    public static void Load()
    {
        string? given = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;
        string folder = given ?? Path.Combine(Installation.Home, ".spacegeo", "standards");
        if (Directory.Exists(folder))
        {
            foreach (string file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
            {
                Add(file);
            }
        }
        else if (given is not null)
        {
            throw new EnvironmentException($"there is no folder '{given}', which {Variable} names", "make it, or unset the variable");
        }
    }

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
