namespace SpaceGeo.Revisions.Overlaps;

/// <summary>Two shapes of two versions that share floor.</summary>
/// <param name="Before">Number of the shape in the list of the older version.</param>
/// <param name="After">Number of the shape in the list of the newer.</param>
/// <param name="SharedM2">What both cover, in square metres.</param>
/// <param name="BeforeM2">Area of the older shape.</param>
/// <param name="AfterM2">Area of the newer.</param>
internal readonly record struct SharedFootprint(int Before, int After, double SharedM2, double BeforeM2, double AfterM2)
{
    /// <summary>What both cover in parts of what either covers: 1 for equal shapes.</summary>
    public double Likeness => Math.Clamp(SharedM2 / (BeforeM2 + AfterM2 - SharedM2), 0, 1);
}
