using SpaceGeo.Exchange;

namespace SpaceGeo.Api.Processes;

/// <summary>How much one request for net areas may ask.</summary>
public sealed record NetAreaLimits
{
    /// <summary>Bytes of a request's body.</summary>
    public long BodyBytes { get; init; } = 256L << 20;

    /// <summary>Bytes of one batch, which is held in memory.</summary>
    public int BatchBytes { get; init; } = 32 << 20;

    /// <summary>Batches of a request.</summary>
    public int Batches { get; init; } = 10_000;

    /// <summary>Vertices of one room or obstacle.</summary>
    public int VerticesPerShape { get; init; } = 20_000;

    /// <summary>Vertices of a room and the obstacles near it.</summary>
    public int VerticesPerRoom { get; init; } = 100_000;

    /// <summary>Crossings of borders times vertices, and for each edge those that lie above it, of a shape and of a room with the obstacles
    /// near it: some seconds.</summary>
    public long StepsPerRoom { get; init; } = 100_000_000;

    /// <summary>From the first byte to the last answer.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Requests for net areas at a time; they do not count among <see cref="ApiOptions.ConcurrentRequests"/>.</summary>
    public int ConcurrentRequests { get; init; } = 16;

    internal BatchLimits OfShapes => new(VerticesPerShape, VerticesPerRoom, StepsPerRoom);
}
