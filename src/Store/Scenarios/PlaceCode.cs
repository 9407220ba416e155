using System.Globalization;

namespace SpaceGeo.Store.Scenarios;

/// <summary>How plans name buildings, storeys and rooms.</summary>
public static class PlaceCode
{
    /// <summary>The code of a building: its number in the database.</summary>
    /// <param name="building">The number.</param>
    public static string Of(int building) => building.ToString(CultureInfo.InvariantCulture);

    /// <summary>The code of a storey or room, as <c>3/17</c>.</summary>
    /// <param name="building">Number of the building.</param>
    /// <param name="part">Number of the storey or room in it.</param>
    public static string Of(int building, int part) => string.Create(CultureInfo.InvariantCulture, $"{building}/{part}");

    /// <summary>Reads the code of a storey or room.</summary>
    /// <param name="code">As <c>3/17</c>.</param>
    /// <returns>Number of the building and of the part, or null for a text that is no code.</returns>
    public static (int Building, int Part)? Read(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        string[] parts = code.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int building)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int part)
                ? (building, part)
                : null;
    }
}
