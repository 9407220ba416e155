namespace SpaceGeo.Revisions.Differences;

/// <summary>The words by which other programs learn what changed.</summary>
public static class DifferenceWords
{
    /// <summary>The word for what became of a room.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>As <c>added</c>.</returns>
    public static string Word(this RoomChangeKind kind) => kind switch
    {
        RoomChangeKind.Added => "added",
        RoomChangeKind.Removed => "removed",
        RoomChangeKind.Split => "split",
        RoomChangeKind.Merged => "merged",
        RoomChangeKind.Rearranged => "rearranged",
        RoomChangeKind.Moved => "moved",
        RoomChangeKind.Reclassified => "reclassified",
        RoomChangeKind.Area => "area",
        RoomChangeKind.Status => "status",
    };

    /// <summary>The word for a part of a room's description.</summary>
    /// <param name="field">The part.</param>
    /// <returns>As <c>longName</c>.</returns>
    public static string Word(this RoomField field) => field switch
    {
        RoomField.Number => "number",
        RoomField.LongName => "longName",
        RoomField.Category => "category",
        RoomField.Classification => "classification",
    };

    /// <summary>The word for what became of an element.</summary>
    /// <param name="fate">Its fate.</param>
    /// <returns><c>added</c>, <c>removed</c> or <c>kept</c>.</returns>
    public static string Word(this ElementFate fate) => fate switch
    {
        ElementFate.Added => "added",
        ElementFate.Removed => "removed",
        ElementFate.Kept => "kept",
    };
}
