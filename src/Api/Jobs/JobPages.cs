using System.Globalization;
using System.Text;
using System.Text.Json;
using SpaceGeo.Api.Access;
using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Audit;
using SpaceGeo.Store.Jobs;

namespace SpaceGeo.Api.Jobs;

/// <summary>Takes orders for jobs, and shows, dismisses and gives the results of them.</summary>
internal sealed class JobPages(JobStore store, ProcessHandlers processes, ApiOptions options)
{
    /// <summary>Relation of a link to the list.</summary>
    public const string Relation = "http://www.opengis.net/def/rel/ogc/1.0/job-list";

    private const string NoSuchJob = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-job";
    private const string NotReady = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/result-not-ready";
    private const string Asynchronously = "respond-async";
    private const string Heading = "Jobs";
    private const string ReloadSeconds = "2";

    public async Task ExecuteAsync(HttpContext context)
    {
        RequestQuery.Read(context);
        string id = (string)context.Request.RouteValues["process"]!;
        IProcessHandler process = processes.Find(id) ?? throw processes.Unknown(id);
        options.Access.Demand(context, Role.Plans);
        (JsonElement inputs, bool isDocument) = await JobOrderReader.ReadAsync(context, process.Description.Output.Name, options.Jobs.BodyBytes);
        process.Check(inputs);
        var order = new JobOrder(id, inputs.GetRawText(), isDocument, Actor.OfRequest(AccessTokens.Word(Role.Plans)));
        StoredJob job = await store.AddAsync(order, options.Jobs.Waiting, context.RequestAborted) ?? throw new ProblemException(
            StatusCodes.Status503ServiceUnavailable, $"{options.Jobs.Waiting} jobs are waiting already; try again later, or dismiss some.");
        Address address = Address.Of(context, options.PublicUrl);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = address.To("jobs", JobJson.Id(job));
        if (context.Request.Headers["Prefer"].Any(p => p!.Contains(Asynchronously, StringComparison.OrdinalIgnoreCase)))
        {
            context.Response.Headers["Preference-Applied"] = Asynchronously;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json => JobJson.Write(json, job, address));
    }

