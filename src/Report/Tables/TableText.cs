using System.Text;

namespace SpaceGeo.Report.Tables;

/// <summary>The table as plain text in aligned columns, without colour: for pipes, mails and logs.</summary>
public static class TableText
{
    // Wider cells are cut: one long name must not push all numbers off the screen.
    private const int WidestCell = 36;

    private const string Gap = "  ";

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Receives lines that end with a line feed and carry no trailing blanks.</param>
    /// <param name="table">The table.</param>
    public static void Write(TextWriter writer, AreaTable table)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(table);
        if (table.Lines.Count == 0)
        {
            return; // Nothing was measured; a heading over nothing would look like a result.
        }

        int[] widths = Widths(table);
        string[] headings = [.. AreaTable.Columns.Select(c => c.Heading)];
        WriteLine(writer, Row(headings, widths));
        WriteLine(writer, new string('─', widths.Where(w => w > 0).Sum(w => w + Gap.Length) - Gap.Length));
        foreach (TableLine line in table.Lines)
        {
            switch (line.Kind)
            {
                case TableLineKind.Building:
                case TableLineKind.Storey:
                    WriteLine(writer, string.Empty);
                    WriteLine(writer, TextWidth.Fit(line.Cells[0], int.MaxValue));
                    break;
                case TableLineKind.Note:
                    WriteLine(writer, "  ! " + TextWidth.Fit(line.Cells[0], int.MaxValue));
                    break;
                case TableLineKind.Room:
                case TableLineKind.Receipt:
                case TableLineKind.StoreyTotal:
                case TableLineKind.BuildingTotal:
                case TableLineKind.GrandTotal:
                    WriteLine(writer, Row(line.Cells, widths));
                    break;
            }
        }
    }

    private static bool IsRow(TableLineKind kind) => kind switch
    {
        TableLineKind.Building or TableLineKind.Storey or TableLineKind.Note => false,
        TableLineKind.Room or TableLineKind.Receipt => true,
        TableLineKind.StoreyTotal or TableLineKind.BuildingTotal or TableLineKind.GrandTotal => true,
    };

    // A column that is empty throughout is left out.
    private static int[] Widths(AreaTable table)
    {
        int[] widths = new int[AreaTable.Columns.Count];
        foreach (TableLine line in table.Lines.Where(l => IsRow(l.Kind)))
        {
            for (int column = 0; column < widths.Length; column++)
            {
                widths[column] = Math.Max(widths[column], Math.Min(WidestCell, TextWidth.Of(line.Cells[column])));
            }
        }

        for (int column = 0; column < widths.Length; column++)
        {
            widths[column] = widths[column] == 0 ? 0 : Math.Max(widths[column], TextWidth.Of(AreaTable.Columns[column].Heading));
        }

        return widths;
    }

    private static string Row(IReadOnlyList<string> cells, int[] widths)
    {
        var line = new StringBuilder();
        for (int column = 0; column < widths.Length; column++)
        {
            if (widths[column] == 0)
            {
                continue;
            }

            string cell = TextWidth.Fit(cells[column], widths[column]);
            var padding = new string(' ', widths[column] - TextWidth.Of(cell));
            line.Append(AreaTable.Columns[column].IsNumber ? padding + cell : cell + padding).Append(Gap);
        }

        return line.ToString();
    }

    private static void WriteLine(TextWriter writer, string line) => writer.Write(line.TrimEnd() + "\n");
}
