namespace SpaceGeo.Revisions.Matching;

/// <summary>Why two rooms, elements or storeys of two versions are taken for the same.</summary>
public enum MatchBasis
{
    /// <summary>They have the same GlobalId.</summary>
    GlobalId,

    /// <summary>Rooms: the same number on the same storey, and footprints that share at least half of what either covers.</summary>
    NumberAndFootprint,

    /// <summary>Rooms: footprints on the same storey that share at least nine tenths of what either covers, whatever their numbers.</summary>
    Footprint,

    /// <summary>Rooms: a number that no other room has in either version.</summary>
    Number,

    /// <summary>Rooms of which one has no geometry: a number that no other room of the storey has in either version.</summary>
    NumberOnStorey,

    /// <summary>Elements: the same class, and sections at one height of the same storey that share at least nine tenths.</summary>
    Section,

    /// <summary>Elements: the same class, and a name that no other element has in either version. Storeys: the same name.</summary>
    Name,

    /// <summary>Storeys: the same height.</summary>
    Elevation,
}
