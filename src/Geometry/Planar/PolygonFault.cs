namespace SpaceGeo.Geometry.Planar;

/// <summary>What can be wrong with a ring.</summary>
public enum RingFault
{
    /// <summary>A coordinate is NaN, infinite or further than 10¹² m from the origin.</summary>
    NotFinite,

    /// <summary>Fewer than three different vertices are left.</summary>
    TooFewVertices,

    /// <summary>Two vertices in a row lie on the same spot.</summary>
    DuplicateVertex,

    /// <summary>The border runs out to a vertex and back on itself.</summary>
    Spike,

    /// <summary>The border crosses or touches itself, or another ring.</summary>
    SelfIntersection,

    /// <summary>A hole lies outside its shell.</summary>
    HoleOutside,

    /// <summary>The border crosses itself so often that it was not mended; the ring encloses nothing then.</summary>
    Tangled,

    /// <summary>The border had a gap that was closed.</summary>
    Gap,
}

/// <summary>One fault of a polygon and where it is. An empty list of faults means valid.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Ring">Index of the ring in the input; 0 is the shell.</param>
/// <param name="Vertex">Index of the vertex in that ring, or −1 where no single vertex is to blame.</param>
/// <param name="AreaChangeM2">By how much mending a crossing border changed the area that its vertices enclose by the shoelace formula, in
/// square metres of the ring's own plane; 0 for other faults.</param>
public readonly record struct PolygonFault(RingFault Fault, int Ring, int Vertex, double AreaChangeM2 = 0);
