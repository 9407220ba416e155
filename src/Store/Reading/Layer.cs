using System.Collections.Frozen;

namespace SpaceGeo.Store.Reading;

/// <summary>One kind of features as clients see it, and the constant SQL fragments that read it.</summary>
/// <param name="Id">Name in addresses, as <c>rooms</c>.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Description">What its features are and what their geometry is.</param>
/// <param name="Source">The FROM clause: rows of the revisions in force, of the standard in <c>@standard</c>.</param>
/// <param name="Place">The geometry's SQL expression, in WGS 84.</param>
/// <param name="IdText">The SQL expression of a feature's id.</param>
/// <param name="Key">The two SQL expressions that order the features; the same one twice where one is enough.</param>
/// <param name="IdParts">The properties that an id consists of, joined by a dot.</param>
/// <param name="ExtentTable">The table whose spatial index bounds all features.</param>
/// <param name="Properties">In the order in which they are read and shown.</param>
public sealed record Layer(
    string Id,
    string Title,
    string Description,
    string Source,
    string Place,
    string IdText,
    (string First, string Second) Key,
    IReadOnlyList<string> IdParts,
    string ExtentTable,
    IReadOnlyList<LayerProperty> Properties)
{
    private readonly FrozenDictionary<string, LayerProperty> _byName = Properties.ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);

    /// <summary>Whether the features are what the ledger says of rooms: facts of rooms, which another moment must gather first.</summary>
    public bool IsOfLedger { get; init; }

    /// <summary>The property of a name.</summary>
    /// <param name="name">Exact name.</param>
    /// <returns>The property, or null.</returns>
    public LayerProperty? Property(string name) => _byName.GetValueOrDefault(name);
}
