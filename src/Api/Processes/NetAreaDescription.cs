using System.Globalization;
using System.Text.Json;
using SpaceGeo.Exchange.Requests;

namespace SpaceGeo.Api.Processes;

/// <summary>What the process takes and gives, in the words of its description and of the OpenAPI document.</summary>
internal static class NetAreaDescription
{
    public const string Id = "net-area";
    public const string Title = "Net areas of rooms";

    public const string Text =
        "The area of each room less the union of the obstacles in it, with a bound on the rounding, and on request a receipt of what each "
        + "obstacle took. Coordinates are metres of one plane. A body holds one batch or several, one after another, each answered as soon "
        + "as it is measured, in the encoding it came in.";

    /// <summary>The process.</summary>
    public static ProcessDescription Process { get; } = new(
        Id, Title, Text, ProcessPages.Inputs, new ProcessOutput(NetAreaRequestReader.Output, "The areas, a feature for each room.", """{"type":"object"}"""))
    {
        IsJob = false,
    };

    /// <summary>JSON Schema of rooms or obstacles.</summary>
    public const string Shapes =
        """
        {"oneOf":[
          {"title":"GeoJSON FeatureCollection of Polygons and MultiPolygons in metres","type":"object","required":["type","features"],"properties":{
            "type":{"type":"string","enum":["FeatureCollection"]},"features":{"type":"array","items":{"type":"object"}}}},
          {"title":"Flat arrays","type":"object","required":["coordinates","ringEnds"],"properties":{
            "coordinates":{"type":"array","items":{"type":"number"},"description":"x, y, x, y, … in metres; in MessagePack also bytes: 64-bit floats, low byte first."},
            "ringEnds":{"type":"array","items":{"type":"integer"},"description":"For each ring the number of the vertex after its last; in MessagePack also bytes: 32-bit whole numbers, low byte first."},
            "shapeEnds":{"type":"array","items":{"type":"integer"},"description":"For each shape the number of the ring after its last; without it each ring is a shape. Rings count under the even-odd rule."},
            "ids":{"type":"array","items":{"oneOf":[{"type":"string"},{"type":"number"}]}},
            "rooms":{"type":"array","items":{"type":"integer"},"description":"Of obstacles: the number of the only room that each takes from, or −1."}}}]}
        """;

    /// <summary>JSON Schema of an answer.</summary>
    public const string Areas =
        """
        {"type":"object","required":["type","engineVersion","features","faults"],"properties":{
          "type":{"type":"string","enum":["FeatureCollection"]},
          "engineVersion":{"type":"string"},
          "features":{"type":"array","description":"One for each room, in the order of the request.","items":{"type":"object","properties":{
            "type":{"type":"string","enum":["Feature"]},"id":{"type":"string"},"geometry":{"type":"object","nullable":true},
            "properties":{"type":"object","properties":{
              "grossAreaM2":{"type":"number","nullable":true},"netAreaM2":{"type":"number","nullable":true},
              "boundM2":{"type":"number","nullable":true,"description":"How far netAreaM2 can lie from the exact value for these coordinates."},
              "status":{"type":"string","enum":["ok","repaired","failed"]},
              "reason":{"type":"string","description":"A fault, or empty."},
              "receipt":{"type":"array","description":"Only with receipts. The lines add up to gross less net.","items":{"type":"object","properties":{
                "obstacle":{"type":"integer","description":"Its number among the obstacles, from 0."},"id":{"type":"string"},
                "areaM2":{"type":"number","description":"What no line before has taken."}}}}}}}}},
          "faults":{"$ref":"#/components/schemas/faults"}}}
        """;

    /// <summary>JSON Schema of a list of faults.</summary>
    public const string Faults =
        """
        {"type":"array","items":{"type":"object","properties":{
          "room":{"type":"integer","description":"Number of the room, from 0; or else:"},"obstacle":{"type":"integer","description":"Number of the obstacle, from 0."},
          "feature":{"type":"integer","description":"Number in its collection."},"id":{"type":"string"},
          "fault":{"type":"string","enum":["not-finite","too-few-vertices","duplicate-vertex","spike","self-intersection","hole-outside","tangled","not-closed"]},
          "ring":{"type":"integer"},"vertex":{"type":"integer"}}}}
        """;

    /// <summary>A request.</summary>
    public const string ExampleRequest =
        """
        {"inputs":{"rooms":{"type":"FeatureCollection","features":[{"type":"Feature","id":"101","properties":null,"geometry":{"type":"Polygon","coordinates":[[[0,0],[6,0],[6,4],[0,4],[0,0]]]}}]},"obstacles":{"type":"FeatureCollection","features":[{"type":"Feature","id":"C1","properties":null,"geometry":{"type":"Polygon","coordinates":[[[1,1],[1.4,1],[1.4,1.4],[1,1.4],[1,1]]]}}]},"receipts":true}}
        """;

    /// <summary>The same in flat arrays, two batches of it: the first without a receipt.</summary>
    public const string ExampleLines =
        """
        {"rooms":{"coordinates":[0,0,6,0,6,4,0,4],"ringEnds":[4],"ids":["101"]},"obstacles":{"coordinates":[1,1,1.4,1,1.4,1.4,1,1.4],"ringEnds":[4],"ids":["C1"]}}
        {"rooms":{"coordinates":[0,0,6,0,6,4,0,4],"ringEnds":[4],"ids":["101"]},"obstacles":{"coordinates":[1,1,1.4,1,1.4,1.4,1,1.4],"ringEnds":[4],"ids":["C1"]},"receipts":true}
        """;

    /// <summary>Writes the limits of a request.</summary>
    /// <param name="json">Inside an object.</param>
    /// <param name="limits">The limits.</param>
    public static void WriteLimits(Utf8JsonWriter json, NetAreaLimits limits)
    {
        json.WriteStartObject("limits");
        foreach ((string name, double value) in Limits(limits))
        {
            json.WriteNumber(name, value);
        }

        json.WriteEndObject();
    }

    /// <summary>The limits in a sentence.</summary>
    /// <param name="limits">The limits.</param>
    public static string LimitsInWords(NetAreaLimits limits) => string.Create(
        CultureInfo.InvariantCulture,
        $"A request may hold {limits.BodyBytes:N0} bytes and {limits.Batches:N0} batches of {limits.BatchBytes:N0} bytes, a room or obstacle {limits.VerticesPerShape:N0} vertices, a room with the obstacles near it {limits.VerticesPerRoom:N0}; it may take {limits.Time.TotalSeconds:N0} seconds.");

    private static IEnumerable<(string Name, double Value)> Limits(NetAreaLimits limits) =>
    [
        ("bodyBytes", limits.BodyBytes), ("batchBytes", limits.BatchBytes), ("batches", limits.Batches),
        ("verticesPerShape", limits.VerticesPerShape), ("verticesPerRoom", limits.VerticesPerRoom), ("seconds", limits.Time.TotalSeconds),
    ];
}
