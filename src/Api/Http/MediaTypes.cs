namespace SpaceGeo.Api.Http;

internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GeoJson = "application/geo+json";
    public const string JsonLines = "application/x-ndjson";
    public const string MessagePack = "application/msgpack";
    public const string Csv = "text/csv";
    public const string Html = "text/html";
    public const string JsonSchema = "application/schema+json";
    public const string OpenApi = "application/vnd.oai.openapi+json;version=3.0";
    public const string VectorTile = "application/vnd.mapbox-vector-tile";
    public const string CloudEvent = "application/cloudevents+json";
    public const string CloudEvents = "application/cloudevents-batch+json";
    public const string EventStream = "text/event-stream";
    public const string Svg = "image/svg+xml";
    public const string Zip = "application/zip";
    public const string Problem = "application/problem+json";
}
