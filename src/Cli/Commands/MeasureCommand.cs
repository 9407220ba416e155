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
        Option<AreaStandard?> standard = SharedOptions.Standard();
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
            var reader = new ModelSequence(
                result.GetValue(files)!, new IfcReadOptions(result.GetValue(standard) ?? AreaStandards.Default, Rooms: rooms), closing);
            IEnumerable<MeasuredModel> models = result.GetValue(svg) is string folder
                ? Drawn(reader.Models(), new FloorPlanFolder(folder))
                : reader.Models();
            Write(models, result.GetRequiredValue(format), result.GetValue(receipt));
            return closing.End();
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

    private static void Write(IEnumerable<MeasuredModel> models, string format, bool receipts)
    {
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

    /// <summary>Reads files one after another. One that is refused is reported, the others go on.</summary>
    private sealed class ModelSequence(IReadOnlyList<string> files, IfcReadOptions options, Closing closing)
    {
        public IEnumerable<MeasuredModel> Models()
        {
            foreach (string file in files)
            {
                if (Read(file) is MeasuredModel model)
                {
                    yield return model;
                }
            }
        }

        private MeasuredModel? Read(string file)
        {
            try
            {
                ModelFile model = IfcReader.Read(file, options);
                closing.Add(FileOutcome.Of(file, model));
                return MeasuredModel.Measure(model, options.Standard);
            }
            catch (Exception e) when (CommandRunner.CostsFileOnly(e))
            {
                closing.Refuse(file, e);
                return null;
            }
        }
    }
}
