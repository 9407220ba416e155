using SpaceGeo.Inventory;

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
    IReadOnlyList<ModelIssue> Doubts);

/// <summary>A model as it is stored now.</summary>
/// <param name="Buildings">Its buildings, in the model's order.</param>
public sealed record WriteResult(IReadOnlyList<WrittenBuilding> Buildings);
