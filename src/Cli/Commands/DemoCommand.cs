using System.CommandLine;
using SpaceGeo.Api;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Svg;
using SpaceGeo.Report.Tables;
using SpaceGeo.Store;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo demo</c>: real models, measured, stored, drawn and served.</summary>
internal static class DemoCommand
{
    /// <summary>The real models among those of the repository.</summary>
    public static readonly IReadOnlyList<string> Models =
        ["CSC-6_SB.ifc", "20160414office_model_CV2_fordesign.ifc", "Duplex_A_20110907_georeferenced.ifc"];

    // The model whose receipts are shown: columns stand in its rooms.
    private const string WithReceipts = "20160414office_model_CV2_fordesign.ifc";

    public static Command Create()
    {
        var noServe = new Option<bool>("--no-serve") { Description = "End after printing" };
        var svg = new Option<string>("--svg")
        {
            Description = "Folder for the floor plans",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine(Installation.Root, "demo-output"),
        };
        Option<string[]> urls = ServeCommand.Urls();
        Option<string?> database = SharedOptions.Database();
        var command = new Command("demo", "Ingest real models, print their areas, draw their plans, serve them")
        {
            noServe, svg, urls, database,
        };
        command.SetAction(async (result, cancellation) =>
        {
            SpaceGeoDatabase opened = await Installation.OpenAsync(result.GetValue(database), cancellation)
                .ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                await ShowAsync(opened, result.GetRequiredValue(svg), cancellation).ConfigureAwait(false);
                if (!result.GetValue(noServe))
                {
                    var options = new ApiOptions { Urls = result.GetRequiredValue(urls) };
                    await ServeCommand.RunAsync(opened, options, cancellation).ConfigureAwait(false);
                }
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task ShowAsync(SpaceGeoDatabase database, string folder, CancellationToken cancellation)
    {
        var ingest = new ModelIngest(database, null, null, new Closing("demo", null));
        var models = new List<MeasuredModel>();
        foreach (string name in Models)
        {
            models.Add(await ingest.RunAsync(Path.Combine(Installation.DemoModels, name), cancellation).ConfigureAwait(false));
        }

        Console.Out.WriteLine();
        TableText.Write(Console.Out, AreaTable.Of(models.Where(m => m.File.FileName != WithReceipts), receipts: false));
        Console.Out.WriteLine();
        TableText.Write(Console.Out, AreaTable.Of(models.Where(m => m.File.FileName == WithReceipts), receipts: true));
        Console.Out.WriteLine();
        var plans = new FloorPlanFolder(folder);
        foreach (string path in models.SelectMany(plans.Write))
        {
            Console.Out.WriteLine($"floor plan: {path}");
        }

        Console.Out.WriteLine();
    }
}
