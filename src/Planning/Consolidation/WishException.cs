namespace SpaceGeo.Planning.Consolidation;

/// <summary>A wish speaks of something that the estate does not have, or of nothing.</summary>
/// <param name="wish">Number of the wish in the request, from 0.</param>
/// <param name="message">What is wrong, and what would be right.</param>
public sealed class WishException(int wish, string message) : Exception(message)
{
    /// <summary>Number of the wish in the request, from 0.</summary>
    public int Wish { get; } = wish;
}
