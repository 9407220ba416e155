using System.Text.Json;

namespace SpaceGeo.Planning.Consolidation.Requests;

/// <summary>Reads requests for consolidations.</summary>
public static class RequestReader
{
    private const int MostWishes = 200;
    private const int MostTiers = 20;
    private const int MostPlans = 10;
    private const double MostSeconds = 600;
    private const double MostWeight = 1e12;

    /// <summary>The members of a request.</summary>
    public static IReadOnlyList<string> Members { get; } = ["wishes", "tiers", "plans", "seed", "timeLimitSeconds", "gap", "leastDifference", "mostExtraCost"];

    /// <summary>Reads a request.</summary>
    /// <param name="json">An object.</param>
    /// <param name="path">Where it stands, as a JSON path.</param>
    /// <param name="others">Members that are somebody else's.</param>
    /// <returns>The request; what it does not say is as in <see cref="ConsolidationRequest"/>.</returns>
    /// <exception cref="RequestException">It cannot be read.</exception>
    public static ConsolidationRequest Read(JsonElement json, string path = "$", params IReadOnlyCollection<string> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        RequestValue request = new RequestValue(json, path).Object([.. Members, .. others]);
        Wish[] wishes = [.. (request.Optional("wishes")?.List(0, MostWishes) ?? []).Select(WishReader.Read)];
        var usual = new ConsolidationRequest(wishes, request.Optional("tiers") is RequestValue tiers ? Tiers(tiers) : Objective.Default);
        return Searched(usual, request);
    }

    private static ConsolidationRequest Searched(ConsolidationRequest usual, RequestValue request) => usual with
    {
        Plans = request.Optional("plans")?.Whole(1, MostPlans) ?? usual.Plans,
        Seed = request.Optional("seed")?.Whole(int.MinValue, int.MaxValue) ?? usual.Seed,
        TimeLimit = request.Optional("timeLimitSeconds")?.Number(0, MostSeconds, mayBeLeast: false) is double seconds ? TimeSpan.FromSeconds(seconds) : usual.TimeLimit,
        Gap = request.Optional("gap")?.Number(0, 1) ?? usual.Gap,
        LeastDifference = request.Optional("leastDifference")?.Number(0, 1) ?? usual.LeastDifference,
        MostExtraCost = request.Optional("mostExtraCost")?.Number(0, 100) ?? usual.MostExtraCost,
    };

    private static Objective Tiers(RequestValue tiers)
    {
        HashSet<string> weighed = [];
        return new Objective([.. tiers.List(1, MostTiers).Select(t => Tier(t, weighed))]);
    }

    private static Dictionary<Criterion, double> Tier(RequestValue tier, HashSet<string> weighed)
    {
        tier.Object([.. RequestWords.Criteria.Keys]);
        Dictionary<Criterion, double> weights = [];
        foreach (JsonProperty member in tier.Json.EnumerateObject())
        {
            RequestValue weight = tier.Member(member.Name);
            weights.Add(
                RequestWords.Criteria[member.Name],
                weighed.Add(member.Name) ? weight.Number(0, MostWeight, mayBeLeast: false) : throw weight.Wrong("is weighed by a tier before this one; name it in one tier"));
        }

        return weights.Count > 0 ? weights : throw tier.Wrong("weighs nothing; name at least one criterion");
    }
}
