using System.Text.RegularExpressions;

namespace SpaceGeo.Planning.Rules;

/// <summary>Where rules apply: <c>CN</c>, or <c>CN-</c> and the leading digits of a division code, as <c>CN-33</c> for a province and
/// <c>CN-3302</c> for a city in it. A rule of <c>CN-33</c> applies in <c>CN-3302</c>; that of the smaller place comes first.</summary>
public static partial class Jurisdiction
{
    /// <summary>The whole country.</summary>
    public const string Country = "CN";

    /// <summary>The jurisdiction of a division.</summary>
    /// <param name="divisionCode">Up to 12 digits, zeros at the end for a larger division; empty for one that is not known.</param>
    /// <returns>As <c>CN-330203</c>; the country for an empty code.</returns>
    /// <exception cref="ArgumentException">The code holds something else than digits, or is too long.</exception>
    public static string Of(string divisionCode)
    {
        ArgumentNullException.ThrowIfNull(divisionCode);
        if (!IsDivisionCode(divisionCode))
        {
            throw new ArgumentException($"A division code has up to 12 digits; it is '{divisionCode}'.", nameof(divisionCode));
        }

        string leading = divisionCode.TrimEnd('0');

        // Provinces, cities and counties have two digits each, towns and villages three: 330200 is a city, and so is 331000, whose code
        // ends in a zero of its own.
        int length = new[] { 0, 2, 4, 6, 9, 12 }.First(whole => whole >= leading.Length);
        return length == 0 ? Country : $"{Country}-{leading.PadRight(length, '0')}";
    }

    /// <summary>Whether a text can be a division code.</summary>
    /// <param name="text">Any text; an empty one stands for the country.</param>
    public static bool IsDivisionCode(string text) => Digits().IsMatch(text);

    /// <summary>Whether a text is a jurisdiction.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsOne(string text) => Form().IsMatch(text);

    /// <summary>Whether rules of one place apply in another.</summary>
    /// <param name="larger">The place of the rules.</param>
    /// <param name="smaller">The other.</param>
    /// <returns>True for the same place, and for one inside of it.</returns>
    public static bool Holds(string larger, string smaller)
    {
        ArgumentNullException.ThrowIfNull(larger);
        ArgumentNullException.ThrowIfNull(smaller);
        return smaller.StartsWith(larger, StringComparison.OrdinalIgnoreCase)
            && (smaller.Length == larger.Length || larger.Contains('-', StringComparison.Ordinal) || smaller[larger.Length] == '-');
    }

    [GeneratedRegex(@"^[0-9]{0,12}\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}))?\z")]
    private static partial Regex Form();
}
