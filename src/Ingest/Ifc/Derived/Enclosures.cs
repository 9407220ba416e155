using SpaceGeo.Geometry.Rooms;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Ingest.Ifc.Derived;

/// <summary>Something that stands around rooms, as a body whose door and window openings are filled.</summary>
/// <param name="Key">GlobalId of the element, for a part of a curtain wall that of the curtain wall.</param>
/// <param name="Kind">What it does to rooms.</param>
/// <param name="Body">In building metres.</param>
internal sealed record Enclosure(string Key, BarrierKind Kind, Solid Body);

/// <summary>All that decides about derived rooms of a building.</summary>
/// <param name="Around">What encloses them.</param>
/// <param name="Slabs">What they stand on or lie under.</param>
/// <param name="Spaces">Rooms that the model has.</param>
internal sealed record Enclosures(IReadOnlyList<Enclosure> Around, IReadOnlyList<Solid> Slabs, IReadOnlyList<Solid> Spaces);
