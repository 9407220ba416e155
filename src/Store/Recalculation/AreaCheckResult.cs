namespace SpaceGeo.Store.Recalculation;

/// <summary>A stored number that is not what its plan gives today.</summary>
/// <param name="BuildingId">Number of the building.</param>
/// <param name="GlobalId">GlobalId of the room; empty where no revision has it.</param>
/// <param name="RoomNo">Number of the room in the building.</param>
/// <param name="Revision">The revision with which the number was stored.</param>
/// <param name="Standard">By which standard.</param>
/// <param name="EngineVersion">By which engine.</param>
/// <param name="What">Which number, as <c>netAreaM2</c>, or <c>receipt line 2</c>.</param>
/// <param name="Stored">What is stored, m²; null where nothing is.</param>
/// <param name="Recomputed">What the plan gives, m²; null where it gives none.</param>
public sealed record AreaDifference(
    int BuildingId, string GlobalId, int RoomNo, int Revision, string Standard, string EngineVersion, string What, double? Stored, double? Recomputed);

/// <summary>What became of the areas of one standard and engine version.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="EngineVersion">The engine version.</param>
public sealed record CheckedSet(string Standard, string EngineVersion)
{
    /// <summary>Stored areas of rooms.</summary>
    public long Areas { get; set; }

    /// <summary>Of these the ones that differ from what is recomputed, in the area or its receipt.</summary>
    public long Different { get; set; }

    /// <summary>Of these the ones that could not be recomputed: the standard is not known any more.</summary>
    public long Unknown { get; set; }

    /// <summary>Whether another engine than the present one measured.</summary>
    public bool IsOlder => EngineVersion != Geometry.Areas.AreaEngine.Version;
}

/// <summary>What a check found.</summary>
/// <param name="Buildings">Buildings that were looked at.</param>
/// <param name="Sets">All standards and engine versions that were met.</param>
/// <param name="Differences">The first differences, of the present engine and of others.</param>
/// <param name="Faults">Plans that cannot be read.</param>
public sealed record AreaCheckResult(
    int Buildings, IReadOnlyList<CheckedSet> Sets, IReadOnlyList<AreaDifference> Differences, IReadOnlyList<BuildingFault> Faults)
{
    /// <summary>Whether every number of the present engine was reproduced, bit for bit.</summary>
    public bool IsReproduced => Faults.Count == 0 && Sets.All(s => s.IsOlder || s.Different == 0);
}
