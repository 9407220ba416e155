namespace SpaceGeo.Exchange;

/// <summary>Statuses as other programs read them.</summary>
public static class Words
{
    /// <summary>The word for a status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>ok, repaired or failed, as in the other reports.</returns>
    public static string Of(RoomStatus status) => status switch
    {
        RoomStatus.Ok => "ok",
        RoomStatus.Repaired => "repaired",
        RoomStatus.Failed => "failed",
    };
}
