using System.Diagnostics;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>
/// The last guard against files that would be read for hours: each step is bounded for itself, and their number by the file, but not their
/// product. When the time is over, what is left is reported, room by room and element by element.
/// </summary>
/// <param name="limit">How long rooms and elements are worked on.</param>
internal sealed class IfcPatience(TimeSpan limit)
{
    // The largest reference model (27 MB) takes a second; a gigabyte of tiled real buildings two minutes.
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ForMegabyte = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>The patience that a file deserves.</summary>
    /// <param name="bytes">Its length.</param>
    /// <returns>A generous multiple of what an honest file of this length takes.</returns>
    public static TimeSpan For(long bytes) => Least + (ForMegabyte * (bytes / 1e6));

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => _clock.Elapsed >= limit;

    /// <summary>Looks at the clock before another element is worked on.</summary>
    /// <exception cref="IfcGeometryException">The time is over.</exception>
    public void Check()
    {
        if (IsOver)
        {
            throw new IfcGeometryException("out-of-time", FormattableString.Invariant($"the file took more than {limit.TotalSeconds:F0} seconds before"));
        }
    }
}
