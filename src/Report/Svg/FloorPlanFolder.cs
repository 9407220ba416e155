using System.Globalization;
using System.Text;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Differences;
using SpaceGeo.Report.Rows;
using SpaceGeo.Revisions.Differences;

namespace SpaceGeo.Report.Svg;

/// <summary>A folder of floor plans, <c>building-storey.svg</c> each.</summary>
public sealed class FloorPlanFolder
{
    // Bytes for each half: both with their hyphen, number and extension stay below the 255 that file systems allow.
    private const int LongestName = 110;

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A folder to write to.</summary>
    /// <param name="folder">Its path; made where it is missing.</param>
    public FloorPlanFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Its full path.</summary>
    public string Folder { get; }

    /// <summary>Writes one plan for each storey with measured rooms. Files of the same name from an earlier run are replaced.</summary>
    /// <param name="model">A model; its plans get names that no model before it has in this folder object.</param>
    /// <returns>Full paths of the files written.</returns>
    public IReadOnlyList<string> Write(MeasuredModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelRows rows = ModelRows.Of(model);
        var written = new List<string>();
        foreach (BuildingRows building in rows.Buildings)
        {
            foreach (StoreyRows storey in building.Storeys.Where(s => s.Rooms.Any(r => r.PlanRoom >= 0)))
            {
                using var drawn = new MemoryStream();
                FloorPlanSvg.Write(drawn, rows, building, storey);
                written.Add(Keep(drawn, TitleBlock.NameOf(building, model.File), storey.Measured.Storey.Name));
            }
        }

        return written;
    }

    /// <summary>Writes one plan for each storey on which rooms changed.</summary>
    /// <param name="report">The difference of two versions.</param>
    /// <returns>Full paths of the files written.</returns>
    public IReadOnlyList<string> Write(DifferenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var written = new List<string>();
        foreach ((StoreyDifference storey, IReadOnlyList<RoomChange> rooms) in report.Storeys())
        {
            using var drawn = new MemoryStream();
            if (DifferenceSvg.Write(drawn, report, storey, rooms))
            {
                written.Add(Keep(drawn, report.BuildingName, storey.Storey.Name));
            }
        }

        return written;
    }

    private string Keep(MemoryStream drawn, string building, string storey)
    {
        string path = Path.Combine(Folder, Unused($"{Safe(building, "building")}-{Safe(storey, "storey")}") + ".svg");
        File.WriteAllBytes(path, drawn.ToArray());
        return path;
    }

    // Letters and digits of any script; all else, and any run of it, becomes one hyphen. No dots: no hidden files, no way up.
    private static string Safe(string name, string fallback)
    {
        var safe = new StringBuilder();
        int bytes = 0;
        foreach (Rune rune in name.EnumerateRunes())
        {
            bool kept = Rune.IsLetterOrDigit(rune) || rune.Value == '_' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;
            string next = kept ? rune.ToString() : safe.Length > 0 && safe[^1] != '-' ? "-" : string.Empty;
            bytes += Encoding.UTF8.GetByteCount(next);
            if (bytes > LongestName)
            {
                break;
            }

            safe.Append(next);
        }

        string trimmed = safe.ToString().Trim('-');
        return trimmed.Length > 0 ? trimmed : fallback;
    }

    private string Unused(string name)
    {
        string candidate = name;
        for (int number = 2; !_names.Add(candidate); number++)
        {
            candidate = FormattableString.Invariant($"{name}-{number}");
        }

        return candidate;
    }
}
