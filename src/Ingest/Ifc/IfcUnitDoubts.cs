using System.Globalization;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Notices a length unit that cannot be meant: rooms of a millimetre's height, areas a million times the declared ones.</summary>
/// <param name="units">The units as the file states them.</param>
internal sealed class IfcUnitDoubts(IfcUnits units)
{
    private const double LowestM = 0.5;
    private const double HighestM = 100;
    private const double SquareFoot = 0.3048 * 0.3048;

    // What a wrong unit is mistaken for: metres of lengths written as millimetres and the like, by the factor between them.
    private static readonly (string Meant, double Metres)[] Candidates =
        [("metres", 1), ("millimetres", 0.001), ("centimetres", 0.01), ("feet", 0.3048), ("inches", 0.0254)];

    private readonly List<double> _ratios = [];
    private readonly List<double> _heights = [];

    /// <summary>Takes note of a room.</summary>
    /// <param name="room">The room as it was cut.</param>
    /// <param name="declared">The authoring tool's own area, or null.</param>
    public void Add(IfcRoom room, DeclaredArea? declared)
    {
        if (double.IsFinite(room.HeightM) && room.HeightM > 0)
        {
            _heights.Add(room.HeightM);
        }

        if (declared is not null && !room.Footprint.IsEmpty)
        {
            _ratios.Add(declared.AreaM2 / room.Footprint.Area);
        }
    }

    /// <summary>The doubt, if there is one.</summary>
    /// <returns>An issue of the file as a whole, or null.</returns>
    public ModelIssue? Issue()
    {
        string? doubt = ByAreas() ?? ByHeights();
        return doubt is null ? null : new ModelIssue("unit-doubtful", string.Empty, string.Empty, 0, doubt + "; nothing was rescaled");
    }

    private string? ByAreas()
    {
        if (_ratios.Count == 0)
        {
            return null;
        }

        double ratio = Median(_ratios);
        if (Math.Abs(Math.Log(ratio * SquareFoot)) < 0.05 && units.Length == 1)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"declared areas are {ratio:G4} times those of the geometry: square feet would fit them");
        }

        (string meant, double metres) = Candidates.FirstOrDefault(c => IsNear(ratio, c.Metres / units.Length));
        return meant is null ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"declared areas are {ratio:G4} times those of the geometry: lengths in {meant} ({metres} m) would fit, the file says {units.Length} m");
    }

    private string? ByHeights()
    {
        int odd = _heights.Count(h => h is < LowestM or > HighestM);
        if (2 * odd <= _heights.Count)
        {
            return null;
        }

        double height = Median(_heights);
        (string meant, double metres) = Candidates.FirstOrDefault(c => height * c.Metres / units.Length is > 1.8 and < 8);
        string fit = meant is null ? "no common unit fits" : string.Create(CultureInfo.InvariantCulture, $"lengths in {meant} ({metres} m) would fit");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{odd} of {_heights.Count} rooms are lower than {LowestM} m or higher than {HighestM} m, the middle one {height:G4} m: {fit}, the file says {units.Length} m");
    }

    // Within a tenth, which no wall thickness bridges; within a factor of three where units differ by a hundred or a thousand, since the
    // rooms of such files are often mere boxes. A ratio near 1 is no doubt at all.
    private static bool IsNear(double ratio, double factor)
    {
        double reach = Math.Abs(Math.Log(factor)) > 4 ? 1.1 : 0.1;
        return Math.Abs(factor - 1) > 0.01 && Math.Abs(Math.Log(ratio / (factor * factor))) < reach;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
