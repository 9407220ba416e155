namespace SpaceGeo.Revisions.Matching;

/// <summary>The words by which other programs learn why two rooms are the same.</summary>
public static class MatchWords
{
    /// <summary>The word for a reason.</summary>
    /// <param name="basis">The reason.</param>
    /// <returns>As <c>global-id</c> or <c>number-and-footprint</c>.</returns>
    public static string Word(this MatchBasis basis) => basis switch
    {
        MatchBasis.GlobalId => "global-id",
        MatchBasis.NumberAndFootprint => "number-and-footprint",
        MatchBasis.Footprint => "footprint",
        MatchBasis.Number => "number",
        MatchBasis.NumberOnStorey => "number-on-storey",
        MatchBasis.Section => "section",
        MatchBasis.Name => "name",
        MatchBasis.Elevation => "elevation",
    };
}
