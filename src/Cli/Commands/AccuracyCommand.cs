using System.CommandLine;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Accuracy;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo accuracy</c>: measures the models of a reference folder and writes how far they are from its figures.</summary>
internal static class AccuracyCommand
{
    public static Command Create()
    {
        var reference = new Argument<DirectoryInfo>("DIR") { Description = "Folder with ifc/, oracle/ and truth/" };
        reference.AcceptExistingOnly();
        var models = new Option<string[]>("--model") { Description = "Only these models of the folder; may be repeated", HelpName = "NAME" };
        var output = new Option<string?>("--out") { Description = "Markdown page to write; without it, to stdout", HelpName = "FILE" };
        var causes = new Option<string?>("--causes") { Description = "Known causes of deviations, tab-separated", HelpName = "FILE" };
        var command = new Command("accuracy", "Compare measured models with reference figures") { reference, models, output, causes };
        command.SetAction(result =>
        {
            DirectoryInfo folder = result.GetRequiredValue(reference);
            string[] names = result.GetValue(models) is { Length: > 0 } chosen ? chosen
                : [.. Directory.GetFiles(Path.Combine(folder.FullName, "ifc")).Where(IsModel).Select(path => Path.GetFileName(path)!)];
            DeviationCauses known = result.GetValue(causes) is string path ? DeviationCauses.Read(path) : DeviationCauses.None;
            using TextWriter writer = result.GetValue(output) is string page ? new StreamWriter(page) { NewLine = "\n" } : Console.Out;
            AccuracyResult accuracy = AccuracyReport.Write(
                writer, names.Select(name => Read(folder, name)), new ReferenceFolder(folder.FullName), known);
            return accuracy.Unexplained == 0 ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static bool IsModel(string path) => Path.GetExtension(path).ToUpperInvariant() is ".IFC" or ".IFCZIP";

    private static MeasuredModel Read(DirectoryInfo folder, string name) => MeasuredModel.Measure(
        IfcReader.Read(Path.Combine(folder.FullName, "ifc", name), new IfcReadOptions(AreaStandards.Default)), AreaStandards.Default);
}
