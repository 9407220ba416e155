using System.Globalization;
using SpaceGeo.Inventory;

namespace SpaceGeo.Cli;

/// <summary>Says on stderr what a model's reading and storing left out, mended or doubted.</summary>
internal static class ModelIssues
{
    /// <summary>Writes one line for each reason code, with the first element it concerns.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="issues">What was found.</param>
    public static void Write(string file, IEnumerable<ModelIssue> issues)
    {
        foreach (IGrouping<(string Code, string Type), ModelIssue> group in issues.GroupBy(i => (i.Code, i.Type)))
        {
            ModelIssue first = group.First();
            string place = first.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $" on line {first.Line}") : string.Empty;
            string what = first.Type.Length == 0 ? string.Empty
                : string.Create(CultureInfo.InvariantCulture, $" {group.Count()} × {first.Type}, first {first.GlobalId}{place}:");
            Console.Error.WriteLine(CommandRunner.OneLine($"{file}: {group.Key.Code}:{what} {first.Message}"));
        }
    }
}
