using System.CommandLine;
using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Store;
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
        Option<DateOnly?> from = ValidFrom();
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
                    Standards = SharedOptions.Chosen(result, standard),
                };
                await RunAsync(ingest, closing, result.GetRequiredValue(files), cancellation).ConfigureAwait(false);
                return closing.End();
            }
        });
        return command;
    }

    private static Option<DateOnly?> ValidFrom() => new("--valid-from")
    {
        Description = "From which day on the building is like this; without it today, and for a new building always",
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
                && day > DateOnly.MinValue)
            {
                return day;
            }

            result.AddError($"'{result.Tokens[0].Value}' is no day; write one as 2026-03-01");
            return null;
        },
    };

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
