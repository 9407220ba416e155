using SpaceGeo.Planning.Rules;

namespace SpaceGeo.Cli;

/// <summary>Rules of space of the user's own.</summary>
internal static class OwnRules
{
    /// <summary>Adds the rules of the folder that SPACEGEO_RULES names, or else of <c>.spacegeo/rules</c>.</summary>
    /// <exception cref="RefusedInputException">A file holds no rules, or such as contradict others; the message names file and field.</exception>
    public static void Load() => OwnFiles.Load("SPACEGEO_RULES", "rules", Add);

    private static void Add(string file)
    {
        try
        {
            using FileStream json = File.OpenRead(file);
            RuleBook.Add(RuleBook.Read(json));
        }
        catch (RuleFileException e)
        {
            throw new RefusedInputException($"{file}: {e.Message}", e);
        }
    }
}
