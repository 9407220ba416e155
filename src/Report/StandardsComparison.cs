using System.Globalization;
using System.Text.Json;
using CsvHelper;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;
using SpaceGeo.Report.Tables;

namespace SpaceGeo.Report;

/// <summary>One model measured by several standards: the same rooms in the same order in each.</summary>
/// <param name="Models">One for each standard.</param>
/// <param name="Standards">The standards, in the order of the models.</param>
public sealed record ComparedModel(IReadOnlyList<MeasuredModel> Models, IReadOnlyList<AreaStandard> Standards)
{
    /// <summary>Each room with its row for each standard.</summary>
    /// <returns>Rooms in the order that all reports share.</returns>
    public IEnumerable<IReadOnlyList<RoomRow>> Rooms()
    {
        RoomRow[][] rows = [.. Models.Select(m => ModelRows.Of(m).Rooms.ToArray())];
        for (int room = 0; room < rows[0].Length; room++)
        {
            yield return [.. rows.Select(r => r[room])];
        }
    }
}

/// <summary>Areas by several standards side by side.</summary>
public static class StandardsComparison
{
    private const int LongestName = 40;
    private const string NotCounted = "class-not-counted";

    /// <summary>Writes one line for each room and one column of net areas for each standard, as the standard rounds.</summary>
    /// <param name="writer">Receives lines that end with a line feed.</param>
    /// <param name="models">Taken one at a time.</param>
    public static void WriteTable(TextWriter writer, IEnumerable<ComparedModel> models)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(models);
        foreach (ComparedModel model in models)
        {
            writer.Write($"\n{model.Models[0].File.FileName} · net m²\n");
            IReadOnlyList<RoomRow>[] rooms = [.. model.Rooms()];
            int width = Math.Min(LongestName, rooms.Select(r => TextWidth.Of(NameOf(r[0]))).Append("room".Length).Max());
            writer.Write($"{Padded("room", width)}{string.Concat(model.Standards.Select(s => Cell(s.Id)))}\n");
            foreach (IReadOnlyList<RoomRow> room in rooms)
            {
                IEnumerable<string> cells = room.Zip(model.Standards, (row, standard) => Cell(Stated(row, standard)));
                writer.Write($"{Padded(NameOf(room[0]), width)}{string.Concat(cells)}\n");
            }

            WriteNotes(writer, [.. rooms.SelectMany(r => r)]);
            foreach (AreaStandard standard in model.Standards.Where(s => s.Approximations.Count > 0))
            {
                writer.Write($"  ! {standard.Id}: {string.Join("; ", standard.Approximations.Select(a => $"{a.Word}: {a.Meaning}"))}\n");
            }
        }
    }

    /// <summary>Writes the columns of the CSV contract and a last one with the standard: one row for each room and standard.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="models">Taken one at a time.</param>
    public static void WriteCsv(TextWriter writer, IEnumerable<ComparedModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        using var csv = CsvWriter.Create(writer, CsvReport.Format, leaveOpen: true);
        csv.WriteRecord([.. CsvReport.RoomHeader, "standard"]);
        foreach (ComparedModel model in models)
        {
            foreach (IReadOnlyList<RoomRow> room in model.Rooms())
            {
                for (int i = 0; i < room.Count; i++)
                {
                    csv.WriteRecord([.. CsvReport.Fields(room[i]), model.Standards[i].Id]);
                }
            }
        }
    }

    /// <summary>Writes files, their rooms, and under each room one object for each standard.</summary>
    /// <param name="stream">Receives UTF-8; stays open.</param>
    /// <param name="models">Taken one at a time.</param>
    /// <param name="receipts">Whether each says which element took what.</param>
    public static void WriteJson(Stream stream, IEnumerable<ComparedModel> models, bool receipts)
    {
        ArgumentNullException.ThrowIfNull(models);
        using var json = new Utf8JsonWriter(stream, RoomJson.Format);
        json.WriteStartObject();
        json.WriteStartArray("files");
        foreach (ComparedModel model in models)
        {
            json.WriteStartObject();
            json.WriteString("file", model.Models[0].File.FileName);
            json.WriteStartArray("rooms");
            foreach (IReadOnlyList<RoomRow> room in model.Rooms())
            {
                WriteRoom(json, room, model.Standards, receipts);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteRoom(Utf8JsonWriter json, IReadOnlyList<RoomRow> room, IReadOnlyList<AreaStandard> standards, bool receipts)
    {
        json.WriteStartObject();
        json.WriteString("globalId", room[0].GlobalId);
        json.WriteString("name", room[0].Number);
        json.WriteString("longName", room[0].LongName);
        json.WriteString("storey", room[0].Storey);
        json.WriteStartObject("standards");
        for (int i = 0; i < room.Count; i++)
        {
            json.WriteStartObject(standards[i].Id);
            RoomJson.WriteAreas(json, room[i]);
            RoomJson.WriteNumber(json, "statedNetAreaM2", room[i].Areas is RoomAreas areas ? standards[i].Stated(areas.Net) : null);
            if (receipts)
            {
                RoomJson.WriteReceipt(json, room[i].Receipt);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Stated(RoomRow row, AreaStandard standard) => row.Areas is RoomAreas areas
        ? standard.Stated(areas.Net).ToString(standard.RoundingM2 >= 0.1 ? "F1" : "F2", CultureInfo.InvariantCulture)
            + (row.StatedM2 > 0 ? "*" : string.Empty) + (IsNotCounted(row) ? "†" : string.Empty)
        : "–";

    private static bool IsNotCounted(RoomRow row) => row.Reason.Split(';').Contains(NotCounted);

    private static string Cell(string text) => new string(' ', Math.Max(2, 14 - TextWidth.Of(text))) + text;

    private static void WriteNotes(TextWriter writer, IReadOnlyCollection<RoomRow> rows)
    {
        if (rows.Any(row => row.StatedM2 > 0))
        {
            writer.Write("  * with low parts, which this standard wants stated separately (--format json)\n");
        }

        if (rows.Any(IsNotCounted))
        {
            writer.Write("  † rooms of this class do not count\n");
        }
    }

    private static string NameOf(RoomRow room) => $"{room.Number} {room.LongName}".Trim();

    private static string Padded(string text, int width)
    {
        string fit = TextWidth.Fit(text, width);
        return fit + new string(' ', width - TextWidth.Of(fit));
    }
}
