using System.Text.Json;
using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Exchange.Requests;

namespace SpaceGeo.Api.Processes;

/// <summary>The list of processes, and the description of the one there is, in the style of OGC API – Processes.</summary>
internal sealed class ProcessPages(ApiOptions options)
{
    /// <summary>Relation of a link to the list.</summary>
    public const string Relation = "http://www.opengis.net/def/rel/ogc/1.0/processes";

    private const string Execute = "http://www.opengis.net/def/rel/ogc/1.0/execute";
    private const string Heading = "Processes";

    public async Task ListAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        Address address = Address.Of(context, options.PublicUrl);
        string own = address.To("processes", NetAreaDescription.Id);
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await new HtmlPage(Heading, ("SpaceGeo", address.To()))
                .Table(["Process", "Meaning"], [[new HtmlLink(NetAreaDescription.Title, own + "?f=html"), NetAreaDescription.Text]])
                .WriteAsync(context);
            return;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("processes");
            json.WriteStartObject();
            WriteSummary(json);
            Link.Write(json, [new Link(own, "self", MediaTypes.Json, "Description of the process")]);
            json.WriteEndObject();
            json.WriteEndArray();
            Link.Write(json, Link.SelfAndAlternate(address, MediaTypes.Json));
            json.WriteEndObject();
        });
    }

    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        Address address = Address.Of(context, options.PublicUrl);
        string execution = address.To("processes", NetAreaDescription.Id, "execution");
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await new HtmlPage(NetAreaDescription.Title, ("SpaceGeo", address.To()), (Heading, address.To("processes") + "?f=html"))
                .Paragraph(NetAreaDescription.Text)
                .Paragraph(NetAreaDescription.LimitsInWords(options.NetArea))
                .Heading("POST " + execution)
                .Table(["Input", "Meaning"], Inputs.Select(i => new object[] { i.Name, i.Description }))
                .WriteAsync(context);
            return;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            WriteSummary(json);
            json.WriteStartObject("inputs");
            foreach ((string name, string description, string schema, int least) in Inputs)
            {
                WriteValue(json, name, description, schema, least);
            }

            json.WriteEndObject();
            json.WriteStartObject("outputs");
            WriteValue(json, NetAreaRequestReader.Output, "The areas, a feature for each room.", """{"type":"object"}""", null);
            json.WriteEndObject();
            NetAreaDescription.WriteLimits(json, options.NetArea);
            Link.Write(json,
            [
                .. Link.SelfAndAlternate(address, MediaTypes.Json), new Link(execution, Execute, MediaTypes.Json, "POST rooms and obstacles here"),
            ]);
            json.WriteEndObject();
        });
    }

    /// <summary>The inputs: name, meaning, JSON Schema, and how many there must be at least.</summary>
    public static IReadOnlyList<(string Name, string Description, string Schema, int Least)> Inputs { get; } =
    [
        (NetAreaRequestReader.Inputs[0], "The rooms.", NetAreaDescription.Shapes, 1),
        (NetAreaRequestReader.Inputs[1], "What takes area away: from every room that it overlaps, or from the one whose id its property "
            + "room names. Receipts take obstacles in this order.", NetAreaDescription.Shapes, 0),
        (NetAreaRequestReader.Inputs[2], "Whether to say what each obstacle took.", """{"type":"boolean","default":false}""", 0),
        (NetAreaRequestReader.Inputs[3], "What becomes of a batch with a faulty shape: it is refused with all its faults, or measured as far "
            + "as it can be, with null areas for the other rooms and the faults beside.",
            """{"type":"string","enum":["refuse","report"],"default":"refuse"}""", 0),
    ];

    private static void WriteSummary(Utf8JsonWriter json)
    {
        json.WriteString("id", NetAreaDescription.Id);
        json.WriteString("title", NetAreaDescription.Title);
        json.WriteString("description", NetAreaDescription.Text);
        json.WriteString("version", typeof(ProcessPages).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("jobControlOptions");
        json.WriteStringValue("sync-execute");
        json.WriteEndArray();
        json.WriteStartArray("outputTransmission");
        json.WriteStringValue("value");
        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, string description, string schema, int? least)
    {
        json.WriteStartObject(name);
        json.WriteString("title", name);
        json.WriteString("description", description);
        if (least is int number)
        {
            json.WriteNumber("minOccurs", number);
        }

        json.WritePropertyName("schema");
        json.WriteRawValue(schema);
        json.WriteEndObject();
    }
}
