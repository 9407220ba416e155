using System.Globalization;

namespace SpaceGeo.Planning.Rules;

/// <summary>A question about a time in which more than one edition of the limits was in force: there is no one answer.</summary>
/// <param name="editions">The editions; <c>none</c> for days without limits.</param>
/// <param name="from">First day.</param>
/// <param name="to">Last day.</param>
public sealed class EditionsMixedException(IReadOnlyList<string> editions, DateOnly from, DateOnly to) : InvalidOperationException(
    string.Create(
        CultureInfo.InvariantCulture,
        $"From {from:yyyy-MM-dd} to {to:yyyy-MM-dd} the limits of {string.Join(" and ", editions)} were in force one after the other, and they are never mixed; ask for each time by itself."))
{
    /// <summary>The editions; <c>none</c> for days without limits.</summary>
    public IReadOnlyList<string> Editions { get; } = editions;
}
