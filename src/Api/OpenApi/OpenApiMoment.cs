using SpaceGeo.Api.Moments;

namespace SpaceGeo.Api.OpenApi;

/// <summary>The parameters that name a moment in the OpenAPI document.</summary>
internal static class OpenApiMoment
{
    /// <summary>When it is to be true.</summary>
    public static OperationParameter Day { get; } = new(
        MomentReader.DayParameter, "The day that is asked about; today without it.", """{"type":"string","format":"date"}""")
    {
        Example = "\"2026-01-31\"",
    };

    /// <summary>By when it was known.</summary>
    public static OperationParameter Known { get; } = new(
        MomentReader.KnownParameter,
        "As was known at the end of this day (UTC), or at this instant: nothing that came in later is considered; all that is known without it.",
        """{"type":"string"}""")
    {
        Example = "\"2026-01-31\"",
    };
}
