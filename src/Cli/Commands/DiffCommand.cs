using System.CommandLine;
using System.Text;
using SpaceGeo.Api.Differences;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Differences;
using SpaceGeo.Report.Svg;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Revisions.Matching;
using SpaceGeo.Store;
using SpaceGeo.Store.Differences;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo diff</c>: which rooms changed between two models, why, and by how much.</summary>
internal static class DiffCommand
{
    private const string Table = "table";
    private const string Csv = "csv";
    private const string Json = "json";

    private static readonly TimeSpan LongestStatement = TimeSpan.FromMinutes(2);

    public static Command Create()
    {
        var models = new Argument<string[]>("WHAT")
        {
            Description = "The older and the newer IFC file (.ifc, .ifczip); or a stored building, by its number or GlobalId",
            Arity = new ArgumentArity(1, 2),
        };
        var from = new Option<int?>("--from") { Description = "Of a stored building: the older revision; without it the one before the newer", HelpName = "REVISION" };
        var to = new Option<int?>("--to") { Description = "Of a stored building: the newer revision; without it the last", HelpName = "REVISION" };
        Option<DateOnly?> day = SharedOptions.Day("--as-of", "Of a stored building: the day on which the ledger is looked at; without it today");
        Option<AreaStandard[]?> standard = SharedOptions.Standards();
        var format = new Option<string>("--format") { Description = "How the changes are written", DefaultValueFactory = _ => Table };
        format.AcceptOnlyFromAmong(Table, Csv, Json);
        Option<string?> svg = SharedOptions.PlanFolder();
        svg.Description = "Draw what was and what is, one plan for each storey that changed, into this folder";
        Option<string?> database = SharedOptions.Database();
        var command = new Command("diff", "Tell which rooms changed between two models or two revisions, why, and by how many square metres")
        {
            models, from, to, day, standard, format, svg, database,
        };
        command.SetAction(async (result, cancellation) =>
        {
            AreaStandard chosen = SharedOptions.Chosen(result, standard)[0];
            DifferenceReport report = result.GetValue(models) is [string older, string newer]
                ? Compare(Read(older, chosen), Read(newer, chosen))
                : await StoredAsync(
                    new DifferenceQuestion(
                        result.GetValue(models)![0], result.GetValue(from), result.GetValue(to), chosen,
                        result.GetValue(day) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime)),
                    result.GetValue(database),
                    cancellation).ConfigureAwait(false);
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

            if (result.GetValue(models) is { Length: 2 } && (result.GetResult(from) ?? result.GetResult(to) ?? result.GetResult(day)) is not null)
            {
                result.AddError("--from, --to and --as-of are for a stored building, of which there is one: spacegeo diff BUILDING --from 1 --to 2");
            }
        });
        return command;
    }

    private static async Task<DifferenceReport> StoredAsync(DifferenceQuestion question, string? database, CancellationToken cancellation)
    {
        SpaceGeoDatabase opened = await Installation.OpenAsync(database, cancellation).ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
        {
            try
            {
                return await new StoredDifferences(opened.Source, LongestStatement).CompareAsync(question, cancellation).ConfigureAwait(false);
            }
            catch (UnknownRevisionException unknown)
            {
                throw new RefusedInputException(unknown.Message, unknown);
            }
        }
    }

    private static MeasuredModel Read(string path, AreaStandard standard) =>
        MeasuredModel.Measure(IfcReader.Read(path, new IfcReadOptions(standard)), standard);

    private static DifferenceReport Compare(MeasuredModel before, MeasuredModel after)
    {
        IReadOnlyList<BuildingPair> pairs = BuildingPairing.Of(
            [.. before.Buildings.Select(b => b.Building)], [.. after.Buildings.Select(b => b.Building)]);
        if (pairs.Count == 0)
        {
            throw new RefusedInputException($"{before.File.FileName} and {after.File.FileName} have no building in common");
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
