using System.Globalization;
using SpaceGeo.Inventory;

namespace SpaceGeo.Cli;

/// <summary>Says on stderr what a model's reading left out, mended or doubted.</summary>
internal static class ModelIssues
{
    /// <summary>Writes one line for each reason code, with the first element it concerns.</summary>
    /// <param name="file">The model.</param>
    public static void Write(ModelFile file)
    {
        foreach (IGrouping<(string Code, string Type), ModelIssue> group in file.Issues.GroupBy(i => (i.Code, i.Type)))
        {
            ModelIssue first = group.First();
            string what = first.Type.Length == 0 ? string.Empty
                : string.Create(CultureInfo.InvariantCulture, $" {group.Count()} × {first.Type}, first {first.GlobalId} on line {first.Line}:");
            Console.Error.WriteLine(CommandRunner.Printable($"{file.FileName}: {group.Key.Code}:{what} {first.Message}"));
        }
    }
}
