using System.Diagnostics;
using System.Globalization;
using SpaceGeo.Api.Differences;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Closing;
using SpaceGeo.Report.Differences;
using SpaceGeo.Revisions.Matching;
using SpaceGeo.Store;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Cli;

/// <summary>Reads, measures and stores one model after another, and says how long each took.</summary>
/// <param name="database">Where it goes.</param>
/// <param name="options">How it is stored.</param>
/// <param name="position">Position of the buildings, or null for the model's own.</param>
/// <param name="closing">Receives what became of each file.</param>
internal sealed class ModelIngest(SpaceGeoDatabase database, WriteOptions options, Georeference? position, Closing closing)
{
    private static readonly TimeSpan LongestStatement = TimeSpan.FromMinutes(2);

    /// <summary>Where rooms are taken from.</summary>
    public RoomSource Rooms { get; init; }

    /// <summary>The standards by which it is measured; the first gives rooms and elements their geometry.</summary>
    public IReadOnlyList<AreaStandard> Standards { get; init; } = [AreaStandards.Default];

    /// <summary>Ingests a model.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="cancellation">Ends the work; nothing of the file is stored then.</param>
    /// <returns>The model as it was measured by the first standard.</returns>
    public async Task<MeasuredModel> RunAsync(string path, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(Path.GetFileName(path));
        var clock = Stopwatch.StartNew();
        IReadOnlyList<ModelFile> files = IfcReader.ReadEach(path, new IfcReadOptions(Standards[0], options.SiteCode, position, progress, Rooms), Standards);
        ModelFile file = files[0];
        TimeSpan read = Lap(clock);
        WriteResult result = await ModelWriter.WriteAsync(
            database.Source, new ReadModel(files, Standards), options with { Progress = progress }, cancellation).ConfigureAwait(false);
        TimeSpan written = Lap(clock);
        progress.Clear();
        closing.Add(FileOutcome.Of(path, file, [.. result.Buildings.Select(Stored)], result.Buildings.SelectMany(b => b.Doubts)));
        foreach (WrittenBuilding building in result.Buildings)
        {
            Say(file.FileName, building);
            await PreviewAsync(file.FileName, building, cancellation).ConfigureAwait(false);
        }

        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  read {read.TotalSeconds:F2} s, measured {result.Measuring.TotalSeconds:F2} s, written {(written - result.Measuring).TotalSeconds:F2} s"));
        return result.Measured[0];
    }

    // What is not stored can be seen now only; of what is stored "spacegeo diff" tells at any time.
    private async Task PreviewAsync(string file, WrittenBuilding building, CancellationToken cancellation)
    {
        if (options.IsDry && building.Delta is WrittenDelta delta)
        {
            DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            DifferenceReport report = await new StoredDifferences(database.Source, LongestStatement)
                .OfAsync(building, delta, file, today, cancellation).ConfigureAwait(false);
            DifferenceTable.Write(Console.Out, report);
        }
    }

    private static TimeSpan Lap(Stopwatch clock)
    {
        TimeSpan lap = clock.Elapsed;
        clock.Restart();
        return lap;
    }

    private static StoredBuilding Stored(WrittenBuilding building) => new(
        building.BuildingId,
        building.SiteCode,
        building.Revision,
        building.Outcome switch
        {
            WriteOutcome.Added => "added",
            WriteOutcome.Revised => "revised",
            WriteOutcome.Unchanged => "unchanged",
            WriteOutcome.Measured => "measured",
        });

    private void Say(string file, WrittenBuilding building)
    {
        string what = building.Outcome switch
        {
            WriteOutcome.Added => "added",
            WriteOutcome.Revised => "new revision",
            WriteOutcome.Unchanged => "unchanged, nothing written",
            WriteOutcome.Measured => "the same model, areas added",
        };
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: building {building.BuildingId}{(building.Name.Length > 0 ? $" {building.Name}" : string.Empty)} (site {building.SiteCode}), revision {building.Revision}: {what}; "
            + $"{building.Storeys} storeys, {building.Rooms} rooms, {building.Elements} elements, {building.ReceiptLines} receipt lines"));
        if (building.Delta is WrittenDelta delta)
        {
            Say(delta);
        }
    }

    // Rooms that have another GlobalId are the same by number or shape, which can be mistaken.
    private void Say(WrittenDelta delta)
    {
        RoomPair[] renamed = [.. delta.Match.Rooms.Where(pair => pair.Basis != MatchBasis.GlobalId)];
        string doubt = renamed.Length == 0 ? string.Empty : string.Create(
            CultureInfo.InvariantCulture,
            $"; {renamed.Length} rooms with another GlobalId found by number and shape, {renamed.Min(pair => pair.Confidence) * 100:F0} % sure at least");
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  since revision {delta.Before.Revision}: {delta.Remeasured.Count} rooms measured anew, {delta.NewRows} rows stored anew{doubt}{(options.IsDry ? "; a dry run, nothing was stored" : string.Empty)}"));
    }
}
