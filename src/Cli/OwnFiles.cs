using SpaceGeo.Store;

namespace SpaceGeo.Cli;

/// <summary>Data files of the user's own: those of one folder, read when the program starts.</summary>
internal static class OwnFiles
{
    /// <summary>Reads the files of the folder that a variable names, or else of one in <c>.spacegeo</c> where there is one.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="folder">Name of the folder in <c>.spacegeo</c>.</param>
    /// <param name="add">Adds what a file holds; gets its path.</param>
    /// <exception cref="EnvironmentException">The variable names no folder.</exception>
    public static void Load(string variable, string folder, Action<string> add)
    {
        string? given = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named ? named : null;
        string path = given ?? Path.Combine(Installation.Home, ".spacegeo", folder);
        if (Directory.Exists(path))
        {
            foreach (string file in Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal))
            {
                add(file);
            }
        }
        else if (given is not null)
        {
            throw new EnvironmentException($"there is no folder '{given}', which {variable} names", "make it, or unset the variable");
        }
    }
}
