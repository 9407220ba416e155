using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>The parameters that name coordinate systems.</summary>
internal static class SystemParameters
{
    /// <summary>Names the system in which geometries are told.</summary>
    public const string Told = "crs";

    /// <summary>Names the system of <c>bbox</c>.</summary>
    public const string OfBox = "bbox-crs";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> Names { get; } = [Told, OfBox];

    /// <summary>Reads a system.</summary>
    /// <param name="query">The request.</param>
    /// <param name="name">The parameter that names it.</param>
    /// <returns>The system; longitude and latitude of WGS 84 where none is named.</returns>
    public static CoordinateSystem Read(RequestQuery query, string name) => query[name] is not string uri
        ? CoordinateSystem.Crs84
        : CoordinateSystem.Find(uri)
            ?? throw ProblemException.BadRequest($"{name} must be one of: {string.Join(", ", CoordinateSystem.All.Select(s => s.Uri))}.");
}