    public async Task ListAsync(HttpContext context)
    {
        JobQuery asked = JobQuery.Read(context, out RequestQuery query);
        IReadOnlyList<StoredJob> found = asked.IsNone ? [] : await store.ListAsync(asked.Before, asked.Filter, asked.Limit + 1, context.RequestAborted);
        StoredJob[] page = [.. found.Take(asked.Limit)];
        Address address = Address.Of(context, options.PublicUrl);
        string? next = found.Count > asked.Limit ? address.Here(JobQuery.Cursor, JobJson.Id(page[^1])) : null;
        context.Response.Headers.CacheControl = "no-store";
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await new HtmlPage(Heading, ("SpaceGeo", address.To()))
                .Table(["Job", "Process", "Status", "Progress in %", "What", "Asked for", "Ended"], page.Select(j => new object?[]
                {
                    new HtmlLink(JobJson.Id(j), address.To("jobs", JobJson.Id(j)) + "?f=html"), j.Process, j.Status.Word(), j.Progress.Percent,
                    j.Progress.Message, j.CreatedAt, j.FinishedAt,
                }))
                .Links(next is null ? [] : [("Next page", next)])
                .WriteAsync(context);
            return;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("jobs");
            foreach (StoredJob job in page)
            {
                JobJson.Write(json, job, address);
            }

            json.WriteEndArray();
            Link.Write(json,
            [
                .. Link.SelfAndAlternate(address, MediaTypes.Json),
                .. next is null ? [] : new[] { new Link(next, "next", MediaTypes.Json, "Jobs before these") },
            ]);
            json.WriteEndObject();
        });
    }

    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        StoredJob job = await store.FindAsync(Number(context), context.RequestAborted) ?? throw Unknown(context);
        Address address = Address.Of(context, options.PublicUrl);
        context.Response.Headers.CacheControl = "no-store";
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            if (job.FinishedAt is null)
            {
                context.Response.Headers["Refresh"] = ReloadSeconds;
            }

            await new HtmlPage($"Job {JobJson.Id(job)}", ("SpaceGeo", address.To()), (Heading, address.To("jobs") + "?f=html"))
                .Table(["What", "Value"],
                [
                    ["Process", new HtmlLink(job.Process, address.To("processes", job.Process) + "?f=html")], ["Status", job.Status.Word()],
                    ["Progress in %", job.Progress.Percent], ["Message", job.Progress.Message], ["Cost of the best plan so far", job.Progress.BestCost],
                    ["Bound: no plan costs less", job.Progress.Bound], ["Gap", job.Progress.Gap], ["Asked for", job.CreatedAt],
                    ["Begun", job.StartedAt], ["Told last", job.UpdatedAt], ["Ended", job.FinishedAt],
                ])
                .Links(job.Status == JobStatus.Successful ? [("Results", address.To("jobs", JobJson.Id(job), "results"))] : [])
                .WriteAsync(context);
            return;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json => JobJson.Write(json, job, address));
    }

    public async Task DismissAsync(HttpContext context)
    {
        RequestQuery.Read(context);
        options.Access.Demand(context, Role.Plans);
        StoredJob job = await store.DismissAsync(Number(context), Actor.OfRequest(AccessTokens.Word(Role.Plans)), context.RequestAborted)
            ?? throw Unknown(context);

        // The standard's word for both: a job that is cancelled, and one whose artifacts are removed.
        job = job with { Status = JobStatus.Dismissed };
        Address address = Address.Of(context, options.PublicUrl);
        await JsonBody.WriteAsync(context, MediaTypes.Json, json => JobJson.Write(json, job, address));
    }

    public async Task ShowResultsAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        JobResults given = await store.ResultsAsync(Number(context), context.RequestAborted) ?? throw Unknown(context);
        switch (given.Job.Status)
        {
            case JobStatus.Accepted:
            case JobStatus.Running:
                throw NoResults($"Job {JobJson.Id(given.Job)} has not ended: it is {given.Job.Status.Word()}, {given.Job.Progress.Percent} %. Ask again later.");
            case JobStatus.Dismissed:
                throw NoResults($"Job {JobJson.Id(given.Job)} was dismissed; it has no results.");
            case JobStatus.Failed:
                await WriteAsync(context, StatusOf(given.Problem!), MediaTypes.Problem, given.Problem!);
                break;
            case JobStatus.Successful:
                await WriteResultsAsync(context, query, given);
                break;
        }
    }

    private async Task WriteResultsAsync(HttpContext context, RequestQuery query, JobResults given)
    {
        IProcessHandler? process = processes.Find(given.Job.Process);
        bool hasCsv = process?.Description.HasCsv == true;
        if (hasCsv && query[Negotiation.Parameter] == "csv")
        {
            using JsonDocument results = JsonDocument.Parse(given.Results!);
            await WriteAsync(context, StatusCodes.Status200OK, MediaTypes.Csv + "; charset=utf-8", process!.Csv(results.RootElement));
            return;
        }

        if (query[Negotiation.Parameter] is not (null or "json"))
        {
            throw ProblemException.BadRequest(hasCsv ? "f must be json or csv." : "f must be json.");
        }

        string body = given.Job.IsDocument && process is not null
            ? $"{{{JsonSerializer.Serialize(process.Description.Output.Name)}:{given.Results}}}"
            : given.Results!;
        await WriteAsync(context, StatusCodes.Status200OK, MediaTypes.Json, body);
    }

    private static async Task WriteAsync(HttpContext context, int status, string mediaType, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static int StatusOf(string problem)
    {
        using JsonDocument document = JsonDocument.Parse(problem);
        return document.RootElement.GetProperty("status").GetInt32();
    }

    private static long Number(HttpContext context) =>
        long.TryParse((string)context.Request.RouteValues["job"]!, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : throw Unknown(context);

    private static ProblemException Unknown(HttpContext context) => new(new Problem(
        StatusCodes.Status404NotFound, $"There is no job '{context.Request.RouteValues["job"]}', or it was removed; /jobs lists them.")
    {
        Type = NoSuchJob,
    });

    private static ProblemException NoResults(string detail) => new(new Problem(StatusCodes.Status404NotFound, detail) { Type = NotReady });
}
