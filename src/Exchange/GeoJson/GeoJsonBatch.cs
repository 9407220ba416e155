using SpaceGeo.Exchange.Documents;

namespace SpaceGeo.Exchange.GeoJson;

/// <summary>
/// Reads rooms and obstacles from a FeatureCollection of polygons in metres. The property <c>role</c> says room (as does its absence) or
/// obstacle. An obstacle takes from every room it overlaps; with the property <c>room</c>, from the room of that id alone. A room may carry
/// its own obstacles in the member or property <c>obstacles</c>, a list of polygons.
/// </summary>
public static class GeoJsonBatch
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">UTF-8, with or without a byte order mark.</param>
    /// <returns>The batch; features are counted from 0.</returns>
    /// <exception cref="MalformedInputException">It is no JSON, or no FeatureCollection of polygons.</exception>
    public static AreaBatch Read(ReadOnlyMemory<byte> text) => JsonValue.Read(text, document =>
    {
        var builder = new BatchBuilder("feature");
        new FeatureReader(builder).Read(document);
        return builder.Build();
    });
}
