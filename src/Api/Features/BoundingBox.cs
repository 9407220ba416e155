using System.Globalization;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>The parameter <c>bbox</c>.</summary>
internal static class BoundingBox
{
    /// <summary>Reads west,south,east,north, or west,south,low,east,north,high, in the system's units, north before east where the system has it
    /// so; heights are not considered.</summary>
    /// <param name="text">The parameter.</param>
    /// <param name="system">The system of its numbers.</param>
    /// <returns>The box in longitudes and latitudes.</returns>
    public static LonLatBox Read(string text, CoordinateSystem system)
    {
        string[] parts = text.Split(',');
        double[] numbers = new double[parts.Length];
        bool valid = parts.Length is 4 or 6;
        for (int i = 0; valid && i < parts.Length; i++)
        {
            valid = double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                && double.IsFinite(numbers[i]);
        }

        if (!valid)
        {
            throw ProblemException.BadRequest("bbox must be four or six numbers: west,south,east,north or west,south,low,east,north,high.");
        }

        (double x1, double y1, double x2, double y2) = numbers.Length == 4
            ? (numbers[0], numbers[1], numbers[2], numbers[3])
            : (numbers[0], numbers[1], numbers[3], numbers[4]);
        return system.ToLonLat(Checked(system.NorthFirst ? new LonLatBox(y1, x1, y2, x2) : new LonLatBox(x1, y1, x2, y2), system));
    }

    private static LonLatBox Checked(LonLatBox box, CoordinateSystem system)
    {
        LonLatBox bounds = system.Bounds;
        if (box.West < bounds.West || box.East > bounds.East || box.West > bounds.East || box.East < bounds.West
            || box.South < bounds.South || box.North > bounds.North)
        {
            string limits = string.Join(',', new[] { bounds.West, bounds.South, bounds.East, bounds.North }
                .Select(b => b.ToString("0.####", CultureInfo.InvariantCulture)));
            throw ProblemException.BadRequest($"bbox must lie within {limits}.");
        }

        return box.South <= box.North ? box : throw ProblemException.BadRequest("bbox must not have its south above its north.");
    }
}
