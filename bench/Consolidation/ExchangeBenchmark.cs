using System.Diagnostics;
using System.Globalization;
using SpaceGeo.Planning.Exchanges;
using SpaceGeo.Tests.SyntheticEstates;

namespace SpaceGeo.Bench.Consolidation;

/// <summary>Eighteen organisations whose annexes stand beside each other's main buildings: whether the search finds the rings by which all are together.</summary>
internal static class ExchangeBenchmark
{
    /// <summary>Its name beside those of the families of estates.</summary>
    public const string Family = "exchange";

    /// <summary>Draws an estate and searches it.</summary>
    /// <param name="seed">Which estate.</param>
    /// <exception cref="WrongAnswerException">Not each of them was found, or the search did not come to its end.</exception>
    public static void Run(int seed)
    {
        IReadOnlyList<int> planted = PlantedExchange.Eighteen;
        Planning.Estates.Estate estate = PlantedExchange.Draw(planted, seed);
        var clock = Stopwatch.StartNew();
        ExchangeAnswer answer = ExchangeSearch.Find(estate, new ExchangeRequest());
        TimeSpan time = clock.Elapsed;
        int found = 0;
        int first = 0;
        foreach (int length in planted)
        {
            found += answer.Exchanges.Any(e => e.Kind == ExchangeKind.Buildings && IsRing(e, first, length)) ? 1 : 0;
            first += length;
        }

        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Family,-10} {seed,5}: {found} of {planted.Count} planted rings of {first} organisations found, among {answer.Found} exchanges, in {time.TotalSeconds:F2} s"));
        if (found < planted.Count || !answer.IsComplete)
        {
            throw new WrongAnswerException(string.Create(
                CultureInfo.InvariantCulture, $"{Family} {seed}: {planted.Count - found} planted rings were not found; the search is {(answer.IsComplete ? "complete" : "incomplete")}"));
        }
    }

    // Organisations are numbered from ring to ring, and each gets from one of its own ring.
    private static bool IsRing(AreaExchange exchange, int first, int length) =>
        exchange.Parties.Select(p => p.Organisation).Order().SequenceEqual(Enumerable.Range(first, length)) && exchange.Parties.All(p => p.Gain.IsGain);
}
