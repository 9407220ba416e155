using System.Globalization;
using SpaceGeo.Report.Rows;
using SpaceGeo.Report.Tables;
using SpaceGeo.Revisions.Differences;

namespace SpaceGeo.Report.Differences;

/// <summary>A difference as plain text in aligned columns, without colour: for terminals, pipes, mails and logs.</summary>
public static class DifferenceTable
{
    private const int WidestCell = 28;
    private const string Gap = "  ";
    private static readonly string[] Headings = ["room", "name", "change", "net before", "net after", "Δ net m²"];

    /// <summary>Writes the rooms that changed, storey by storey, with the reasons below each, and the sums.</summary>
    /// <param name="writer">Receives lines that end with a line feed and carry no trailing blanks.</param>
    /// <param name="report">The difference.</param>
    public static void Write(TextWriter writer, DifferenceReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        BuildingDifference difference = report.Difference;
        writer.Write($"{report.BuildingName} · {report.Before} → {report.After} · {difference.After.Standard.Id}\n");
        if (report.Doubt.Length > 0)
        {
            writer.Write($"  ! {report.Doubt}\n");
        }

        (StoreyDifference Storey, string[][] Lines)[] storeys =
            [.. report.Storeys().Where(s => s.Rooms.Count > 0).Select(s => (s.Storey, Lines(s.Rooms)))];
        if (storeys.Length == 0)
        {
            writer.Write("no room changed\n");
            return;
        }

        string[][] sums =
            [.. difference.Storeys.Select(s => Sum(StoreyName.Of(s.Storey), s.Before, s.After)), Sum("Σ building", difference.SumBefore, difference.SumAfter)];
        string[][] organisations = [.. report.Organisations.Select(o => Sum($"{o.Code} {o.Name}".Trim(), o.Before, o.After))];
        int[] widths = Widths([Headings, .. storeys.SelectMany(s => s.Lines), .. sums, .. organisations]);
        foreach ((StoreyDifference storey, string[][] lines) in storeys)
        {
            writer.Write($"\n{StoreyName.Of(storey.Storey)}\n");
            WriteRows(writer, [Headings, .. lines], widths);
        }

        writer.Write("\nΣ by storey\n");
        WriteRows(writer, sums, widths);
        WriteUsers(writer, report.Verdicts, organisations, widths);
    }

    private static void WriteUsers(TextWriter writer, IReadOnlyList<VerdictChange> verdicts, string[][] organisations, int[] widths)
    {
        if (organisations.Length > 0)
        {
            writer.Write("\nΣ by organisation\n");
            WriteRows(writer, organisations, widths);
        }

        if (verdicts.Count > 0)
        {
            writer.Write("\nOther verdicts\n");
        }

        foreach (VerdictChange verdict in verdicts)
        {
            writer.Write(
                $"  {verdict.Person} of {verdict.Organisation}: {verdict.Before} → {verdict.After}, {Area(verdict.BeforeM2)} → {Area(verdict.AfterM2)} m², limit {Area(verdict.LimitM2)} m²\n");
        }
    }

    // A row has as many cells as there are headings, a note one.
    private static string[][] Lines(IReadOnlyList<RoomChange> rooms) => [.. rooms.SelectMany(change => (string[][])
    [
        [
            DifferenceReport.NumberOf(change),
            (change.After ?? change.Before)!.Room.LongName,
            DifferenceReport.Kinds(change, ", "),
            Area(change.Before?.Areas?.Net),
            Area(change.After?.Areas?.Net),
            DifferenceReport.Signed(change.NetDifferenceM2),
        ],
        .. DifferenceReport.Notes(change).Select(note => (string[])[note]),
    ])];

    private static string[] Sum(string name, AreaSum before, AreaSum after)
    {
        string count = before.Rooms == after.Rooms ? $"{after.Rooms}" : $"{before.Rooms} → {after.Rooms}";
        string rooms = count + (after.Rooms == 1 ? " room" : " rooms");
        return [name, string.Empty, rooms, Area(before.NetM2), Area(after.NetM2), DifferenceReport.Signed(after.NetM2 - before.NetM2)];
    }

    private static int[] Widths(IEnumerable<string[]> rows)
    {
        int[] widths = new int[Headings.Length];
        foreach (string[] row in rows.Where(r => r.Length == Headings.Length))
        {
            for (int column = 0; column < widths.Length; column++)
            {
                widths[column] = Math.Max(widths[column], Math.Min(WidestCell, TextWidth.Of(row[column])));
            }
        }

        return widths;
    }

    private static void WriteRows(TextWriter writer, IEnumerable<string[]> rows, int[] widths)
    {
        foreach (string[] row in rows)
        {
            string line = row.Length == 1
                ? $"    {TextWidth.Fit(row[0], int.MaxValue)}"
                : Gap + string.Join(Gap, row.Select((cell, column) => Padded(cell, widths[column], isNumber: column >= 3)));
            writer.Write(line.TrimEnd() + "\n");
        }
    }

    private static string Padded(string text, int width, bool isNumber)
    {
        string cell = TextWidth.Fit(text, width);
        var padding = new string(' ', width - TextWidth.Of(cell));
        return isNumber ? padding + cell : cell + padding;
    }

    private static string Area(double? squareMetres) => squareMetres?.ToString("F2", CultureInfo.InvariantCulture) ?? "–";
}
