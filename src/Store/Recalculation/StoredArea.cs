namespace SpaceGeo.Store.Recalculation;

/// <summary>The revisions that a stored row is part of.</summary>
/// <param name="From">The first.</param>
/// <param name="Until">The first that it is no part of any more.</param>
internal readonly record struct RevisionRange(int From, int Until)
{
    /// <summary>Whether there is a revision that both are part of.</summary>
    public bool Meets(RevisionRange other) => From < other.Until && other.From < Until;
}

/// <summary>A plan as it is stored.</summary>
/// <param name="Standard">The standard that it was laid out for.</param>
/// <param name="IsOwn">Whether that is the standard by which the building was stored.</param>
/// <param name="StoreyNo">Number of the storey.</param>
/// <param name="Range">The revisions that it is part of.</param>
/// <param name="RoomNumbers">Numbers of its rooms, in its order.</param>
/// <param name="Plan">The plan.</param>
internal sealed record StoredPlan(string Standard, bool IsOwn, int StoreyNo, RevisionRange Range, int[] RoomNumbers, byte[] Plan);

/// <summary>What names a row of areas in a building.</summary>
internal readonly record struct AreaKey(string Standard, string EngineVersion, int RoomNo, int Revision);

/// <summary>A line of a stored receipt.</summary>
internal readonly record struct StoredLine(int ElementNo, string Category, double AreaM2);

/// <summary>The areas of a room as they are stored.</summary>
/// <param name="Key">What names them.</param>
/// <param name="Until">The first revision that they are no part of any more.</param>
/// <param name="Values">In the order of <see cref="Names"/>; only the last can be null.</param>
/// <param name="GlobalId">GlobalId of the room; empty where no revision has it.</param>
internal sealed record StoredArea(AreaKey Key, int Until, double?[] Values, string GlobalId)
{
    /// <summary>What the values are.</summary>
    public static IReadOnlyList<string> Names { get; } = ["grossAreaM2", "columnAreaM2", "wallAreaM2", "otherAreaM2", "netAreaM2", "boundM2"];

    /// <summary>The receipt, in its order.</summary>
    public List<StoredLine> Lines { get; } = [];

    /// <summary>The revisions that they are part of.</summary>
    public RevisionRange Range => new(Key.Revision, Until);

    /// <summary>Whether a plan has given them.</summary>
    public bool IsFound { get; set; }

    /// <summary>Whether a difference was told.</summary>
    public bool IsDifferent { get; set; }
}
