using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

[Collection(DatabaseCollection.Name)]
public sealed class SchemaTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private static readonly JsonSchema Schemas = Load();

    [Theory]
    [InlineData("/", "landing")]
    [InlineData("/conformance", "conformance")]
    [InlineData("/collections", "collections")]
    [InlineData("/collections/rooms", "collection")]
    [InlineData("/collections/sites/items", "page")]
    [InlineData("/collections/buildings/items?limit=1", "page")]
    [InlineData("/collections/storeys/items", "page")]
    [InlineData("/collections/rooms/items?limit=1000", "page")]
    [InlineData("/collections/rooms/items?limit=3&crs=http://www.opengis.net/def/crs/EPSG/0/3857", "page")]
    [InlineData("/collections/rooms/items?resultType=hits", "page")]
    [InlineData("/collections/rooms/items?properties=number&filter=netAreaM2%20%3E%2030", "page")]
    [InlineData("/collections/elements/items", "page")]
    [InlineData("/collections/holdings/items", "page")]
    [InlineData("/collections/idle-rooms/items", "page")]
    [InlineData("/collections/rooms/items/1.1RoomWithoutGeometry00", "feature")]
    [InlineData("/collections/rooms/items/1.1Room0000000000000000$", "feature")]
    [InlineData("/search/vacant?near=HQ", "page")]
    public async Task Answers_are_as_the_standard_has_them(string address, string schema) => Check(await api.JsonAsync(address), schema);

    [Theory]
    [InlineData("/collections/none")]
    [InlineData("/collections/rooms/items?limit=0")]
    [InlineData("/collections/rooms/items?bbox=1,2,3")]
    [InlineData("/questions/none")]
    public async Task Problems_are_as_the_standard_has_them(string address)
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri(address, UriKind.Relative));

        Check(JsonNode.Parse(await response.Content.ReadAsStringAsync())!, "problem");
    }

    [Theory]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{}}],"links":[{"href":"x","rel":"self"}],"timeStamp":"2026-01-01T00:00:00Z","numberReturned":1}""")]
    [InlineData("""{"type":"FeatureCollection","features":[],"links":[{"rel":"self"}],"timeStamp":"2026-01-01T00:00:00Z","numberReturned":0}""")]
    public void What_is_not_as_the_standard_has_it_is_noticed(string answer) =>
        Assert.False(Of("page").Evaluate(JsonNode.Parse(answer), Options).IsValid);

    [Fact]
    public async Task Features_are_as_the_schema_of_their_collection_has_them()
    {
        foreach (string collection in (string[])["sites", "buildings", "storeys", "rooms", "elements", "holdings", "idle-rooms"])
        {
            var schema = JsonSchema.FromText((await api.JsonAsync($"/collections/{collection}/schema")).ToJsonString());
            foreach (JsonNode? feature in await api.FeaturesAsync($"/collections/{collection}/items?limit=100"))
            {
                // Null stands for no value. The schema names the type of values alone, since GDAL 3.6 reads no list of types.
                JsonObject properties = feature!["properties"]!.AsObject();
                foreach (string nothing in properties.Where(p => p.Value is null).Select(p => p.Key).ToArray())
                {
                    properties.Remove(nothing);
                }

                EvaluationResults result = schema.Evaluate(feature, Options);
                Assert.True(result.IsValid, $"{collection}: {Faults(result)}\n{feature}");
            }
        }
    }

    private static void Check(JsonNode answer, string schema)
    {
        EvaluationResults result = Of(schema).Evaluate(answer, Options);
        Assert.True(result.IsValid, $"{Faults(result)}\n{answer}");
    }

    private static JsonSchema Of(string name) => new JsonSchemaBuilder().Ref($"{Schemas.BaseUri}#/$defs/{name}").Build();

    private static string Faults(EvaluationResults result) => string.Join('\n', result.Details.Where(d => d.HasErrors)
        .Select(d => $"{d.InstanceLocation}: {JsonSerializer.Serialize(d.Errors)}"));

    private static JsonSchema Load()
    {
        var schemas = JsonSchema.FromText(File.ReadAllText(Path.Combine(TestFiles.Root, "tests", "data", "ogc", "features.schema.json")));
        SchemaRegistry.Global.Register(schemas);
        return schemas;
    }
}
