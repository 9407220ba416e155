namespace SpaceGeo.Exchange;

/// <summary>How large the shapes of a batch may be.</summary>
/// <param name="VerticesPerShape">Of a room or obstacle, all rings together.</param>
/// <param name="VerticesPerRoom">Of a room and all obstacles whose boxes meet its own.</param>
public sealed record BatchLimits(int VerticesPerShape, int VerticesPerRoom)
{
    /// <summary>As large as memory allows.</summary>
    public static BatchLimits None { get; } = new(int.MaxValue, int.MaxValue);
}
