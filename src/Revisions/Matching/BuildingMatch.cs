namespace SpaceGeo.Revisions.Matching;

/// <summary>The place of a room in a building.</summary>
/// <param name="Storey">Index in <see cref="Inventory.Building.Storeys"/>.</param>
/// <param name="Room">Index in <see cref="Inventory.Storey.Rooms"/>.</param>
public readonly record struct RoomPlace(int Storey, int Room);

/// <summary>One room in two versions of a building.</summary>
/// <param name="Before">Its place in the older.</param>
/// <param name="After">Its place in the newer.</param>
/// <param name="Basis">Why they are the same.</param>
/// <param name="Confidence">How far that is trusted: 1 by GlobalId; what the footprints share of what either covers; 0.5 and 0.25 by number
/// alone.</param>
public readonly record struct RoomPair(RoomPlace Before, RoomPlace After, MatchBasis Basis, double Confidence);

/// <summary>One element in two versions of a building.</summary>
/// <param name="Before">Index in <see cref="Inventory.Building.Elements"/> of the older.</param>
/// <param name="After">Index in that of the newer.</param>
/// <param name="Basis">Why they are the same.</param>
/// <param name="Confidence">How far that is trusted: 1 by GlobalId; what the sections share of what either covers; 0.5 by name alone.</param>
public readonly record struct ElementPair(int Before, int After, MatchBasis Basis, double Confidence);

/// <summary>One storey in two versions of a building.</summary>
/// <param name="Before">Index in <see cref="Inventory.Building.Storeys"/> of the older.</param>
/// <param name="After">Index in that of the newer.</param>
/// <param name="Basis">Why they are the same.</param>
public readonly record struct StoreyPair(int Before, int After, MatchBasis Basis);

/// <summary>What two versions of a building have in common. Whatever is in no pair was there before only, or is there after only.</summary>
public sealed class BuildingMatch
{
    /// <summary>Two models are one building when at least this share of what they have is the same.</summary>
    /// <remarks>Among models of different buildings no GlobalId is the same, and rooms that happen to lie alike are few: no pair of the
    /// repository's models shares any. A renovation that replaces all rooms of three storeys in four stays above.</remarks>
    public const double LeastConfidence = 0.2;

    private readonly Dictionary<RoomPlace, RoomPair> _roomsBefore;
    private readonly Dictionary<RoomPlace, RoomPair> _roomsAfter;
    private readonly Dictionary<int, ElementPair> _elementsBefore;
    private readonly Dictionary<int, ElementPair> _elementsAfter;

    internal BuildingMatch(
        IReadOnlyList<StoreyPair> storeys, IReadOnlyList<RoomPair> rooms, IReadOnlyList<ElementPair> elements, double confidence, bool isComplete)
    {
        Storeys = storeys;
        Rooms = rooms;
        Elements = elements;
        Confidence = confidence;
        IsComplete = isComplete;
        _roomsBefore = rooms.ToDictionary(pair => pair.Before);
        _roomsAfter = rooms.ToDictionary(pair => pair.After);
        _elementsBefore = elements.ToDictionary(pair => pair.Before);
        _elementsAfter = elements.ToDictionary(pair => pair.After);
    }

    /// <summary>Storeys that are the same, in the order of the older version.</summary>
    public IReadOnlyList<StoreyPair> Storeys { get; }

    /// <summary>Rooms that are the same, in the order of the older version.</summary>
    public IReadOnlyList<RoomPair> Rooms { get; }

    /// <summary>Elements that are the same, in the order of the older version.</summary>
    public IReadOnlyList<ElementPair> Elements { get; }

    /// <summary>How plausible it is that both are one building at all: the share of rooms that are the same by GlobalId or with their footprint,
    /// or that of elements, whichever is larger, in the version that has fewer of them; 0 to 1.</summary>
    /// <remarks>Rooms that only have the same number say nothing: every office has a room 101. The fewer count, so that an annex as large
    /// as the building, or half of it torn down, leaves the rest what it was. Elements count, so that new rooms within the old walls do too.
    /// </remarks>
    public double Confidence { get; }

    /// <summary>Whether both are one building: <see cref="Confidence"/> is at least <see cref="LeastConfidence"/>.</summary>
    public bool IsSameBuilding => Confidence >= LeastConfidence;

    /// <summary>Whether all near shapes were compared; false for a model with thousands of rooms on one spot, where some stay without a partner.
    /// </summary>
    public bool IsComplete { get; }

    /// <summary>The pair of a room of the older version.</summary>
    /// <param name="before">Its place there.</param>
    /// <returns>The pair, or null for a room that is no more.</returns>
    public RoomPair? OfRoomBefore(RoomPlace before) => _roomsBefore.TryGetValue(before, out RoomPair pair) ? pair : null;

    /// <summary>The pair of a room of the newer version.</summary>
    /// <param name="after">Its place there.</param>
    /// <returns>The pair, or null for a room that was not there before.</returns>
    public RoomPair? OfRoomAfter(RoomPlace after) => _roomsAfter.TryGetValue(after, out RoomPair pair) ? pair : null;

    /// <summary>The pair of an element of the older version.</summary>
    /// <param name="before">Its index there.</param>
    /// <returns>The pair, or null for an element that is no more.</returns>
    public ElementPair? OfElementBefore(int before) => _elementsBefore.TryGetValue(before, out ElementPair pair) ? pair : null;

    /// <summary>The pair of an element of the newer version.</summary>
    /// <param name="after">Its index there.</param>
    /// <returns>The pair, or null for an element that was not there before.</returns>
    public ElementPair? OfElementAfter(int after) => _elementsAfter.TryGetValue(after, out ElementPair pair) ? pair : null;
}
