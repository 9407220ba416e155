using System.CommandLine;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Store;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo ingest</c>: models into PostGIS, each in one transaction.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        Argument<string[]> files = SharedOptions.Files();
        var site = new Option<string?>("--site") { Description = "Code of the site the buildings stand on", HelpName = "CODE" };
        Option<Georeference?> at = SharedOptions.At();
        Option<AreaStandard[]?> standard = SharedOptions.Standards();
        Option<string?> database = SharedOptions.Database();
        Option<bool> derive = SharedOptions.DeriveRooms();
        Option<string?> report = SharedOptions.Report();
        var command = new Command("ingest", "Measure IFC models and store them in PostGIS") { files, site, at, standard, database, derive, report };
        command.SetAction(async (result, cancellation) =>
        {
            SpaceGeoDatabase opened = await Installation.OpenAsync(result.GetValue(database), cancellation)
                .ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                var closing = new Closing("ingest", result.GetValue(report));
                var ingest = new ModelIngest(opened, result.GetValue(site), result.GetValue(at), closing)
                {
                    Rooms = result.GetValue(derive) ? RoomSource.SpacesAndWalls : RoomSource.Spaces,
                    Standards = SharedOptions.Chosen(result, standard),
                };
                await RunAsync(ingest, closing, result.GetRequiredValue(files), cancellation).ConfigureAwait(false);
                return closing.End();
            }
        });
        return command;
    }

    // One file that is refused does not keep the others out.
    private static async Task RunAsync(ModelIngest ingest, Closing closing, string[] files, CancellationToken cancellation)
    {
        foreach (string file in files)
        {
            try
            {
                await ingest.RunAsync(file, cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (CommandRunner.CostsFileOnly(e))
            {
                closing.Refuse(file, e);
            }
        }
    }
}
