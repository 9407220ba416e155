namespace SpaceGeo.Store.Districts;

/// <summary>A made-up district of real buildings.</summary>
/// <param name="Seed">Same seed and models, same district.</param>
/// <param name="Rooms">At least so many rooms, at the mix of the reference district; null for the reference district itself.</param>
public sealed record DistrictOptions(int Seed = 1, long? Rooms = null)
{
    /// <summary>Of the district's codes, so that several lie side by side.</summary>
    internal string Prefix => (Buildings, Rooms) switch
    {
        (int buildings, _) => FormattableString.Invariant($"DEMO-{Seed}-{buildings}B-"),
        (null, long rooms) => FormattableString.Invariant($"DEMO-{Seed}-{rooms}-"),
        (null, null) => FormattableString.Invariant($"DEMO-{Seed}-"),
    };

    /// <summary>So many buildings, as many of each template as of any other, instead of a mix; null for a mix.</summary>
    public int? Buildings { get; init; }

    /// <summary>On so many sites; null for as many as fit the reference district's mix.</summary>
    public int? Sites { get; init; }

    /// <summary>Radius of the circle over which the sites are spread, in metres; null for a city that grows with them.</summary>
    public double? RadiusM { get; init; }

    /// <summary>From one building to the next on a site, in metres; more than the largest one is across.</summary>
    public double SpacingM { get; init; } = 60;

    /// <summary>Net area of the reference district, in square metres.</summary>
    public const double ReferenceNetM2 = 209_400;

    /// <summary>Rooms of the reference district.</summary>
    public const int ReferenceRooms = 7_900;

    /// <summary>Sites of the reference district.</summary>
    public const int ReferenceSites = 33;
}

/// <summary>A district as it is stored.</summary>
/// <param name="IsNew">False when it was there already: nothing was written.</param>
/// <param name="Sites">Its sites.</param>
/// <param name="Buildings">Its buildings, each a copy of a model's.</param>
/// <param name="Rooms">Their rooms.</param>
/// <param name="Elements">Their elements.</param>
/// <param name="NetM2">Net area of all rooms by the models' own measurement, in square metres.</param>
public sealed record DistrictResult(bool IsNew, int Sites, int Buildings, long Rooms, long Elements, double NetM2);
