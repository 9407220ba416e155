namespace SpaceGeo.Store.Districts;

/// <summary>GlobalIds of a copy: 22 characters of IFC's alphabet, derived from the copy and the original's.</summary>
/// <param name="salt">Names the copy.</param>
internal readonly struct DerivedIds(ulong salt)
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$";
    private const ulong Prime = 1099511628211;

    /// <summary>The id of a copied thing.</summary>
    /// <param name="original">The original's id.</param>
    /// <returns>The same for the same copy and original.</returns>
    public string Of(string original)
    {
        ulong high = salt ^ 14695981039346656037;
        foreach (char c in original)
        {
            high = (high ^ c) * Prime;
        }

        ulong low = Mix(high + salt);
        high = Mix(high);
        return string.Create(22, (high, low), (span, bits) =>
        {
            span[0] = Alphabet[(int)(bits.high >> 62)]; // 128 bits: the first character has two of them.
            for (int i = 1; i < 22; i++)
            {
                ulong part = i < 11 ? bits.high >> (6 * (10 - i)) : bits.low >> (6 * (21 - i));
                span[i] = Alphabet[(int)(part & 63)];
            }
        });
    }

    // The finalizer of splitmix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
