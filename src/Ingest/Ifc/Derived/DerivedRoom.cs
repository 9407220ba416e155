using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Ingest.Ifc.Derived;

/// <summary>A room that no IfcSpace stands for, found between walls.</summary>
/// <param name="GlobalId">Its id, by <see cref="DerivedId"/>.</param>
/// <param name="Number">Running number in its storey, in reading order.</param>
/// <param name="Footprint">Up to the faces of the walls, columns left in.</param>
/// <param name="FloorHeightM">Height of its storey's floor, in building metres.</param>
internal sealed record DerivedRoom(string GlobalId, string Number, Region Footprint, double FloorHeightM)
{
    /// <summary>The reason code of such rooms.</summary>
    public const string Reason = "derived";
}
