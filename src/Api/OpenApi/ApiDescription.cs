using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Processes;
using SpaceGeo.Store.Questions;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.OpenApi;

/// <summary>The description of this API, for programs and for people.</summary>
internal sealed class ApiDescription(ApiOptions options, IReadOnlyList<Question> questions, IReadOnlyList<ProcessDescription> processes)
{
    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await ShowHtmlAsync(context);
            return;
        }

        string server = Address.Of(context, options.PublicUrl).To().TrimEnd('/');
        await JsonBody.WriteAsync(context, MediaTypes.OpenApi, json => OpenApiDocument.Write(json, server, questions, processes));
    }

    public async Task ShowHtmlAsync(HttpContext context)
    {
        RequestQuery.Read(context);
        Address address = Address.Of(context, options.PublicUrl);
        HtmlPage page = new HtmlPage("API", ("SpaceGeo", address.To()))
            .Paragraph("GET and HEAD, and POST to execute a process. Errors are application/problem+json.")
            .Links(("OpenAPI 3.0", address.To("api") + "?f=json"))
            .Heading("Resources")
            .Table(["Path", "Meaning"], OpenApiDocument.Resources.Select(r => new object[] { r.Path, r.Summary })
                .Concat(OpenApiQuestions.Operations(questions).Append(OpenApiQuestions.OfBuilding).Concat(OpenApiTiles.Operations).Concat(OpenApiLedger.Operations).Concat(OpenApiDifferences.Operations).Concat(OpenApiChanges.Operations).Concat(OpenApiJobs.Operations)
                    .Concat(OpenApiScenarios.Operations).Select(o => new object[] { o.Path, o.Summary })))
            .Heading("Questions and searches");
        foreach (OpenApiOperation operation in OpenApiQuestions.Operations(questions).Where(o => o.Parameters.Count > 1))
        {
            page.Heading(operation.Summary).Paragraph(operation.Description)
                .Form(address.To() + operation.Path[1..], operation.Parameters.Select(p => (p.Name, p.Description)));
        }

        page.Heading("Parameters of items")
            .Table(["Name", "Meaning"], OpenApiParameters.Common.Select(p => new object[] { p.Name, p.Description }));
        foreach (Layer layer in Layers.All)
        {
            page.Heading("Items of " + layer.Id).Form(
                    address.To("collections", layer.Id, "items"),
                    OpenApiParameters.Common.Where(p => p.Name != "cursor").Select(p => (p.Name, p.Description)))
                .Heading("Filters of " + layer.Id)
                .Table(["Name", "Type", "Meaning"], layer.Properties.Select(p => new object[] { p.Name, p.Type, p.Description }));
        }

        await page.WriteAsync(context);
    }
}
