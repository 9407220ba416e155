using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Matching;
using SpaceGeo.Store.Revisions;

namespace SpaceGeo.Store.Writing;

/// <summary>What storing a building changed.</summary>
public enum WriteOutcome
{
    /// <summary>The building was not there before.</summary>
    Added,

    /// <summary>The building has a new revision; the earlier ones stay.</summary>
    Revised,

    /// <summary>The current revision says all this already; nothing was changed.</summary>
    Unchanged,

    /// <summary>The current revision is the same model, and has areas by further standards, or by a newer engine, now.</summary>
    Measured,
}

/// <summary>A building as it is stored now.</summary>
/// <param name="BuildingId">Its number in the database.</param>
/// <param name="SiteCode">The code of its site.</param>
/// <param name="GlobalId">IFC GlobalId.</param>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Revision">Its current revision.</param>
/// <param name="Outcome">What was changed.</param>
/// <param name="Storeys">Storeys of this revision.</param>
/// <param name="Rooms">Rooms of this revision, those without geometry too.</param>
/// <param name="Elements">Elements of this revision.</param>
/// <param name="ReceiptLines">Receipt lines of this revision.</param>
/// <param name="Issues">What the import left out, mended or doubted.</param>
/// <param name="Doubts">Those of them that the storing found.</param>
public sealed record WrittenBuilding(
    int BuildingId,
    string SiteCode,
    string GlobalId,
    string Name,
    int Revision,
    WriteOutcome Outcome,
    int Storeys,
    int Rooms,
    int Elements,
    int ReceiptLines,
    int Issues,
    IReadOnlyList<ModelIssue> Doubts)
{
    /// <summary>How it differs from the revision before; null unless it is <see cref="WriteOutcome.Revised"/>.</summary>
    public WrittenDelta? Delta { get; init; }
}

/// <summary>How a revision differs from the one before.</summary>
/// <param name="Before">The revision before, with its areas by those of the new one's standards that it had.</param>
/// <param name="After">The new revision's areas by each standard.</param>
/// <param name="Match">What is the same in both.</param>
/// <param name="Remeasured">Rooms that had to be measured anew, by the first standard; of a building that has no areas of this engine, all.</param>
/// <param name="NewRows">Rows that had to be written for storeys, rooms and elements; all else is stored already.</param>
public sealed record WrittenDelta(
    StoredRevision Before, IReadOnlyList<MeasuredBuilding> After, BuildingMatch Match, IReadOnlyList<RoomPlace> Remeasured, int NewRows);

/// <summary>A model as it is stored now.</summary>
/// <param name="Buildings">Its buildings, in the model's order.</param>
/// <param name="Measured">The model and its areas by each standard.</param>
public sealed record WriteResult(IReadOnlyList<WrittenBuilding> Buildings, IReadOnlyList<MeasuredModel> Measured)
{
    /// <summary>How much of the time the engine took.</summary>
    public TimeSpan Measuring { get; init; }
}
