using System.Text;
using System.Text.Json;
using Npgsql;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Api.Processes;
using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Consolidation.Requests;
using SpaceGeo.Planning.Solving;
using SpaceGeo.Store.Jobs;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>The process <c>consolidate</c>: a job has plans made, and stores them as a scenario when it ends.</summary>
internal sealed class ConsolidateHandler(NpgsqlDataSource database, ApiOptions options) : IProcessHandler
{
    /// <summary>Its name.</summary>
    public const string Id = "consolidate";

    public ProcessDescription Description { get; } = new(
        Id, "Plans of who might be where",
        "Makes several really different plans that meet all wishes, each with how far it is from the best possible at most, and stores them as a scenario.",
        [
            new ProcessInput("name", "A line for people.", """{"type":"string","maxLength":200}""", 0),
            new ProcessInput("day", "The day of the ledger; without it the day of the order.", """{"type":"string","format":"date"}""", 0),
            new ProcessInput("sites", "Codes of the sites; without them all.", """{"type":"array","items":{"type":"string"},"minItems":1}""", 0),
            new ProcessInput("useReserve", "Whether rooms kept free for needs to come may be used.", """{"type":"boolean","default":false}""", 0),
            new ProcessInput("base", "A plan to build on.", """{"type":"object","required":["scenario","plan"],"properties":{"scenario":{"type":"integer"},"plan":{"type":"integer"} } }""", 0),
            .. RequestSchema.Members.Select(m => new ProcessInput(m.Name, m.Description, m.Schema, 0)),
        ],
        new ProcessOutput("scenario", "The scenario's number, address and plans.", """{"type":"object"}"""));

    public void Check(JsonElement inputs)
    {
        ConsolidationOrder.Read(inputs);
        RequestOf(inputs);
    }

    public async Task<JobOutcome> RunAsync(Job job, IJobProgress progress, CancellationToken cancellation)
    {
        ConsolidationOrder order = ConsolidationOrder.Read(job.Inputs);
        try
        {
            ScenarioDraft draft = await new ScenarioMaker(database, options.Solver, options.StatementTimeout).MakeAsync(
                order, RequestOf(job.Inputs), DateOnly.FromDateTime(job.CreatedAt), job.Actor, new Told(progress), cancellation);
            return new JobOutcome(Message(draft), async (connection, token) => Results(await ScenarioWriter.AddAsync(connection, draft, token), draft));
        }
        catch (EstateException refused)
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, refused.Message);
        }
        catch (WishException refused)
        {
            throw new ProblemException(new Problem(StatusCodes.Status422UnprocessableEntity, refused.Message)
            {
                Place = FormattableString.Invariant($"$.inputs.wishes[{refused.Wish}]"),
            });
        }
        catch (SolverException failed)
        {
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, failed.Message);
        }
    }

    private static ConsolidationRequest RequestOf(JsonElement inputs)
    {
        try
        {
            return RequestReader.Read(inputs, "$.inputs", ConsolidationOrder.Members);
        }
        catch (RequestException wrong)
        {
            throw new ProblemException(new Problem(StatusCodes.Status400BadRequest, wrong.Message) { Place = wrong.Path });
        }
    }

    private static string Message(ScenarioDraft draft) => draft.Conflict is { } conflict ? conflict.Words
        : FormattableString.Invariant($"{draft.Plans.Count} plans.");

    private static string Results(int id, ScenarioDraft draft)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonBody.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("scenarioId", id);
            json.WriteString("href", FormattableString.Invariant($"/scenarios/{id}"));
            json.WriteString("ended", draft.Ended);
            json.WriteString("shortfall", draft.Shortfall);
            json.WriteString("conflict", draft.Conflict?.Words);
            json.WriteStartArray("plans");
            foreach (ScenarioPlan plan in draft.Plans)
            {
                json.WriteStartObject();
                json.WriteNumber("moves", ScenarioJson.Moves(draft, plan));
                json.WriteNumber("cost", plan.Costs[0].Cost);
                json.WriteNumber("bound", plan.Costs[0].Bound);
                json.WriteNumber("gap", plan.Costs[0].Gap);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class Told(IJobProgress progress) : IProgress<ConsolidationProgress>
    {
        public void Report(ConsolidationProgress value) => progress.Report(new JobProgress(
            (int)(Math.Clamp(value.Share, 0, 1) * 99), value.Stage, value.Cost, value.Bound,
            value is { Cost: double cost, Bound: double bound } ? new TierCost(cost, bound).Gap : null));
    }
}
