namespace SpaceGeo.Exchange.Requests;

/// <summary>What is asked about a batch, beside its shapes.</summary>
/// <param name="Receipts">Whether to say what each obstacle took.</param>
/// <param name="OnFault">What becomes of a batch with a faulty shape.</param>
public sealed record AreaQuestion(bool Receipts, FaultRule OnFault);

/// <summary>A batch and what is asked about it.</summary>
/// <param name="Batch">Rooms and obstacles.</param>
/// <param name="Question">What is asked.</param>
public sealed record NetAreaRequest(AreaBatch Batch, AreaQuestion Question);
