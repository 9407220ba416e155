using System.Globalization;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>The parameter <c>bbox</c>.</summary>
internal static class BoundingBox
{
    /// <summary>Reads west,south,east,north, or west,south,low,east,north,high, in degrees; heights are not considered.</summary>
    /// <param name="text">The parameter.</param>
    public static LonLatBox Read(string text)
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

        return Checked(numbers.Length == 4
            ? new LonLatBox(numbers[0], numbers[1], numbers[2], numbers[3])
            : new LonLatBox(numbers[0], numbers[1], numbers[3], numbers[4]));
    }

    private static LonLatBox Checked(LonLatBox box)
    {
        if (Math.Abs(box.West) > 180 || Math.Abs(box.East) > 180 || Math.Abs(box.South) > 90 || Math.Abs(box.North) > 90)
        {
            throw ProblemException.BadRequest("bbox must lie within -180,-90,180,90.");
        }

        return box.South <= box.North ? box : throw ProblemException.BadRequest("bbox must not have its south above its north.");
    }
}
