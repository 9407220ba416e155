using System.Globalization;
using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Jobs;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Jobs;

/// <summary>Writes jobs as OGC API – Processes has it.</summary>
internal static class JobJson
{
    private const string ResultsRelation = "http://www.opengis.net/def/rel/ogc/1.0/results";

    /// <summary>Writes a job.</summary>
    /// <param name="json">Where a value may stand.</param>
    /// <param name="job">The job.</param>
    /// <param name="address">Addresses of the request.</param>
    public static void Write(Utf8JsonWriter json, StoredJob job, Address address)
    {
        json.WriteStartObject();
        json.WriteString("jobID", Id(job));
        json.WriteString("processID", job.Process);
        json.WriteString("type", JobQuery.Type);
        json.WriteString("status", job.Status.Word());
        json.WriteNumber("progress", job.Progress.Percent);
        json.WriteString("message", job.Progress.Message);
        json.WriteString("created", TimeText.Of(job.CreatedAt));
        Write(json, "started", job.StartedAt);
        json.WriteString("updated", TimeText.Of(job.UpdatedAt));
        Write(json, "finished", job.FinishedAt);
        Write(json, "bestCost", job.Progress.BestCost);
        Write(json, "bound", job.Progress.Bound);
        Write(json, "gap", job.Progress.Gap);
        string own = address.To("jobs", Id(job));
        Link[] links =
        [
            new Link(own, "self", MediaTypes.Json, "This job"),
            new Link(own + "?f=html", "alternate", MediaTypes.Html, "This job as HTML"),
            .. job.Status == JobStatus.Successful ? [new Link(address.To("jobs", Id(job), "results"), ResultsRelation, MediaTypes.Json, "What it gave")] : Array.Empty<Link>(),
        ];
        Link.Write(json, links);
        json.WriteEndObject();
    }

    /// <summary>The number of a job as text.</summary>
    /// <param name="job">The job.</param>
    public static string Id(StoredJob job) => job.Id.ToString(CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, string name, DateTime? instant)
    {
        if (instant is DateTime known)
        {
            json.WriteString(name, TimeText.Of(known));
        }
    }

    private static void Write(Utf8JsonWriter json, string name, double? number)
    {
        if (number is double known)
        {
            json.WriteNumber(name, known);
        }
    }
}
