namespace SpaceGeo.Exchange;

/// <summary>How large the shapes of a batch may be.</summary>
/// <param name="VerticesPerShape">Of a room or obstacle, all rings together.</param>
/// <param name="VerticesPerRoom">Of a room and all obstacles whose boxes meet its own.</param>
/// <param name="StepsPerRoom">Crossings times edges, and for each edge those that lie above it, of a shape and of a room with those obstacles:
/// what cutting them into slabs costs.</param>
public sealed record BatchLimits(int VerticesPerShape, int VerticesPerRoom, long StepsPerRoom)
{
    /// <summary>As large as memory allows, and as tangled as patience does.</summary>
    public static BatchLimits Widest { get; } = new(int.MaxValue, int.MaxValue, 1_000_000_000);
}
