using System.CommandLine;
using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store;
using SpaceGeo.Store.Recalculation;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo recalculate</c>: areas of stored buildings anew, by this engine and any standard.</summary>
internal static class RecalculateCommand
{
    public static Command Create()
    {
        var building = new Option<int?>("--building") { Description = "One building, by its number", HelpName = "ID" };
        var site = new Option<string?>("--site") { Description = "The buildings of one site", HelpName = "CODE" };
        var everything = new Option<bool>("--all") { Description = "All buildings" };
        Option<AreaStandard[]?> standard = SharedOptions.Standards();
        var drop = new Option<string?>("--drop")
        {
            Description = "Instead: drop the areas of a withdrawn engine version",
            HelpName = "VERSION",
        };
        var check = new Option<bool>("--check")
        {
            Description = "Instead of storing anything: recompute the stored areas of all revisions, standards and engine versions, and compare them bit for bit",
        };
        var revision = new Option<int?>("--revision") { Description = "With --check: only the areas of this revision", HelpName = "R" };
        Option<string?> database = SharedOptions.Database();
        var command = new Command("recalculate", "Measure stored buildings anew, beside the areas of other engines and standards; what was stopped goes on from there")
        {
            building, site, everything, standard, drop, check, revision, database,
        };
        command.Validators.Add(result =>
        {
            bool[] given = [result.GetResult(building) is not null, result.GetResult(site) is not null, result.GetValue(everything), result.GetResult(drop) is not null];
            if (given.Count(g => g) != 1)
            {
                result.AddError("say which buildings: --building ID, --site CODE or --all; or --drop VERSION");
            }
            else if (result.GetValue(check) && (given[^1] || result.GetResult(standard) is not null))
            {
                result.AddError("--check takes the areas as they are stored, by whatever standard; give it with --building ID, --site CODE or --all alone");
            }
            else if (result.GetResult(revision) is not null && !result.GetValue(check))
            {
                result.AddError("--revision is for --check: only the revision of today is recalculated");
            }
        });
        command.SetAction(async (result, cancellation) =>
        {
            SpaceGeoDatabase opened = await Installation.OpenAsync(result.GetValue(database), cancellation)
                .ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                if (result.GetValue(drop) is string version)
                {
                    return await DropAsync(opened, version, cancellation).ConfigureAwait(false);
                }

                var scope = new RecalculationScope(result.GetValue(building), result.GetValue(site));
                if (result.GetValue(check))
                {
                    return CheckReport.Write(
                        await AreaCheck.RunAsync(opened.Source, scope, result.GetValue(revision), cancellation).ConfigureAwait(false), scope);
                }

                int code = ExitCode.Done;
                foreach (AreaStandard one in SharedOptions.Chosen(result, standard))
                {
                    code = Math.Max(code, await RunAsync(opened, one, scope, cancellation).ConfigureAwait(false));
                }

                return code;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(
        SpaceGeoDatabase database, AreaStandard standard, RecalculationScope scope, CancellationToken cancellation)
    {
        RecalculationResult done = await RunWithProgressAsync(database, new RecalculationOptions(standard, scope), cancellation).ConfigureAwait(false);
        bool isNothing = done.Buildings + done.BuildingsKept + done.OtherCuts.Count + done.Faults.Count == 0;
        if (isNothing && scope != default)
        {
            return CommandRunner.Fail(ExitCode.Refused, scope.SiteCode is string code
                ? $"there is no building with rooms on a site '{code}'"
                : $"there is no building {scope.BuildingId} with rooms");
        }

        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{standard.Id}, engine {AreaEngine.Version}: {done.Buildings} buildings, {done.Rooms} rooms, {done.ReceiptLines} receipt lines in {done.Elapsed.TotalSeconds:F2} s; {done.BuildingsKept} buildings had their areas already"));
        foreach ((string cut, int buildings) in done.OtherCuts)
        {
            CommandRunner.Fail(ExitCode.Refused, string.Create(
                CultureInfo.InvariantCulture,
                $"{(buildings == 1 ? "1 building was" : $"{buildings} buildings were")} not measured by {standard.Id}: their plans were laid out for {cut} and lack what {standard.Id} asks for; ingest their models again with --standard {SharedOptions.AllStandards}"));
        }

        foreach (BuildingFault fault in done.Faults)
        {
            CommandRunner.Fail(ExitCode.Refused, string.Create(
                CultureInfo.InvariantCulture,
                $"building {fault.BuildingId}, storey {fault.StoreyNo}: {fault.Message} The building keeps its areas; ingest its model again"));
        }

        return done.OtherCuts.Count + done.Faults.Count > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private static async Task<RecalculationResult> RunWithProgressAsync(
        SpaceGeoDatabase database, RecalculationOptions options, CancellationToken cancellation)
    {
        using var line = new ProgressLine(options.Standard.Id);
        var progress = new Followed(line);
        try
        {
            return await AreaRecalculation.RunAsync(
                database.Source,
                options with
                {
                    Progress = progress,
                    Waiting = () => Console.Error.WriteLine("another recalculation is at work; waiting for it"),
                },
                cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            line.Clear();
            CommandRunner.Fail(ExitCode.Cancelled, progress.Last is RecalculationProgress last
                ? string.Create(CultureInfo.InvariantCulture, $"stopped; {last.RoomsDone} of {last.RoomsToDo} rooms are stored, and the same command goes on from there")
                : "stopped before anything was stored; all areas are as they were");
            throw;
        }
    }

    private static async Task<int> DropAsync(SpaceGeoDatabase database, string version, CancellationToken cancellation)
    {
        IReadOnlyList<string> versions = await EngineVersions.ListAsync(database.Source, cancellation).ConfigureAwait(false);
        if (!versions.Contains(version))
        {
            return CommandRunner.Fail(ExitCode.Refused, $"there are no areas of engine version '{version}'; there are {(versions.Count == 0 ? "none" : "those of " + string.Join(", ", versions))}");
        }

        long bare = await EngineVersions.OnlyMeasuredByAsync(database.Source, version, cancellation).ConfigureAwait(false);
        if (bare > 0)
        {
            return CommandRunner.Fail(ExitCode.Refused, string.Create(
                CultureInfo.InvariantCulture, $"{bare} buildings have areas of engine version {version} alone; recalculate them first (spacegeo recalculate --all)"));
        }

        await EngineVersions.DropAsync(database.Source, version, cancellation).ConfigureAwait(false);
        Console.Out.WriteLine($"dropped the areas of engine version {version}");
        return ExitCode.Done;
    }

    /// <summary>Remembers how far a run came.</summary>
    private sealed class Followed(ProgressLine line) : IProgress<RecalculationProgress>
    {
        public RecalculationProgress? Last { get; private set; }

        public void Report(RecalculationProgress value)
        {
            Last = value;
            line.Report(value);
        }
    }
}
