using SpaceGeo.Api.Http;

namespace SpaceGeo.Api.OpenApi;

/// <summary>Vector tiles in the OpenAPI document.</summary>
internal static class OpenApiTiles
{
    private const string Whole = """{"type":"integer","minimum":0}""";

    /// <summary>All operations.</summary>
    public static IReadOnlyList<OpenApiOperation> Operations { get; } =
    [
        new("/tiles", "The vector tiles as TileJSON 3.0", "Addresses, zooms, layers and fields of the tiles.", [], [(MediaTypes.Json, """{"type":"object"}""")]),
        new("/tiles/{z}/{x}/{y}", "A vector tile of buildings and rooms",
            "Mapbox Vector Tile 2.1 with the layers buildings and, from zoom 15, rooms with areas and states; 204 where nothing is there, 304 to an ETag that still holds.",
            [
                new("z", "Zoom, 0 for the whole earth.", Whole) { IsInPath = true, Example = "17" },
                new("x", "Column from the west.", Whole) { IsInPath = true, Example = "109440" },
                new("y", "Row from the north.", Whole) { IsInPath = true, Example = "53541" },
                new("storey", "Only rooms of the storeys with this number; 0 is the lowest.", Whole), OpenApiMoment.Day, OpenApiMoment.Known,
            ],
            [(MediaTypes.VectorTile, """{"type":"string","format":"binary"}""")]),
    ];
}
