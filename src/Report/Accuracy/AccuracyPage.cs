using System.Globalization;
using System.Text;

namespace SpaceGeo.Report.Accuracy;

/// <summary>The comparison as a Markdown page.</summary>
internal static class AccuracyPage
{
    private const string Introduction = """
        # Accuracy on real models

        This page is written by the program; edit `accuracy-causes.tsv` instead. Every room is measured by the standard `ifc-net` and
        compared with an independent calculation (meshes from another reader, sliced and overlaid by another geometry library): a room
        agrees when none of gross, column, wall, other and net differs by more than 0.1 % of its gross area. Rooms whose reference does
        not hold are listed, not compared. What the authoring tool declared is compared with our gross area; it must agree where it means
        the footprint, that is where it equals the gross area of the independent calculation in at least half of the rooms.

        """;

    public static void Write(TextWriter writer, AccuracyResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var page = new StringBuilder(Introduction).Append('\n');
        AddModels(page, result);
        AddDeviations(page, result);
        AddDeclared(page, result);
        AddWithoutTruth(page, result);
        AddCauses(page, result);
        writer.Write(page.ToString().ReplaceLineEndings("\n"));
    }

    private static void AddModels(StringBuilder page, AccuracyResult result)
    {
        page.Append("## Models\n\n");
        AddRow(page, ["model", "rooms", "measured", "of those repaired", "failed", "comparable", "agreeing", "largest deviation"]);
        AddRow(page, ["---", "--:", "--:", "--:", "--:", "--:", "--:", "--:"]);
        foreach (ModelAccuracy model in result.Models)
        {
            string largest = model.Comparable == 0 ? "–" : Percent(model.LargestPercent);
            int[] counts = [model.Rooms, model.Measured, model.Repaired, model.Failed, model.Comparable, model.Agreeing];
            AddRow(page, [Text(model.File), .. counts.Select(Whole), largest]);
        }

        IReadOnlyList<ModelAccuracy> all = result.Models;
        int[] sums =
        [
            all.Sum(m => m.Rooms), all.Sum(m => m.Measured), all.Sum(m => m.Repaired), all.Sum(m => m.Failed), all.Sum(m => m.Comparable),
            all.Sum(m => m.Agreeing),
        ];
        AddRow(page, ["**all**", .. sums.Select(Whole), all.Count == 0 ? "–" : Percent(all.Max(m => m.LargestPercent))]);
        if (result.NotMeasured.Count > 0)
        {
            page.Append("\nWith a reference, but not measured: ").AppendJoin(", ", result.NotMeasured.Select(Text)).Append(".\n");
        }
    }

    private static void AddDeviations(StringBuilder page, AccuracyResult result)
    {
        (string, RoomDeviation)[] rows = [.. result.Models.SelectMany(m => m.Deviations.Select(d => (m.File, d)))];
        page.Append("\n## Deviations from the independent calculation\n\n");
        AddDeviations(page, rows, ["gross", "column", "wall", "other", "net"]);
    }

    private static void AddDeviations(StringBuilder page, (string File, RoomDeviation Room)[] rows, string[] figures)
    {
        if (rows.Length == 0)
        {
            page.Append("None.\n");
            return;
        }

        page.Append("Square metres, ours ≠ reference; blank where they agree.\n\n");
        AddRow(page, ["model", "room", "GlobalId", .. figures, "deviation", "cause"]);
        AddRow(page, ["---", "---", "---", .. figures.Select(_ => "---"), "--:", "---"]);
        foreach ((string file, RoomDeviation room) in rows)
        {
            string worst = room.Figures.Count == 0 ? room.Remark : Percent(room.Figures.Max(f => Math.Abs(f.Percent)));
            string cause = room.Cause is null ? "**unexplained**" : Text(room.Cause);
            AddRow(page, [Text(file), Name(room), Code(room.GlobalId), .. figures.Select(f => Cell(room, f)), Text(worst), cause]);
        }
    }

    private static string Cell(RoomDeviation room, string figure) => room.Figures.FirstOrDefault(f => f.Name == figure) is { } found
        ? string.Create(CultureInfo.InvariantCulture, $"{found.OursM2:F4} ≠ {found.ReferenceM2:F4}")
        : string.Empty;

    private static void AddDeclared(StringBuilder page, AccuracyResult result)
    {
        page.Append("\n## Declared areas\n\n");
        page.Append("The last column gives least – median – largest. \"As in the file\": we read the figure that the reference read.\n\n");
        AddRow(page, ["model", "declared as", "rooms", "as in the file", "means the footprint", "equals our gross", "declared ÷ gross"]);
        AddRow(page, ["---", "---", "--:", "--:", "---", "--:", "---"]);
        foreach ((ModelAccuracy model, DeclaredAgreement name) in result.Models.SelectMany(m => m.Declared.Select(d => (m, d))))
        {
            string ratio = string.Create(
                CultureInfo.InvariantCulture, $"{name.LeastRatio:F4} – {name.MedianRatio:F4} – {name.LargestRatio:F4}");
            string footprint = name.MeansFootprint is { } means ? means ? "yes" : "no" : "unknown";
            AddRow(
                page,
                [Text(model.File), Text(name.Name), Whole(name.Rooms), Whole(name.AsInFile), footprint, Whole(name.Agreeing), ratio]);
        }

        page.Append("\n### Deviations from declared footprints\n\n");
        (string, RoomDeviation)[] rows =
            [.. result.Models.SelectMany(m => m.Declared.SelectMany(n => n.Deviations).Select(d => (m.File, d)))];
        AddDeviations(page, rows, ["declared"]);
    }

    private static void AddWithoutTruth(StringBuilder page, AccuracyResult result)
    {
        (string File, RoomDeviation Room)[] rows = [.. result.Models.SelectMany(m => m.WithoutTruth.Select(d => (m.File, d)))];
        page.Append("\n## Rooms that cannot be compared\n\n");
        if (rows.Length == 0)
        {
            page.Append("None.\n");
            return;
        }

        AddRow(page, ["model", "room", "GlobalId", "why", "note"]);
        AddRow(page, ["---", "---", "---", "---", "---"]);
        foreach ((string file, RoomDeviation room) in rows)
        {
            AddRow(page, [Text(file), Name(room), Code(room.GlobalId), Text(room.Remark), Text(room.Cause ?? string.Empty)]);
        }
    }

    private static void AddCauses(StringBuilder page, AccuracyResult result)
    {
        if (result.UnusedCauses.Count > 0)
        {
            page.Append("\n## Causes that explain nothing any more\n\n");
            foreach (DeviationCause cause in result.UnusedCauses)
            {
                page.Append(CultureInfo.InvariantCulture, $"- {Text(cause.File)} {Code(cause.GlobalId)}: {Text(cause.Cause)}\n");
            }
        }
    }

    private static void AddRow(StringBuilder page, IEnumerable<string> cells) =>
        page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Name(RoomDeviation room) => Text($"{room.Number} {room.LongName}".Trim());

    private static string Code(string globalId) => "`" + globalId.Replace("|", "\\|", StringComparison.Ordinal) + "`";

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double percent) => percent.ToString("0.0000 '%'", CultureInfo.InvariantCulture);

    // Names come from files: nothing in them is markup.
    private static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            escaped.Append(c is '\\' or '|' or '*' or '_' or '`' or '<' or '[' or '#' ? "\\" + c : char.IsControl(c) ? " " : c.ToString());
        }

        return escaped.ToString();
    }
}
