using Xunit;

namespace SpaceGeo.Tests;

/// <summary>A test over the reference data: skipped with a clear word where that is absent, except in CI, where it then fails.</summary>
public sealed class ReferenceFactAttribute : FactAttribute
{
    public ReferenceFactAttribute() => Skip = ReferenceData.SkipReason;
}

/// <summary>A theory over the reference data: skipped with a clear word where that is absent, except in CI, where it then fails.</summary>
public sealed class ReferenceTheoryAttribute : TheoryAttribute
{
    public ReferenceTheoryAttribute() => Skip = ReferenceData.SkipReason;
}

internal static class ReferenceData
{
    public static string? SkipReason { get; } =
        Directory.Exists(TestFiles.Reference) || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : $"the reference data is not at {TestFiles.Reference}";
}
