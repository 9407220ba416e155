namespace SpaceGeo.Geometry.Overlap;

/// <summary>Cuts away what walls along a room's sides cover, so that nothing else need be compared with them.</summary>
/// <remarks>Where all of the room lies on the inner side of all edges of a convex part but one, the part covers what lies left of that edge:
/// one cut gives what is left of the room. A wall that ends at a longer one reaches beyond the room once the longer one is cut away.</remarks>
internal static class WallTrimming
{
    // A room of more vertices is not cut: it is compared along chains, which a room in pieces does not have.
    private const int LongRoom = 12;

    /// <summary>Trims a room.</summary>
    /// <param name="room">The room.</param>
    /// <param name="parts">The parts that reach into it, the largest first. Those that have been cut away, and those that only touch, are
    /// gone afterwards.</param>
    public static void Trim(RoomBase room, PartCollector parts)
    {
        if (room.Part.Count > LongRoom)
        {
            return;
        }

        for (int i = 0; i < parts.Count; i++)
        {
            ref readonly PreparedPart part = ref parts.Part(i);
            if (part.Count == 4 && room.TryTrim(part, parts.Tolerance))
            {
                parts.Covered[i].Form = CoverForm.Gone;
            }
        }

        parts.RemoveGone();
    }
}
