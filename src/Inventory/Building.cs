namespace SpaceGeo.Inventory;

/// <summary>A building of a model, with all that was read of it.</summary>
/// <param name="GlobalId">IFC GlobalId.</param>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Site">The compound it stands on.</param>
/// <param name="Georeference">Where its local metres lie.</param>
/// <param name="Storeys">From the lowest to the highest.</param>
/// <param name="Elements">All elements with a section in any plan; plans name them by their index here.</param>
public sealed record Building(
    string GlobalId,
    string Name,
    Site Site,
    Georeference Georeference,
    IReadOnlyList<Storey> Storeys,
    IReadOnlyList<Element> Elements);
