using System.CommandLine;
using SpaceGeo.Api;
using SpaceGeo.Api.Ledger;
using SpaceGeo.Ingest.Ledger;
using SpaceGeo.Inventory;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Report.Svg;
using SpaceGeo.Report.Tables;
using SpaceGeo.Store;
using SpaceGeo.Store.Writing;
using SpaceGeo.Store.Ledger;

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
        var ingest = new ModelIngest(database, new WriteOptions(), null, new Closing("demo", null));
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

        await ImportLedgerAsync(database, cancellation).ConfigureAwait(false);
        Console.Out.WriteLine();
    }

    private static async Task ImportLedgerAsync(SpaceGeoDatabase database, CancellationToken cancellation)
    {
        IReadOnlyList<LedgerFile> files = LedgerFolder.Find(Installation.DemoLedger, fault => throw new LedgerException(fault.ToString()));
        LedgerImportResult done = await LedgerImport.RunAsync(
            database.Source, [.. files.Select(f => new LedgerSource(f.Table, f.Name, f.Read))],
            new LedgerImportOptions("demo") { Ranks = LedgerRanks.Of(RuleBook.Current) }, cancellation).ConfigureAwait(false);
        if (!done.IsStored)
        {
            throw new LedgerException(done.Faults[0].ToString());
        }

        Console.Out.WriteLine($"ledger: {files.Count} files of samples/ledger, {(done.ImportId is int import ? $"import {import}" : "unchanged")}");
    }
}
