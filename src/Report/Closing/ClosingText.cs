using System.Globalization;
using SpaceGeo.Inventory;

namespace SpaceGeo.Report.Closing;

/// <summary>The closing report for people: what was left out, mended or assumed, on which elements, and what to do.</summary>
public static class ClosingText
{
    // A code that concerns a thousand elements has one cause; three are enough to find it.
    private const int Shown = 3;

    private static readonly (double Metres, string Name)[] KnownUnits =
        [(1, "metres"), (0.001, "millimetres"), (0.01, "centimetres"), (0.1, "decimetres"), (0.3048, "feet"), (0.0254, "inches")];

    /// <summary>The report of a file.</summary>
    /// <param name="outcome">What became of it.</param>
    /// <returns>Lines; none for a file in which nothing was left out, mended or doubted. Names in them are the file's own: a terminal
    /// may obey them.</returns>
    public static IEnumerable<string> Lines(FileOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.Read is ReadOutcome { Issues.Count: > 0 } read
            ? [$"{Path.GetFileName(outcome.Path)}: {Summary(read)}", .. read.Issues.SelectMany(Lines)]
            : [];
    }

    private static string Summary(ReadOutcome read)
    {
        RoomCounts rooms = read.Rooms;
        string[] parts =
        [
            .. new[] { (rooms.Ok, "as they are"), (rooms.Repaired, "repaired"), (rooms.NoGeometry, "without body"), (rooms.Failed, "failed") }
                .Where(p => p.Item1 > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Item1} {p.Item2}")),
        ];
        string counts = parts.Length == 0 ? string.Empty : $" ({string.Join(", ", parts)})";
        IEnumerable<string> positions = read.Buildings.Select(b => PositionOf(b.Georeference)).Distinct();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rooms.Found} rooms{counts}, {read.ElementsUsed} elements used; lengths in {UnitOf(read.Units)}; {string.Join(", ", positions)}");
    }

    private static string UnitOf(ModelUnits units)
    {
        string? known = KnownUnits.FirstOrDefault(u => Math.Abs(u.Metres - units.LengthM) < 1e-9 * u.Metres).Name;
        return (known ?? string.Create(CultureInfo.InvariantCulture, $"units of {units.LengthM:G6} m")) + (units.IsLengthStated ? string.Empty : " (assumed)");
    }

    private static string PositionOf(Georeference georeference) => georeference.Source switch
    {
        GeoreferenceSource.None => "no position",
        GeoreferenceSource.Given => "position as given",
        GeoreferenceSource.SiteLocation => "position from the site's latitude and longitude",
        GeoreferenceSource.MapConversion => $"position in {georeference.Crs}",
    };

    private static IEnumerable<string> Lines(IssueGroup group)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"  {group.Code}{(group.Issues.Count > 1 ? $" ({group.Issues.Count} times)" : string.Empty)}:");
        foreach (NamedIssue named in group.Issues.Take(Shown))
        {
            yield return $"    {Place(named)}{named.Issue.Message}";
        }

        if (group.Issues.Count > Shown)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"    and {group.Issues.Count - Shown} more; --report FILE lists them all");
        }

        if (group.Reason is Reason reason)
        {
            yield return $"    → {reason.Advice}";
        }
    }

    private static string Place(NamedIssue named)
    {
        ModelIssue issue = named.Issue;
        string[] parts =
        [
            issue.Type, named.Room, issue.GlobalId,
            issue.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"on line {issue.Line}") : string.Empty,
        ];
        string place = string.Join(' ', parts.Where(p => p.Length > 0));
        return place.Length > 0 ? place + ": " : string.Empty;
    }
}
