using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Problems;

/// <summary>Organisations that are all in one place.</summary>
/// <param name="Organisations">Their numbers.</param>
/// <param name="In">What kind of place.</param>
internal sealed record Together(int[] Organisations, PlaceKind In);

/// <summary>Organisations no two of which are in one place.</summary>
/// <param name="Organisations">Their numbers.</param>
/// <param name="In">What kind of place.</param>
internal sealed record Apart(int[] Organisations, PlaceKind In);

/// <summary>Buildings of which a number must be left.</summary>
/// <param name="Count">How many.</param>
/// <param name="Buildings">Numbers of those that are in use today and may count.</param>
internal sealed record Emptied(int Count, int[] Buildings);

/// <summary>The rules of a problem that concern more than one need.</summary>
internal sealed class PlaceRules
{
    public List<Together> Together { get; } = [];

    public List<Apart> Apart { get; } = [];

    public List<Emptied> Emptied { get; } = [];

    /// <summary>Area of leases in use today that must be given up, m².</summary>
    public double GivenUpM2 { get; set; }

    /// <summary>Most persons who may move.</summary>
    public double MostMoves { get; set; } = double.PositiveInfinity;

    /// <summary>Whether there is any.</summary>
    public bool IsEmpty => Together.Count + Apart.Count + Emptied.Count == 0 && GivenUpM2 == 0 && double.IsPositiveInfinity(MostMoves);
}
