using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Rooms.Adjacency;

/// <summary>Counts how often sides of a plan are held against each other, and ends what would not come to an end.</summary>
/// <param name="sides">How many sides there are.</param>
internal sealed class SideWork(int sides)
{
    // For each side; a storey of ordinary rooms takes some dozens. Beyond, sides lie in each other's way by the thousand.
    private const long MostPerSide = 1_000;
    private const long Free = 10_000_000;

    private long _done;

    /// <summary>Counts one more.</summary>
    /// <exception cref="SectionException">It is too much.</exception>
    public void Count()
    {
        if (++_done > Free + (MostPerSide * sides))
        {
            throw new SectionException("too-complex", $"{sides} sides of rooms or walls lie in each other's way");
        }
    }
}
