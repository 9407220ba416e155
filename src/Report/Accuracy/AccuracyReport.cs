using SpaceGeo.Inventory;

namespace SpaceGeo.Report.Accuracy;

/// <summary>Compares measured models with reference figures and writes a page about it.</summary>
public static class AccuracyReport
{
    /// <summary>Figures agree within this share of the room's gross area, in percent.</summary>
    public const double TolerancePercent = 0.1;

    /// <summary>Compares models with their references.</summary>
    /// <param name="models">Measured by the standard <c>ifc-net</c>, which the reference follows.</param>
    /// <param name="reference">The reference figures.</param>
    /// <param name="causes">Known causes of deviations.</param>
    /// <returns>The comparison, by file name.</returns>
    public static AccuracyResult Compare(IEnumerable<MeasuredModel> models, ReferenceFolder reference, DeviationCauses causes)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(causes);
        ModelAccuracy[] compared =
        [
            .. models.Select(m => new ModelComparison(m, reference, causes).Run()).OrderBy(m => m.File, StringComparer.Ordinal),
        ];
        string[] given = [.. compared.Select(m => m.File)];
        HashSet<DeviationCause?> used =
        [
            .. compared.SelectMany(m => m.Deviations.Select(d => causes.Find(m.File, d.GlobalId, ReferenceKind.Oracle))),
            .. compared.SelectMany(m => m.Declared.SelectMany(n => n.Deviations)
                .Select(d => causes.Find(m.File, d.GlobalId, ReferenceKind.Declared))),
        ];
        return new AccuracyResult(
            compared,
            [.. reference.Models.Except(given, StringComparer.Ordinal)],
            [.. causes.Causes.Where(c => given.Contains(c.File) && !used.Contains(c))]);
    }

    /// <summary>Compares models with their references and writes the page.</summary>
    /// <param name="writer">Receives Markdown; the same figures give the same text.</param>
    /// <param name="models">Measured by the standard <c>ifc-net</c>.</param>
    /// <param name="reference">The reference figures.</param>
    /// <param name="causes">Known causes of deviations.</param>
    /// <returns>The comparison.</returns>
    public static AccuracyResult Write(
        TextWriter writer, IEnumerable<MeasuredModel> models, ReferenceFolder reference, DeviationCauses causes)
    {
        AccuracyResult result = Compare(models, reference, causes);
        AccuracyPage.Write(writer, result);
        return result;
    }
}
