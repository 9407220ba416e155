namespace SpaceGeo.Planning.Consolidation.Requests;

/// <summary>Guesses what somebody meant.</summary>
internal static class NearestName
{
    private const int LongestGuess = 40;

    /// <summary>What may stand in place of a name, in words.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">What is known, at least one.</param>
    public static string Of(string name, IReadOnlyCollection<string> known)
    {
        string all = $"these are known: {string.Join(", ", known)}";
        if (name.Length > LongestGuess)
        {
            return all;
        }

        (string nearest, int distance) = known.Select(k => (k, Distance(name.ToUpperInvariant(), k.ToUpperInvariant()))).MinBy(k => k.Item2);
        return distance <= Math.Max(1, nearest.Length / 3) ? $"'{nearest}' is meant? {all}" : all;
    }

    // Letters to put in, take out or change (Levenshtein 1965).
    private static int Distance(string one, string other)
    {
        int[] above = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int[] row = new int[other.Length + 1];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            }

            above = row;
        }

        return above[^1];
    }
}
