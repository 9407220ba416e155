using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Api.Processes;
using SpaceGeo.Store.Jobs;

namespace SpaceGeo.Api.OpenApi;

/// <summary>Processes that jobs do, and jobs, in the OpenAPI document.</summary>
internal static class OpenApiJobs
{
    /// <summary>The path of a job.</summary>
    public const string One = "/jobs/{job}";

    private const string Whole = """{"type":"integer","minimum":0}""";
    private const string Value = """{"description":"The output of the process: /processes/{process} describes it."}""";

    private static readonly string Status =
        $$$"""
        {"type":"object","required":["jobID","processID","type","status"],"properties":{
          "jobID":{"type":"string"},"processID":{"type":"string"},"type":{"type":"string","enum":["process"]},
          "status":{"type":"string","enum":{{{JsonSerializer.Serialize(JobStatuses.Words)}}}},
          "progress":{"type":"integer","minimum":0,"maximum":100},"message":{"type":"string"},
          "created":{"type":"string","format":"date-time"},"started":{"type":"string","format":"date-time"},
          "updated":{"type":"string","format":"date-time"},"finished":{"type":"string","format":"date-time"},
          "bestCost":{"type":"number","description":"What the best plan found so far costs."},
          "bound":{"type":"number","description":"No plan costs less."},
          "gap":{"type":"number","description":"How far the best is from the bound at most, as a share of the best."},
          "links":{"$ref":"#/components/schemas/links"} } }
        """;

    private static readonly OperationParameter Job = new("job", "Number of the job.", Whole) { IsInPath = true };

    /// <summary>What is read.</summary>
    public static IReadOnlyList<OpenApiOperation> Operations { get; } =
    [
        new("/processes/{process}", "What a process takes and gives", "As OGC API – Processes describes it, with JSON Schemas.",
            [new("process", "Name of the process; /processes lists them.", """{"type":"string"}""") { IsInPath = true }], [(MediaTypes.Json, """{"type":"object"}""")]),
        new("/jobs", "Jobs, the newest first", "Only those that all parameters leave.",
        [
            new("type", "Types of jobs with commas between; all are of the type process.", """{"type":"string"}"""),
            new("processID", "Only of these processes, with commas between.", """{"type":"string"}"""),
            new("status", "Only with one of these statuses, with commas between.", """{"type":"string"}"""),
            new("datetime", "Only asked for at this instant, or between two of them or '..' with a slash between.", """{"type":"string"}"""),
            new("minDuration", "Only those that took, or have been taking, so many seconds at least.", Whole),
            new("maxDuration", "Only those that took, or have been taking, so many seconds at most.", Whole),
            new("limit", "At most so many jobs; larger numbers mean the maximum.", $$"""{"type":"integer","minimum":1,"maximum":{{JobQuery.MostLimit}},"default":{{JobQuery.UsualLimit}}}"""),
            new(JobQuery.Cursor, "Only those before this number: taken from the link 'next' of the page before.", Whole),
        ], [(MediaTypes.Json, $$$"""{"type":"object","properties":{"jobs":{"type":"array","items":{{{Status}}} },"links":{"$ref":"#/components/schemas/links"} } }""")]),
        new(One, "How far a job is", "Accepted, running, successful, failed or dismissed.", [Job], [(MediaTypes.Json, Status)]),
        new("/jobs/{job}/results", "What a job gave", "404 while it has not ended; of a failed job its problem.",
            [Job, new("f", "csv where the process gives that.", """{"type":"string","enum":["json","csv"]}""")], [(MediaTypes.Json, Value), (MediaTypes.Csv, """{"type":"string"}""")]),
    ];

    /// <summary>Writes the paths that make and dismiss jobs.</summary>
    /// <param name="json">Inside the object <c>paths</c>.</param>
    /// <param name="processes">The processes.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ProcessDescription> processes)
    {
        json.WriteStartObject(One);
        Operations.Single(o => o.Path == One).WriteGet(json);
        json.WritePropertyName("delete");
        json.WriteRawValue($$$$"""
            {"summary":"Dismiss a job","operationId":"jobs.dismiss",
              "description":"One that has not ended is cancelled; one that has ended is no longer listed, and its results are gone. Needs the role plans.",
              "parameters":[{"name":"job","in":"path","required":true,"description":"Number of the job.","schema":{{{{Whole}}}} }],
              "responses":{"200":{"description":"It is dismissed.","content":{"{{{{MediaTypes.Json}}}}":{"schema":{{{{Status}}}} } } },
                "default":{"$ref":"#/components/responses/Problem"} } }
            """);
        json.WriteEndObject();
        json.WritePropertyName("/processes/{process}/execution");
        json.WriteRawValue($$$$"""
            {"post":{"summary":"Ask for a job","operationId":"processes.execute",
              "description":"The work is done later, by a job whose address the header Location has. Needs the role plans.",
              "parameters":[
                {"name":"process","in":"path","required":true,"description":"Name of the process.","schema":{"type":"string"} },
                {"name":"Prefer","in":"header","required":false,"description":"respond-async is answered with Preference-Applied; without it a job does the work too.","schema":{"type":"string"} }],
              "requestBody":{"required":true,"content":{"{{{{MediaTypes.Json}}}}":{"schema":{{{{Order(processes)}}}} } } },
              "responses":{"201":{"description":"The job.","headers":{"Location":{"description":"Address of the job.","schema":{"type":"string"} } },
                  "content":{"{{{{MediaTypes.Json}}}}":{"schema":{{{{Status}}}} } } },
                "default":{"$ref":"#/components/responses/Problem"} } } }
            """);
    }

    private static string Order(IReadOnlyList<ProcessDescription> processes)
    {
        IEnumerable<string> inputs = processes.Where(p => p.IsJob).Select(p =>
            $$$"""{"title":{{{JsonSerializer.Serialize(p.Id)}}},"type":"object","properties":{ {{{string.Join(',', p.Inputs.Select(i => $"{JsonSerializer.Serialize(i.Name)}:{i.Schema}"))}}} } }""");
        return $$$"""
            {"type":"object","required":["inputs"],"properties":{
              "inputs":{"anyOf":[{{{string.Join(',', inputs.Append("""{"type":"object"}"""))}}}]},
              "outputs":{"type":"object"},"response":{"type":"string","enum":["raw","document"],"default":"raw"} } }
            """;
    }
}
