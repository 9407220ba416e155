using System.CommandLine;
using System.Text;
using System.Text.Json;
using SpaceGeo.Exchange;
using SpaceGeo.Exchange.Documents;
using SpaceGeo.Exchange.Text;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo area</c>: net areas of polygons from a pipe or a file, for scripts.</summary>
internal static class AreaCommand
{
    private const string Table = "table";
    private const string Csv = "csv";
    private const string Json = "json";

    public static Command Create()
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "GeoJSON, WKT lines, or CSV with a column wkt, in metres; without it, or with -, stdin",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = new Option<string>("--format") { Description = "How the areas are written", DefaultValueFactory = _ => Csv };
        format.AcceptOnlyFromAmong(Csv, Json, Table);
        var receipt = new Option<bool>("--receipt") { Description = "Show which obstacle took how much away" };
        var command = new Command("area", "Net areas of polygons: rooms less the obstacles in them") { file, format, receipt };
        command.SetAction((result, cancellation) =>
        {
            string? path = result.GetValue(file);
            MeasuredBatch measured = Measure(Read(path), result.GetValue(receipt), cancellation);
            Write(measured, result.GetRequiredValue(format));
            return Task.FromResult(Complain(measured));
        });
        return command;
    }

    private static MeasuredBatch Measure(AreaBatch batch, bool receipts, CancellationToken cancellation)
    {
        try
        {
            return new BatchMeasurement().Measure(batch, receipts, cancellation);
        }
        catch (InputTooLargeException e)
        {
            throw new RefusedInputException(e.Message, e);
        }
    }

    private static AreaBatch Read(string? path)
    {
        string name = path is null or "-" ? "stdin" : Path.GetFileName(path);
        try
        {
            using Stream stream = path is null or "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            using var text = new MemoryStream();
            stream.CopyTo(text);
            return BatchText.Read(text.ToArray());
        }
        catch (MalformedInputException e)
        {
            throw new RefusedInputException($"{name}: {e.Message}", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RefusedInputException($"{path}: there is no such file", e);
        }
    }

    private static void Write(MeasuredBatch measured, string format)
    {
        using Stream stream = Console.OpenStandardOutput();
        if (format == Json)
        {
            using var json = new Utf8JsonWriter(stream);
            AreaAnswer.Write(new JsonDocumentWriter(json), measured);
            json.Flush();
            stream.WriteByte((byte)'\n');
            return;
        }

        using var writer = new StreamWriter(stream, new UTF8Encoding(false));
        if (format == Csv)
        {
            AreaText.WriteCsv(writer, measured);
        }
        else
        {
            AreaText.WriteTable(writer, measured);
        }
    }

    // Every fault on its line; refused only what could not be measured.
    private static int Complain(MeasuredBatch measured)
    {
        foreach (PlacedFault fault in PlacedFault.All(measured))
        {
            Console.Error.WriteLine(CommandRunner.OneLine($"spacegeo: {fault}"));
        }

        return measured.Faults.Count > 0 || measured.Rooms.Any(room => room.Areas is null) ? ExitCode.Refused : ExitCode.Done;
    }
}
