namespace SpaceGeo.Geometry.Areas;

/// <summary>How well the source of a rule is established.</summary>
public enum RuleAuthority
{
    /// <summary>The issuing body's own text.</summary>
    Official,

    /// <summary>A repost or an excerpt.</summary>
    Secondary,

    /// <summary>No text at hand; never a default.</summary>
    Memory,
}

/// <summary>One kind of obstacle that a standard deducts.</summary>
/// <param name="Kind">What is deducted.</param>
/// <param name="Category">Where it is booked.</param>
/// <param name="MinAreaM2">Obstacles whose whole section is smaller stay in, in square metres.</param>
/// <param name="MaxAreaM2">Obstacles whose whole section is larger stay in, in square metres; null for no limit.</param>
public sealed record Deduction(ObstacleKind Kind, AreaCategory Category, double MinAreaM2 = 0, double? MaxAreaM2 = null)
{
    /// <summary>Whether the size of an obstacle matters.</summary>
    public bool IsLimited => MinAreaM2 > 0 || MaxAreaM2 is not null;

    /// <summary>Whether an obstacle is of a size that is deducted.</summary>
    /// <param name="areaM2">Area of its whole section, in square metres.</param>
    /// <returns>True between the two limits, both included.</returns>
    public bool Takes(double areaM2) => areaM2 >= MinAreaM2 - Rounding && areaM2 <= (MaxAreaM2 ?? double.PositiveInfinity) + Rounding;

    // 1.0 × 1.0 drawn in millimetres and turned is off by 1e-12 m²; a limit is meant to hold for it.
    private const double Rounding = 1e-9;
}

/// <summary>Up to where a room counts beside a wall.</summary>
public enum BoundaryLine
{
    /// <summary>Up to the border that the model draws.</summary>
    Drawn,

    /// <summary>As drawn, but not beyond the wall's face on the room's side.</summary>
    InnerFace,

    /// <summary>Up to the middle of the wall.</summary>
    Centre,

    /// <summary>Up to the wall's face on the far side.</summary>
    OuterFace,
}

/// <summary>A standard's border, for each kind of wall beside the room.</summary>
/// <param name="External">Walls with the open air behind them.</param>
/// <param name="Structural">Other walls that bear, and those of which that is unknown.</param>
/// <param name="Partition">Walls that only divide.</param>
/// <param name="CurtainWall">Curtain walls.</param>
public sealed record BoundaryRule(BoundaryLine External, BoundaryLine Structural, BoundaryLine Partition, BoundaryLine CurtainWall)
{
    /// <summary>Whether rooms grow into the walls beside them, so that these must be known.</summary>
    public bool Grows => new[] { External, Structural, Partition, CurtainWall }.Any(line => line is BoundaryLine.Centre or BoundaryLine.OuterFace);

    /// <summary>Whether every room counts as it is drawn.</summary>
    public bool IsDrawn => (External, Structural, Partition, CurtainWall)
        == (BoundaryLine.Drawn, BoundaryLine.Drawn, BoundaryLine.Drawn, BoundaryLine.Drawn);
}

/// <summary>A part of a room that lies too low under its ceiling.</summary>
/// <param name="BelowM">Clear height in metres; the part with less, and not less than the band before, is meant.</param>
/// <param name="Factor">Share of it that counts: 0 for none, 1 for all.</param>
/// <param name="IsStated">Whether its area is also stated separately.</param>
public sealed record HeadroomBand(double BelowM, double Factor, bool IsStated);

/// <summary>What a standard does with low parts of rooms; bands rise.</summary>
/// <param name="Level">Under level ceilings.</param>
/// <param name="Sloped">Under sloped or stepped ones.</param>
public sealed record HeadroomRule(IReadOnlyList<HeadroomBand> Level, IReadOnlyList<HeadroomBand> Sloped)
{
    /// <summary>Whether heights matter at all.</summary>
    public bool IsNone => Level.Count + Sloped.Count == 0;
}

/// <summary>A class of rooms that a standard does not count.</summary>
/// <param name="Class">Its name, as <c>toilet</c>.</param>
/// <param name="Words">Words by which the model's own texts name such rooms, in any language.</param>
public sealed record ExcludedRooms(string Class, IReadOnlyList<string> Words);

/// <summary>Something that the program does otherwise than the standard says.</summary>
/// <param name="Word">The word that every result carries.</param>
/// <param name="Meaning">What is done instead.</param>
public sealed record Approximation(string Word, string Meaning);

/// <summary>A parameter of which the standard's source says nothing, or of which the source was not at hand.</summary>
/// <param name="Parameter">The field of the file, as <c>cutHeightM</c> or <c>deductions.covering</c>.</param>
/// <param name="Why">What the value rests on.</param>
public sealed record Assumption(string Parameter, string Why);

