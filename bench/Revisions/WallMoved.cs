using System.Diagnostics;
using System.Globalization;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Store;
using SpaceGeo.Store.Cluster;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests;

namespace SpaceGeo.Bench.Revisions;

/// <summary>One wall moved in a large model: from the bytes of the uploaded file to the new areas stored, beside the first ingest of it.</summary>
internal static class WallMoved
{
    private const double Metres = 0.05;
    private const string Largest = "revit2012_janesville_restaurant.ifc";
    private const string MostRooms = "Office_A_20110811.ifc";

    /// <summary>Runs and prints it.</summary>
    /// <param name="rounds">How often each is timed; medians count.</param>
    /// <exception cref="MissingToolException">The machine has no PostGIS.</exception>
    public static void Run(int rounds)
    {
        string[] named = [.. BenchModels.AllPaths().Where(p => Path.GetFileName(p) is Largest or MostRooms)];
        string[] models = named.Length > 0 ? named : [.. BenchModels.Paths.OrderByDescending(p => new FileInfo(p).Length).Take(1)];
        using var folder = new BenchFolder();
        var cluster = PrivateCluster.ForDirectory(folder.Path);
        try
        {
            string address = cluster.StartAsync().GetAwaiter().GetResult().Reveal();
            SpaceGeoDatabase database = SpaceGeoDatabase.OpenAsync(new Secret(address)).GetAwaiter().GetResult();
            Console.Out.WriteLine(Machine.Description);
            foreach (string model in models)
            {
                Compare(database.Source, model, rounds);
            }

            database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
        catch (EnvironmentException cause)
        {
            throw new MissingToolException($"Skipped: {cause.Message}");
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            cluster.StopAsync().GetAwaiter().GetResult();
        }
    }

    private static void Compare(NpgsqlDataSource database, string path, int rounds)
    {
        byte[] original = File.ReadAllBytes(path);
        string wall = WallThatCounts(original);
        byte[] moved = IfcEdit.OfFile(path).Move(wall, Metres, Metres).Bytes;
        (List<double> first, List<double> next, List<double> read, List<double> measured) = ([], [], [], []);
        WriteResult? last = null;
        for (int round = -2; round < rounds; round++)
        {
            string site = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)} {round}");
            double added = Time(() => Ingest(database, original, site, read: null));
            double revised = Time(() => last = Ingest(database, moved, site, round < 0 ? null : read));
            if (round >= 0)
            {
                first.Add(added);
                next.Add(revised);
                measured.Add(last!.Measuring.TotalMilliseconds);
            }
        }

        WrittenBuilding written = last!.Buildings[0];
        if (written.Outcome != WriteOutcome.Revised || written.Delta!.Remeasured.Count == 0)
        {
            throw new WrongAnswerException($"{Path.GetFileName(path)}: the moved wall {wall} made no new revision with another area");
        }

        Console.Out.WriteLine(FormattableString.Invariant($"\n{Path.GetFileName(path)}: {written.Rooms} rooms, {written.Elements} elements; wall {wall} moved"));
        Line("first ingest, from the file's bytes", first);
        Line("the next revision", next);
        Line("  of which reading", read);
        Line("  of which measuring", measured);
        Console.Out.WriteLine(FormattableString.Invariant(
            $"  next ÷ first {Median.Of(next.Zip(first, (n, f) => n / f)):F2}; {written.Delta.Remeasured.Count} rooms measured anew, {written.Delta.NewRows} rows of rooms, elements and storeys stored anew"));
        Console.Out.WriteLine($"  {Machine.Load}");
    }

    private static WriteResult Ingest(NpgsqlDataSource database, byte[] bytes, string site, List<double>? read)
    {
        IReadOnlyList<ModelFile> files = [];
        double ms = Time(() => files = IfcReader.ReadEach("model.ifc", bytes, new IfcReadOptions(AreaStandards.Default, site), [AreaStandards.Default]));
        read?.Add(ms);
        return ModelWriter.WriteAsync(database, new ReadModel(files, [AreaStandards.Default]), new WriteOptions(site)).GetAwaiter().GetResult();
    }

    // A wall that takes area from a room: to move it changes something.
    private static string WallThatCounts(byte[] bytes)
    {
        MeasuredBuilding building = MeasuredModel.Measure(
            IfcReader.Read("model.ifc", bytes, new IfcReadOptions(AreaStandards.Default)), AreaStandards.Default).Buildings[0];
        foreach (MeasuredStorey storey in building.Storeys)
        {
            for (int room = 0; room < storey.Areas.Rooms.Length; room++)
            {
                foreach (ReceiptLine line in storey.Areas.Receipt(room))
                {
                    Element element = building.Building.Elements[storey.Storey.Plan.Obstacles[line.Obstacle].Element];
                    if (element.Type.StartsWith("IfcWall", StringComparison.Ordinal))
                    {
                        return element.GlobalId;
                    }
                }
            }
        }

        throw new WrongAnswerException("no wall of the model takes area from a room");
    }

    private static double Time(Action work)
    {
        long begun = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static void Line(string what, List<double> ms) => Console.Out.WriteLine(
        FormattableString.Invariant($"  {what,-42}{Median.Of(ms),9:F1} ms, median of {ms.Count}; {ms.Min():F1} to {ms.Max():F1}"));
}
