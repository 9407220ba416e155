using System.Globalization;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Exchange;

/// <summary>A fault in the sender's own terms.</summary>
/// <param name="Role">room or obstacle.</param>
/// <param name="Index">Number of the room among the rooms, or of the obstacle among the obstacles, from 0.</param>
/// <param name="PlaceWord">What the place counts.</param>
/// <param name="Place">The line or feature.</param>
/// <param name="Id">The sender's name for it, or null.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record PlacedFault(string Role, int Index, string PlaceWord, int Place, string? Id, PolygonFault Fault)
{
    /// <summary>All faults of a batch, of rooms first.</summary>
    /// <param name="measured">The batch.</param>
    /// <returns>One for each fault; several of one shape follow each other.</returns>
    public static IEnumerable<PlacedFault> All(MeasuredBatch measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        AreaBatch batch = measured.Batch;
        ILookup<int, PolygonFault> faults = measured.Faults.ToLookup(f => f.Shape, f => f.Fault);
        IEnumerable<PlacedFault> ofRooms = batch.Rooms.Index().SelectMany(r => faults[r.Item.Shape]
            .Select(f => new PlacedFault("room", r.Index, batch.PlaceWord, r.Item.Place, r.Item.Id, f)));
        return faults.Count == 0 ? [] : ofRooms.Concat(batch.Obstacles.Index().SelectMany(o => faults[o.Item.Shape]
            .Select(f => new PlacedFault("obstacle", o.Index, batch.PlaceWord, o.Item.Place, o.Item.Id, f))));
    }

    /// <summary>The fault in a line.</summary>
    /// <returns>Place, role, name, what is wrong, ring and vertex.</returns>
    public override string ToString()
    {
        string vertex = Fault.Vertex >= 0 ? string.Create(CultureInfo.InvariantCulture, $", vertex {Fault.Vertex}") : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{PlaceWord} {Place}: {Role} {Id ?? Index.ToString(CultureInfo.InvariantCulture)}: {FaultWords.Of(Fault.Fault)}: {FaultWords.Meaning(Fault.Fault)} (ring {Fault.Ring}{vertex})");
    }
}