/// <summary>What "net area" means: a rule set that is data, one JSON file each.</summary>
/// <param name="Id">Short name used on command lines and in results, as <c>ifc-net</c>; one for each edition.</param>
/// <param name="Family">Name that the editions of one standard share.</param>
/// <param name="Title">A line for people.</param>
/// <param name="Jurisdiction">Where it applies: ISO 3166 code, or <c>INT</c>.</param>
/// <param name="FootprintHeightM">Height above a room's lowest point at which its footprint is cut, in metres.</param>
/// <param name="CutHeightM">Height above a room's floor at which obstacles are cut, in metres.</param>
/// <param name="Deductions">What is taken away.</param>
/// <param name="Boundary">Up to where a room counts.</param>
/// <param name="Headroom">What low parts count.</param>
/// <param name="Excluded">Rooms that do not count.</param>
/// <param name="ToleranceM2">Parts that an obstacle takes below this are slivers of drawing: neither deducted nor listed, in square metres.</param>
/// <param name="RoundingM2">Step to which the standard's own figure is rounded, in square metres.</param>
/// <param name="Source">Where the rule is written.</param>
/// <param name="Authority">How well that is established.</param>
/// <param name="ValidFrom">First day on which the rule applies.</param>
/// <param name="ValidTo">Last day, or null while it is in force.</param>
/// <param name="Approximations">What the program does otherwise.</param>
/// <param name="Assumptions">Parameters that are not taken from the source.</param>
public sealed record AreaStandard(
    string Id,
    string Family,
    string Title,
    string Jurisdiction,
    double FootprintHeightM,
    double CutHeightM,
    IReadOnlyList<Deduction> Deductions,
    BoundaryRule Boundary,
    HeadroomRule Headroom,
    IReadOnlyList<ExcludedRooms> Excluded,
    double ToleranceM2,
    double RoundingM2,
    string Source,
    RuleAuthority Authority,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<Approximation> Approximations,
    IReadOnlyList<Assumption> Assumptions)
{
    /// <summary>Whether rooms can be measured by this standard on plans that were laid out for another one.</summary>
    /// <param name="other">The standard that the plans were laid out for.</param>
    /// <returns>True where the plans hold all that this one asks for, in the same place: heights, borders, low parts and classes of rooms are
    /// the same, and each kind that this one deducts or tells from another is in them.</returns>
    public bool CanUsePlansOf(AreaStandard other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return FootprintHeightM == other.FootprintHeightM && CutHeightM == other.CutHeightM && Boundary == other.Boundary
            && Headroom.Level.SequenceEqual(other.Headroom.Level) && Headroom.Sloped.SequenceEqual(other.Headroom.Sloped)
            && HasSameClasses(other)
            && (other.TellsKindsApart || !TellsKindsApart)
            && Deductions.All(deduction => other.Shows(deduction.Kind));
    }

    /// <summary>Whether obstacles of a kind stand in plans that are laid out for this standard.</summary>
    /// <param name="kind">A kind of element; not a part of a room.</param>
    public bool Shows(ObstacleKind kind) => kind.IsStanding() || DeductionOf(kind) is not null;

    /// <summary>How a kind of obstacle is deducted.</summary>
    /// <param name="kind">A kind.</param>
    /// <returns>The rule, or null for a kind that this standard leaves in.</returns>
    public Deduction? DeductionOf(ObstacleKind kind)
    {
        if (kind.IsOfTheRoom())
        {
            return RoomsOwn[kind == ObstacleKind.Headroom ? 0 : 1]; // A plan holds them only where its standard asks for them.
        }

        foreach (Deduction deduction in Deductions)
        {
            if (deduction.Kind == kind)
            {
                return deduction;
            }
        }

        return null;
    }

    /// <summary>Where a kind of obstacle is booked.</summary>
    /// <param name="kind">A kind.</param>
    /// <returns>The category, or null for a kind that this standard leaves in.</returns>
    public AreaCategory? CategoryOf(ObstacleKind kind) => DeductionOf(kind)?.Category;

    /// <summary>Whether it matters to this standard which walls are partitions, which lie outside, and which columns are pilasters.</summary>
    public bool TellsKindsApart => !Boundary.IsDrawn
        || !Alike(DeductionOf(ObstacleKind.Wall), DeductionOf(ObstacleKind.Partition))
        || !Alike(DeductionOf(ObstacleKind.Column), DeductionOf(ObstacleKind.Pilaster));

    /// <summary>Whether the rule applies on a day.</summary>
    /// <param name="day">The day.</param>
    public bool IsInForce(DateOnly day) => day >= ValidFrom && (ValidTo is null || day <= ValidTo);

    /// <summary>An area as the standard states it.</summary>
    /// <param name="areaM2">Square metres.</param>
    /// <returns>The nearest multiple of the rounding; a half goes away from zero.</returns>
    public double Stated(double areaM2) =>
        // As decimals: 12.35 / 0.1 is below 123.5 in binary.
        (double)(Math.Round((decimal)areaM2 / (decimal)RoundingM2, MidpointRounding.AwayFromZero) * (decimal)RoundingM2);

    private bool HasSameClasses(AreaStandard other) => Excluded.Count == other.Excluded.Count
        && Excluded.Zip(other.Excluded).All(pair => pair.First.Class == pair.Second.Class && pair.First.Words.SequenceEqual(pair.Second.Words));

    private static bool Alike(Deduction? one, Deduction? other) =>
        one is null || other is null ? one == other : one with { Kind = other.Kind } == other;

    private static readonly Deduction[] RoomsOwn =
        [new(ObstacleKind.Headroom, AreaCategory.Other), new(ObstacleKind.RoomClass, AreaCategory.Other)];
}
