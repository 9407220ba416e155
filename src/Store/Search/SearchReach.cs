namespace SpaceGeo.Store.Search;

/// <summary>How far a search looks, step by step: where rooms are near, few buildings are met; where none are, all looks before the last have met
/// a sixteenth of its buildings each.</summary>
public static class SearchReach
{
    private const double FirstM = 500;
    private const double Factor = 4;

    /// <summary>The distances.</summary>
    /// <param name="radiusM">How far is to be looked at most, in metres.</param>
    /// <returns>Rising distances in metres, the radius last.</returns>
    public static IEnumerable<double> Until(double radiusM)
    {
        for (double reach = FirstM; reach < radiusM; reach *= Factor)
        {
            yield return reach;
        }

        yield return radiusM;
    }
}
