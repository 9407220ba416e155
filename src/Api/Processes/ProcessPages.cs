using System.Text.Json;
using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Exchange.Requests;

namespace SpaceGeo.Api.Processes;

/// <summary>The list of processes, and their descriptions, in the style of OGC API – Processes.</summary>
internal sealed class ProcessPages(ProcessHandlers handlers, ApiOptions options)
{
    /// <summary>Relation of a link to the list.</summary>
    public const string Relation = "http://www.opengis.net/def/rel/ogc/1.0/processes";

    private const string Execute = "http://www.opengis.net/def/rel/ogc/1.0/execute";
    private const string Heading = "Processes";

    public async Task ListAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        Address address = Address.Of(context, options.PublicUrl);
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await new HtmlPage(Heading, ("SpaceGeo", address.To()))
                .Table(["Process", "Meaning"], handlers.Descriptions.Select(d => new object[]
                {
                    new HtmlLink(d.Title, address.To("processes", d.Id) + "?f=html"), d.Text,
                }))
                .WriteAsync(context);
            return;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("processes");
            foreach (ProcessDescription process in handlers.Descriptions)
            {
                json.WriteStartObject();
                WriteSummary(json, process);
                Link.Write(json, [new Link(address.To("processes", process.Id), "self", MediaTypes.Json, "Description of the process")]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Link.Write(json, Link.SelfAndAlternate(address, MediaTypes.Json));
            json.WriteEndObject();
        });
    }

    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        string id = context.Request.RouteValues["process"] as string ?? NetAreaDescription.Id;
        ProcessDescription process = handlers.Descriptions.FirstOrDefault(d => d.Id == id) ?? throw handlers.Unknown(id);
        Address address = Address.Of(context, options.PublicUrl);
        string execution = address.To("processes", process.Id, "execution");
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await new HtmlPage(process.Title, ("SpaceGeo", address.To()), (Heading, address.To("processes") + "?f=html"))
                .Paragraph(process.Text)
                .Paragraph(process.IsJob ? options.Jobs.InWords() : NetAreaDescription.LimitsInWords(options.NetArea))
                .Heading("POST " + execution)
                .Table(["Input", "Meaning"], process.Inputs.Select(i => new object[] { i.Name, i.Description }))
                .WriteAsync(context);
            return;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            WriteSummary(json, process);
            json.WriteStartObject("inputs");
            foreach ((string name, string description, string schema, int least) in process.Inputs)
            {
                WriteValue(json, name, description, schema, least);
            }

            json.WriteEndObject();
            json.WriteStartObject("outputs");
            WriteValue(json, process.Output.Name, process.Output.Description, process.Output.Schema, null);
            json.WriteEndObject();
            WriteLimits(json, process);
            Link.Write(json,
            [
                .. Link.SelfAndAlternate(address, MediaTypes.Json), new Link(execution, Execute, MediaTypes.Json, "POST the inputs here"),
            ]);
            json.WriteEndObject();
        });
    }

    /// <summary>The inputs of the process net-area.</summary>
    public static IReadOnlyList<ProcessInput> Inputs { get; } =
    [
        new(NetAreaRequestReader.Inputs[0], "The rooms.", NetAreaDescription.Shapes, 1),
        new(NetAreaRequestReader.Inputs[1], "What takes area away: from every room that it overlaps, or from the one whose id its property "
            + "room names. Receipts take obstacles in this order.", NetAreaDescription.Shapes, 0),
        new(NetAreaRequestReader.Inputs[2], "Whether to say what each obstacle took.", """{"type":"boolean","default":false}""", 0),
        new(NetAreaRequestReader.Inputs[3], "What becomes of a batch with a faulty shape: it is refused with all its faults, or measured as far "
            + "as it can be, with null areas for the other rooms and the faults beside.",
            """{"type":"string","enum":["refuse","report"],"default":"refuse"}""", 0),
    ];

    private void WriteLimits(Utf8JsonWriter json, ProcessDescription process)
    {
        if (process.IsJob)
        {
            options.Jobs.Write(json);
        }
        else
        {
            NetAreaDescription.WriteLimits(json, options.NetArea);
        }
    }

    private static void WriteSummary(Utf8JsonWriter json, ProcessDescription process)
    {
        json.WriteString("id", process.Id);
        json.WriteString("title", process.Title);
        json.WriteString("description", process.Text);
        json.WriteString("version", typeof(ProcessPages).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("jobControlOptions");
        json.WriteStringValue(process.IsJob ? "async-execute" : "sync-execute");
        if (process.IsJob)
        {
            json.WriteStringValue("dismiss");
        }

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
