using System.CommandLine;
using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Report;
using SpaceGeo.Report.Closing;
using SpaceGeo.Report.Svg;
using SpaceGeo.Report.Tables;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo measure</c>: areas of models, without a database.</summary>
internal static class MeasureCommand
{
    private const string Table = "table";
    private const string Csv = "csv";
    private const string Json = "json";
    private const string GeoJson = "geojson";

    public static Command Create()
    {
        Argument<string[]> files = SharedOptions.Files();
        Option<AreaStandard[]?> standard = SharedOptions.Standards();
        var format = new Option<string>("--format") { Description = "How the areas are written", DefaultValueFactory = _ => Table };
        format.AcceptOnlyFromAmong(Table, Csv, Json, GeoJson);
        var receipt = new Option<bool>("--receipt") { Description = "Show which element took how much away" };
        var svg = SharedOptions.PlanFolder();
        Option<bool> derive = SharedOptions.DeriveRooms();
        Option<string?> report = SharedOptions.Report();
        var command = new Command("measure", "Measure the rooms of IFC models") { files, standard, format, receipt, svg, derive, report };
        command.SetAction(result =>
        {
            RoomSource rooms = result.GetValue(derive) ? RoomSource.SpacesAndWalls : RoomSource.Spaces;
            var closing = new Closing("measure", result.GetValue(report));
            AreaStandard[] standards = SharedOptions.Chosen(result, standard);
            var reader = new ModelSequence(result.GetValue(files)!, new IfcReadOptions(standards[0], Rooms: rooms), standards, closing);
            Output output = new(result.GetRequiredValue(format), result.GetValue(receipt));
            if (standards.Length > 1)
            {
                Compare(reader.Compared(), output);
                return closing.End();
            }

            IEnumerable<MeasuredModel> models = reader.Compared().Select(c => c.Models[0]);
            Write(result.GetValue(svg) is string folder ? Drawn(models, new FloorPlanFolder(folder)) : models, output);
            return closing.End();
        });
        command.Validators.Add(result =>
        {
            if (SharedOptions.AreAll(result.GetResult(standard))
                && (result.GetValue(svg) is not null || result.GetValue(format) == GeoJson
                    || (result.GetValue(format) == Csv && result.GetValue(receipt))))
            {
                result.AddError($"--standard {SharedOptions.AllStandards} is for table, csv and json; name one standard for --svg, geojson and receipts in csv");
            }
        });
        return command;
    }

    private static IEnumerable<MeasuredModel> Drawn(IEnumerable<MeasuredModel> models, FloorPlanFolder folder)
    {
        foreach (MeasuredModel model in models)
        {
            foreach (string path in folder.Write(model))
            {
                Console.Error.WriteLine($"drawn: {path}");
            }

            yield return model;
        }
    }

    private static void Compare(IEnumerable<ComparedModel> models, Output output)
    {
        using Stream stream = Console.OpenStandardOutput();
        using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
        switch (output.Format)
        {
            case Csv:
                StandardsComparison.WriteCsv(writer, models);
                break;
            case Json:
                StandardsComparison.WriteJson(stream, models, output.Receipts);
                break;
            default:
                StandardsComparison.WriteTable(writer, models);
                break;
        }
    }

    private static void Write(IEnumerable<MeasuredModel> models, Output output)
    {
        (string format, bool receipts) = output;
        using Stream stream = Console.OpenStandardOutput();
        using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
        switch (format)
        {
            case Csv when receipts:
                CsvReport.WriteReceipts(writer, models);
                break;
            case Csv:
                CsvReport.WriteRooms(writer, models);
                break;
            case Json:
                JsonReport.Write(stream, models, receipts);
                break;
            case GeoJson:
                GeoJsonReport.Write(stream, models, receipts);
                break;
            default:
                TableText.Write(writer, AreaTable.Of(models, receipts));
                break;
        }
    }

    private sealed record Output(string Format, bool Receipts);

    /// <summary>Reads files one after another. One that is refused is reported, the others go on.</summary>
    private sealed class ModelSequence(
        IReadOnlyList<string> files, IfcReadOptions options, AreaStandard[] standards, Closing closing)
    {
        public IEnumerable<ComparedModel> Compared()
        {
            foreach (string file in files)
            {
                if (Read(file) is ComparedModel model)
                {
                    yield return model;
                }
            }
        }

        private ComparedModel? Read(string file)
        {
            try
            {
                IReadOnlyList<ModelFile> models = IfcReader.ReadEach(file, options, standards);
                closing.Add(FileOutcome.Of(file, models[0]));
                return new ComparedModel([.. models.Zip(standards, MeasuredModel.Measure)], standards);
            }
            catch (Exception e) when (CommandRunner.CostsFileOnly(e))
            {
                closing.Refuse(file, e);
                return null;
            }
        }
    }
}
