namespace SpaceGeo.Geometry.Areas;

/// <summary>The standards that come with the program.</summary>
public static class AreaStandards
{
    private static readonly Lazy<IReadOnlyList<AreaStandard>> BuiltIn = new(Load);

    private static IReadOnlyList<AreaStandard>? _all;

    /// <summary>All standards, by id: those that come with the program, and those that were added.</summary>
    public static IReadOnlyList<AreaStandard> All => Volatile.Read(ref _all) ?? BuiltIn.Value;

    /// <summary>Adds standards to <see cref="All"/> for as long as the process lives. A program does it when it starts.</summary>
    /// <param name="standards">Standards whose ids are not taken.</param>
    /// <exception cref="ArgumentException">An id is taken; nothing was added.</exception>
    public static void Add(IEnumerable<AreaStandard> standards)
    {
        AreaStandard[] all = [.. All, .. standards];
        if (all.GroupBy(s => s.Id, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"There is an area standard '{twice.Key}' already.", nameof(standards));
        }

        Volatile.Write(ref _all, [.. all.OrderBy(s => s.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The standard in force when none is named.</summary>
    public static AreaStandard Default => Find("ifc-net")!;

    /// <summary>A standard by its id.</summary>
    /// <param name="id">As <c>ifc-net</c>; case does not matter.</param>
    /// <returns>The standard, or null when there is none of that name.</returns>
    public static AreaStandard? Find(string id) => All.FirstOrDefault(s => Same(s.Id, id));

    /// <summary>The edition of a standard that is in force on a day.</summary>
    /// <param name="standards">Some standards, as <see cref="All"/>.</param>
    /// <param name="family">Name that its editions share, or the id of one of them; case does not matter.</param>
    /// <param name="day">The day.</param>
    /// <returns>The edition, the latest if several are, or null.</returns>
    public static AreaStandard? InForce(this IEnumerable<AreaStandard> standards, string family, DateOnly day)
    {
        AreaStandard[] known = [.. standards];
        string wanted = known.FirstOrDefault(s => Same(s.Id, family))?.Family ?? family;
        return known.Where(s => Same(s.Family, wanted) && s.IsInForce(day)).MaxBy(s => s.ValidFrom);
    }

    /// <summary>All standards that a jurisdiction has in force on a day.</summary>
    /// <param name="standards">Some standards, as <see cref="All"/>.</param>
    /// <param name="jurisdiction">ISO 3166 code, or <c>INT</c>; null for every one.</param>
    /// <param name="day">The day, or null for every one.</param>
    /// <returns>By id.</returns>
    public static IEnumerable<AreaStandard> Within(this IEnumerable<AreaStandard> standards, string? jurisdiction, DateOnly? day) => standards
        .Where(s => jurisdiction is null || Same(s.Jurisdiction, jurisdiction)).Where(s => day is not DateOnly on || s.IsInForce(on));

    /// <summary>Reads a standard.</summary>
    /// <param name="json">A file of the form of those that come with the program, UTF-8.</param>
    /// <returns>The standard.</returns>
    /// <exception cref="AreaStandardException">It is no JSON, a field is missing or unknown, or has not the value that it should have.</exception>
    public static AreaStandard Read(Stream json) => StandardFile.Read(json);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static AreaStandard[] Load()
    {
        System.Reflection.Assembly assembly = typeof(AreaStandards).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
                .Select(name =>
                {
                    using Stream stream = assembly.GetManifestResourceStream(name)!;
                    return Read(stream);
                })
                .OrderBy(s => s.Id, StringComparer.Ordinal),
        ];
    }
}
