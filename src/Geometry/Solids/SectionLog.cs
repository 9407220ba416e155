using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>What had to be repaired to get a section.</summary>
public sealed class SectionLog
{
    private readonly List<PolygonFault> _faults = [];

    /// <summary>Faults of rings that were mended.</summary>
    public ICollection<PolygonFault> Faults => _faults;

    /// <summary>Widest gap in a surface that was closed, in metres; 0 for none.</summary>
    public double WidestGap { get; private set; }

    /// <summary>Why a part of the body that takes something away could not be cut and took nothing; null where all could.</summary>
    public string? LeftOut { get; private set; }

    /// <summary>Whether the section differs from what the file says: a crossing border or a gap was mended. Doubled vertices and spikes do
    /// not count, since taking them out changes no area.</summary>
    public bool IsRepaired => WidestGap > 0 || _faults.Exists(f => f.Fault
        is RingFault.SelfIntersection or RingFault.HoleOutside or RingFault.Gap);

    /// <summary>By how much mending may have changed the area of a section: what crossing borders enclose more or less, and for each gap a strip
    /// of its width along half the section's box.</summary>
    /// <param name="section">What was cut with this log.</param>
    /// <returns>Square metres.</returns>
    public double MendedM2(Region section)
    {
        ArgumentNullException.ThrowIfNull(section);
        int gaps = _faults.Count(f => f.Fault == RingFault.Gap);
        return _faults.Sum(f => Math.Abs(f.AreaChangeM2))
            + (gaps == 0 || section.IsEmpty ? 0 : gaps * WidestGap * (section.Bounds.Width + section.Bounds.Height));
    }

    /// <summary>Notes a part that could not be cut.</summary>
    /// <param name="why">What is wrong with it; the first one is kept.</param>
    public void LeaveOut(string why) => LeftOut ??= why;

    /// <summary>Notes a gap that was closed.</summary>
    /// <param name="width">Metres.</param>
    public void GapClosed(double width)
    {
        WidestGap = Math.Max(WidestGap, width);
        _faults.Add(new PolygonFault(RingFault.Gap, -1, -1));
    }
}
