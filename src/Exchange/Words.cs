using SpaceGeo.Exchange.Requests;

namespace SpaceGeo.Exchange;

/// <summary>Statuses and rules as other programs read and write them.</summary>
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

    /// <summary>The rule that a word stands for.</summary>
    /// <param name="word">refuse or report.</param>
    /// <returns>The rule; null for another word.</returns>
    public static FaultRule? FaultRule(string? word) => word switch
    {
        "refuse" => Requests.FaultRule.Refuse,
        "report" => Requests.FaultRule.Report,
        _ => null,
    };
}
