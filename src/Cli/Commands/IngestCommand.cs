using System.CommandLine;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Store;
using SpaceGeo.Store.Revisions;
using SpaceGeo.Store.Writing;

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
        var building = new Option<int?>("--building") { Description = "Number of the building of which the model is the next revision", HelpName = "N" };
        var force = new Option<bool>("--force") { Description = "With --building: store the model though it seems to be of another building" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, and store nothing" };
        Option<DateOnly?> from = SharedOptions.Day("--valid-from", "From which day on the building is like this; without it today, and for a new building always");
        var command = new Command("ingest", "Measure IFC models and store them in PostGIS")
        {
            files, site, at, standard, database, derive, report, building, force, dryRun, from,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(building) is not null && result.GetRequiredValue(files).Length > 1)
            {
                result.AddError("--building takes one file: the next revision of that building");
            }
        });
        command.SetAction(async (result, cancellation) =>
        {
            SpaceGeoDatabase opened = await Installation.OpenAsync(result.GetValue(database), cancellation)
                .ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                var closing = new Closing("ingest", result.GetValue(report));
                var options = new WriteOptions(result.GetValue(site))
                {
                    BuildingId = result.GetValue(building),
                    IsForced = result.GetValue(force),
                    IsDry = result.GetValue(dryRun),
                    ValidFrom = result.GetValue(from),
                };
                var ingest = new ModelIngest(opened, options, result.GetValue(at), closing)
                {
                    Rooms = result.GetValue(derive) ? RoomSource.SpacesAndWalls : RoomSource.Spaces,
                    Standards = await StandardsAsync(opened, result.GetValue(building), result.GetResult(standard) is null ? null : SharedOptions.Chosen(result, standard), cancellation)
                        .ConfigureAwait(false),
                };
                await RunAsync(ingest, closing, result.GetRequiredValue(files), cancellation).ConfigureAwait(false);
                return closing.End();
            }
        });
        return command;
    }

    // The next revision of a building has areas by all standards that it had, unless others are asked for.
    private static async Task<IReadOnlyList<AreaStandard>> StandardsAsync(
        SpaceGeoDatabase database, int? building, IReadOnlyList<AreaStandard>? chosen, CancellationToken cancellation)
    {
        IReadOnlyList<AreaStandard> known = chosen is null && building is int id
            ? await StoredRevisions.StandardsAsync(database.Source, id, cancellation).ConfigureAwait(false)
            : [];
        return chosen ?? (known.Count > 0 ? known : [AreaStandards.Default]);
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
