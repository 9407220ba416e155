using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Requests;

/// <summary>The words of requests for criteria and kinds of places.</summary>
public static class RequestWords
{
    /// <summary>Criteria by word.</summary>
    public static IReadOnlyDictionary<string, Criterion> Criteria { get; } = Enum.GetValues<Criterion>().ToDictionary(Word);

    /// <summary>Kinds of places by word.</summary>
    public static IReadOnlyDictionary<string, PlaceKind> Places { get; } = Enum.GetValues<PlaceKind>().ToDictionary(Word);

    /// <summary>The word of a criterion.</summary>
    /// <param name="criterion">The criterion.</param>
    public static string Word(this Criterion criterion) => criterion switch
    {
        Criterion.Unplaced => "unplaced",
        Criterion.OverStandardM2 => "overStandardM2",
        Criterion.Buildings => "buildings",
        Criterion.Storeys => "storeys",
        Criterion.Rent => "rent",
        Criterion.Moves => "moves",
        Criterion.PersonKm => "personKm",
        Criterion.OrganisationSplits => "organisationSplits",
        Criterion.TeamSplits => "teamSplits",
        Criterion.WorksM2 => "worksM2",
        Criterion.UnusedM2 => "unusedM2",
        Criterion.GrassRootsMoves => "grassRootsMoves",
        Criterion.IdleGroups => "idleGroups",
    };

    /// <summary>The word of a kind of places.</summary>
    /// <param name="kind">The kind.</param>
    public static string Word(this PlaceKind kind) => kind switch
    {
        PlaceKind.Site => "site",
        PlaceKind.Building => "building",
        PlaceKind.Storey => "storey",
        PlaceKind.Room => "room",
    };
}
