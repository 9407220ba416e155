using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpaceGeo.Geometry.Areas;

/// <summary>How well the source of a rule is established.</summary>
public enum RuleAuthority
{
    /// <summary>The issuing body's own text.</summary>
    Official,

    /// <summary>A repost or an excerpt.</summary>
    Secondary,

    /// <summary>No text at hand; never a default.</summary>
    Memory,
}

/// <summary>One kind of obstacle that a standard deducts.</summary>
/// <param name="Kind">What is deducted.</param>
/// <param name="Category">Where it is booked.</param>
public sealed record Deduction(ObstacleKind Kind, AreaCategory Category);

/// <summary>What "net area" means: a rule set that is data, one JSON file each.</summary>
/// <param name="Id">Short name used on command lines and in results, as <c>ifc-net</c>.</param>
/// <param name="Title">A line for people.</param>
/// <param name="FootprintHeightM">Height above a room's lowest point at which its footprint is cut, in metres.</param>
/// <param name="CutHeightM">Height above a room's floor at which obstacles are cut, in metres.</param>
/// <param name="Deductions">What is taken away.</param>
/// <param name="Source">Where the rule is written.</param>
/// <param name="Authority">How well that is established.</param>
/// <param name="ValidFrom">First day on which the rule applies.</param>
public sealed record AreaStandard(
    string Id,
    string Title,
    double FootprintHeightM,
    double CutHeightM,
    IReadOnlyList<Deduction> Deductions,
    string Source,
    RuleAuthority Authority,
    DateOnly ValidFrom)
{
    /// <summary>Whether rooms can be measured by this standard on plans that were cut for another one.</summary>
    /// <param name="other">The standard that the plans were cut for.</param>
    /// <returns>True where this one would cut the same plans.</returns>
    public bool CanUsePlansOf(AreaStandard other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return FootprintHeightM == other.FootprintHeightM && CutHeightM == other.CutHeightM;
    }

    /// <summary>Where a kind of obstacle is booked.</summary>
    /// <param name="kind">A kind.</param>
    /// <returns>The category, or null for a kind that this standard leaves in.</returns>
    public AreaCategory? CategoryOf(ObstacleKind kind)
    {
        foreach (Deduction deduction in Deductions)
        {
            if (deduction.Kind == kind)
            {
                return deduction.Category;
            }
        }

        return null;
    }
}

/// <summary>The standards that come with the program.</summary>
public static class AreaStandards
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<IReadOnlyList<AreaStandard>> Loaded = new(Load);

    /// <summary>All standards, by id.</summary>
    public static IReadOnlyList<AreaStandard> All => Loaded.Value;

    /// <summary>The standard in force when none is named.</summary>
    public static AreaStandard Default => Find("ifc-net")!;

    /// <summary>A standard by its id.</summary>
    /// <param name="id">As <c>ifc-net</c>; case does not matter.</param>
    /// <returns>The standard, or null when there is none of that name.</returns>
    public static AreaStandard? Find(string id) => All.FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.OrdinalIgnoreCase));

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
                    return JsonSerializer.Deserialize<AreaStandard>(stream, Options)!;
                })
                .OrderBy(s => s.Id, StringComparer.Ordinal),
        ];
    }
}
