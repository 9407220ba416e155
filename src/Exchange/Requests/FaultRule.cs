namespace SpaceGeo.Exchange.Requests;

/// <summary>What becomes of a batch with a faulty shape.</summary>
public enum FaultRule
{
    /// <summary>It is refused with its faults.</summary>
    Refuse,

    /// <summary>It is measured as far as it can be; rooms without area have null, and the faults stand beside.</summary>
    Report,
}
