using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Exchange;

/// <summary>Faults of polygons as other programs read them.</summary>
public static class FaultWords
{
    /// <summary>The word for a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>A word that stays the same from version to version.</returns>
    public static string Of(RingFault fault) => fault switch
    {
        RingFault.NotFinite => "not-finite",
        RingFault.TooFewVertices => "too-few-vertices",
        RingFault.DuplicateVertex => "duplicate-vertex",
        RingFault.Spike => "spike",
        RingFault.SelfIntersection => "self-intersection",
        RingFault.HoleOutside => "hole-outside",
        RingFault.Tangled => "tangled",
        RingFault.Gap => "not-closed",
    };

    /// <summary>What a fault means.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>A clause without a full stop.</returns>
    public static string Meaning(RingFault fault) => fault switch
    {
        RingFault.NotFinite => "a coordinate is not a number, infinite or further than 10¹² m away",
        RingFault.TooFewVertices => "a ring encloses nothing: it has fewer than three different vertices",
        RingFault.DuplicateVertex => "two vertices in a row lie on one spot",
        RingFault.Spike => "the border runs out to a vertex and back on itself",
        RingFault.SelfIntersection => "the border crosses itself or another ring",
        RingFault.HoleOutside => "a hole lies outside of its shell",
        RingFault.Tangled => "the border crosses itself too often to be mended",
        RingFault.Gap => "a ring does not end where it began",
    };
}
