namespace SpaceGeo.Report.Stacking;

/// <summary>What a part of a storey is used for.</summary>
public enum StackedUse
{
    /// <summary>An organisation has it.</summary>
    Used,

    /// <summary>Nobody has it, and somebody could.</summary>
    Idle,

    /// <summary>Neither: plant, or rooms of which nobody knows who uses them.</summary>
    Other,
}

/// <summary>A part of a storey.</summary>
/// <param name="Use">What for.</param>
/// <param name="Organisation">Code of the organisation; empty unless it is used.</param>
/// <param name="AreaM2">Net area, m², above 0.</param>
public sealed record StackedPart(StackedUse Use, string Organisation, double AreaM2);

/// <summary>A storey before and after.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">Its parts before.</param>
/// <param name="After">Its parts after, of the same area together.</param>
public sealed record StackedStorey(string Name, IReadOnlyList<StackedPart> Before, IReadOnlyList<StackedPart> After)
{
    /// <summary>Net area, m².</summary>
    public double AreaM2 => Before.Sum(part => part.AreaM2);
}

/// <summary>A building.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Site">Name of its site.</param>
/// <param name="Storeys">Its storeys, the highest first.</param>
public sealed record StackedBuilding(string Name, string Site, IReadOnlyList<StackedStorey> Storeys);

/// <summary>Storeys of buildings as bars, before and after side by side.</summary>
/// <param name="Title">Title of the sheet.</param>
/// <param name="Buildings">The buildings.</param>
/// <param name="Names">Names of organisations by code.</param>
/// <param name="LeftOut">Buildings that did not fit on the sheet.</param>
public sealed record StackingPlan(
    string Title, IReadOnlyList<StackedBuilding> Buildings, IReadOnlyDictionary<string, string> Names, int LeftOut = 0);
