using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Overlaps;

namespace SpaceGeo.Revisions.Matching;

/// <summary>Finds what two versions of a building have in common.</summary>
/// <remarks>What is the same follows from the two versions alone, whatever the machine. The work grows with the number of rooms and elements,
/// not with its square.</remarks>
public static class BuildingMatching
{
    /// <summary>Matches storeys, rooms and elements: by GlobalId, and what is left by number and shape.</summary>
    /// <param name="before">The older version, in local metres.</param>
    /// <param name="after">The newer version in the same frame, cut by the same standard.</param>
    /// <returns>The pairs.</returns>
    public static BuildingMatch Of(Building before, Building after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        PairTable storeys = StoreyMatching.Of(before.Storeys, after.Storeys);
        var budget = new WorkBudget(ShapesOf(before) + ShapesOf(after));
        IReadOnlyList<RoomPair> rooms = RoomMatching.Of(before, after, storeys, budget);
        IReadOnlyList<ElementPair> elements = ElementMatching.Of(before, after, storeys, budget);
        return new BuildingMatch(
            [.. storeys.Pairs.Select(p => new StoreyPair(p.Before, p.After, p.Basis))],
            rooms,
            elements,
            Confidence(before, after, rooms, elements),
            !budget.IsSpent);
    }

    private static double Confidence(
        Building before, Building after, IReadOnlyList<RoomPair> rooms, IReadOnlyList<ElementPair> elements)
    {
        double ofRooms = Share(
            rooms.Where(r => r.Basis is MatchBasis.GlobalId or MatchBasis.NumberAndFootprint or MatchBasis.Footprint).Sum(r => r.Confidence),
            RoomsOf(before),
            RoomsOf(after));
        double ofElements = Share(
            elements.Where(e => e.Basis is MatchBasis.GlobalId or MatchBasis.Section).Sum(e => e.Confidence),
            before.Elements.Count,
            after.Elements.Count);
        return RoomsOf(before) + RoomsOf(after) + before.Elements.Count + after.Elements.Count == 0
            ? (before.GlobalId == after.GlobalId ? 1 : 0)
            : Math.Max(ofRooms, ofElements);
    }

    private static double Share(double same, int before, int after) => Math.Min(before, after) == 0 ? 0 : same / Math.Min(before, after);

    private static int RoomsOf(Building building) => building.Storeys.Sum(s => s.Rooms.Count);

    private static int ShapesOf(Building building) => building.Storeys.Sum(s => s.Plan.Shapes.Count);
}
