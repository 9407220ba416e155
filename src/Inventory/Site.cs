namespace SpaceGeo.Inventory;

/// <summary>A compound: the land on which buildings stand.</summary>
/// <param name="Code">The administration's code; the IFC GlobalId where none was given.</param>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="GlobalId">The IFC GlobalId, or null for a site that no model names.</param>
public sealed record Site(string Code, string Name, string? GlobalId);
