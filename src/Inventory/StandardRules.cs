using System.Globalization;
using System.Text.Json;
using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Inventory;

/// <summary>What an area standard says, in words: one line for each of its parameters.</summary>
public static class StandardRules
{
    private const string None = "–";

    /// <summary>The rules of a standard.</summary>
    /// <param name="standard">The standard.</param>
    /// <returns>Names and values, without what its head says (id, title, source, validity).</returns>
    public static IReadOnlyList<(string Name, string Value)> Of(AreaStandard standard)
    {
        ArgumentNullException.ThrowIfNull(standard);
        BoundaryRule border = standard.Boundary;
        return
        [
            ("cut", Invariant($"footprint at {standard.FootprintHeightM} m, obstacles at {standard.CutHeightM} m")),
            ("deducted", Listed(standard.Deductions.Select(Deducted))),
            ("border", $"external {Line(border.External)}, structural {Line(border.Structural)}, partition {Line(border.Partition)}, curtain wall {Line(border.CurtainWall)}"),
            ("headroom", $"level: {Bands(standard.Headroom.Level)}; sloped: {Bands(standard.Headroom.Sloped)}"),
            ("not counted", Listed(standard.Excluded.Select(e => e.Class))),
            ("tolerance, rounding", Invariant($"{(decimal)standard.ToleranceM2} m², {(decimal)standard.RoundingM2} m²")),
            ("assumed", Listed(standard.Assumptions.Select(a => $"`{a.Parameter}`: {a.Why}"), " ")),
            ("approximated", Listed(standard.Approximations.Select(a => $"`{a.Word}`: {a.Meaning}"), " ")),
        ];
    }

    private static string Deducted(Deduction one) =>
        $"{one.Kind.Word()} → {one.Category.Word()}"
        + (one.MinAreaM2 > 0 ? Invariant($" from {one.MinAreaM2} m²") : string.Empty)
        + (one.MaxAreaM2 is double most ? Invariant($" up to {most} m²") : string.Empty);

    private static string Bands(IReadOnlyList<HeadroomBand> bands) => Listed(bands.Select(
        band => Invariant($"below {band.BelowM} m × {band.Factor}{(band.IsStated ? ", stated" : string.Empty)}")));

    private static string Line(BoundaryLine line) => JsonNamingPolicy.CamelCase.ConvertName(line.ToString());

    private static string Listed(IEnumerable<string> words, string between = ", ")
    {
        string list = string.Join(between, words);
        return list.Length == 0 ? None : list;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
