using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Api.Processes;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>The landing page and what this API conforms to.</summary>
internal sealed class LandingPage(ApiOptions options)
{
    private const string Title = "SpaceGeo";
    private const string Description = "Net usable areas of rooms from building models, with the receipt of every deduction.";

    private const string TilesRelation = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";

    private static readonly string[] Conformance =
    [
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
        "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
        "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
        "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
        "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
        // Not spatial-functions: six of them refuse collections of points, lines and areas together.
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
        "http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
        "http://www.opengis.net/spec/cql2/1.0/conf/array-functions",
        "http://www.opengis.net/spec/cql2/1.0/conf/property-property",
        "http://www.opengis.net/spec/cql2/1.0/conf/arithmetic",
        // Not core, json, html and oas30 of Processes: net-area gives raw answers alone.
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/ogc-process-description",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/job-list",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/dismiss",
    ];

    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        Address address = Address.Of(context, options.PublicUrl);
        Link[] links =
        [
            new(address.To("api"), "service-desc", MediaTypes.OpenApi, "This API in OpenAPI 3.0"),
            new(address.To("api.html"), "service-doc", MediaTypes.Html, "This API for people"),
            new(address.To("conformance"), "conformance", MediaTypes.Json, "What this API conforms to"),
            new(address.To("collections"), "data", MediaTypes.Json, "Sites, buildings, storeys, rooms, elements, holdings and idle rooms"),
            new(address.To("questions"), "related", MediaTypes.Json, "Questions to the ledger: who uses what, what is idle, who is over the limit"),
            new(address.To("tiles"), TilesRelation, MediaTypes.Json, "Vector tiles of buildings and rooms, as TileJSON"),
            new(address.To("changes"), "related", MediaTypes.CloudEvents, "What changed, for other systems: revisions, areas, ledger"),
            new(address.To("processes"), ProcessPages.Relation, MediaTypes.Json, "What can be computed: net areas of rooms that are sent, plans"),
            new(address.To("jobs"), JobPages.Relation, MediaTypes.Json, "Jobs: what is being computed, and what was"),
        ];
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await new HtmlPage(Title)
                .Paragraph(Description)
                .Table(["Collection", "Content"], Layers.All.Select(layer => new object[]
                {
                    new HtmlLink(layer.Title, address.To("collections", layer.Id, "items") + "?f=html&limit=50"), layer.Description,
                }))
                .Heading("About this API")
                .Links(links.Select(l => (l.Title, l.Href + (l.Type == MediaTypes.OpenApi ? "?f=json" : l.Rel == TilesRelation ? string.Empty : "?f=html"))))
                .WriteAsync(context);
            return;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteString("title", Title);
            json.WriteString("description", Description);
            Link.Write(json, [.. Link.SelfAndAlternate(address, MediaTypes.Json), .. links]);
            json.WriteEndObject();
        });
    }

    public async Task ShowConformanceAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        Address address = Address.Of(context, options.PublicUrl);
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await new HtmlPage("Conformance", (Title, address.To())).Links(Conformance.Select(c => (c, c))).WriteAsync(context);
            return;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("conformsTo");
            foreach (string name in Conformance)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            Link.Write(json, Link.SelfAndAlternate(address, MediaTypes.Json));
            json.WriteEndObject();
        });
    }
}
