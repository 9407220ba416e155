using System.CommandLine;
using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Differences;
using SpaceGeo.Report.Svg;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Revisions.Matching;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo diff</c>: which rooms changed between two models, why, and by how much.</summary>
internal static class DiffCommand
{
    private const string Table = "table";
    private const string Csv = "csv";
    private const string Json = "json";

    public static Command Create()
    {
        var models = new Argument<string[]>("MODEL") { Description = "The older and the newer IFC file (.ifc, .ifczip)", Arity = new ArgumentArity(2, 2) };
        Option<AreaStandard[]?> standard = SharedOptions.Standards();
        var format = new Option<string>("--format") { Description = "How the changes are written", DefaultValueFactory = _ => Table };
        format.AcceptOnlyFromAmong(Table, Csv, Json);
        Option<string?> svg = SharedOptions.PlanFolder();
        svg.Description = "Draw what was and what is, one plan for each storey that changed, into this folder";
        var command = new Command("diff", "Tell which rooms changed between two models, why, and by how many square metres")
        {
            models, standard, format, svg,
        };
        command.SetAction(result =>
        {
            AreaStandard chosen = SharedOptions.Chosen(result, standard)[0];
            string[] paths = result.GetValue(models)!;
            DifferenceReport report = Compare(Read(paths[0], chosen), Read(paths[1], chosen), paths);
            Write(report, result.GetRequiredValue(format));
            if (result.GetValue(svg) is string folder)
            {
                Draw(report, folder);
            }

            return ExitCode.Done;
        });
        command.Validators.Add(result =>
        {
            if (SharedOptions.AreAll(result.GetResult(standard)))
            {
                result.AddError("areas are compared by one standard: name it with --standard ID");
            }
        });
        return command;
    }

    private static MeasuredModel Read(string path, AreaStandard standard) =>
        MeasuredModel.Measure(IfcReader.Read(path, new IfcReadOptions(standard)), standard);

    private static DifferenceReport Compare(MeasuredModel before, MeasuredModel after, string[] paths)
    {
        IReadOnlyList<BuildingPair> pairs = BuildingPairing.Of(
            [.. before.Buildings.Select(b => b.Building)], [.. after.Buildings.Select(b => b.Building)]);
        if (pairs.Count == 0)
        {
            throw new RefusedInputException($"{Path.GetFileName(paths[0])} and {Path.GetFileName(paths[1])} have no building in common");
        }

        // Files with several buildings are rare, and a report is about one: those after the first are named.
        foreach (BuildingPair other in pairs.Skip(1))
        {
            Console.Error.WriteLine($"spacegeo: building '{after.Buildings[other.After].Building.Name}' is in both files, too, and is not compared");
        }

        return new DifferenceReport(
            BuildingDifference.Of(before.Buildings[pairs[0].Before], after.Buildings[pairs[0].After], pairs[0].Match),
            before.File.FileName,
            after.File.FileName);
    }

    private static void Write(DifferenceReport report, string format)
    {
        using Stream stream = Console.OpenStandardOutput();
        using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
        switch (format)
        {
            case Csv:
                DifferenceCsv.Write(writer, report);
                break;
            case Json:
                DifferenceJson.Write(stream, report);
                break;
            default:
                DifferenceTable.Write(writer, report);
                break;
        }
    }

    private static void Draw(DifferenceReport report, string folder)
    {
        foreach (string path in new FloorPlanFolder(folder).Write(report))
        {
            Console.Error.WriteLine($"drawn: {path}");
        }
    }
}
