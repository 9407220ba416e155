using System.Text.Json;
using Npgsql;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Api.Processes;
using SpaceGeo.Api.Scenarios;
using SpaceGeo.Planning.Consolidation.Requests;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Exchanges;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Store.Jobs;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Exchanges;

/// <summary>The process <c>exchange</c>: a job looks for exchanges of equal areas in the ledger of a day.</summary>
/// <param name="database">The database.</param>
/// <param name="timeout">A statement that runs longer is cancelled.</param>
internal sealed class ExchangeHandler(NpgsqlDataSource database, TimeSpan timeout) : IProcessHandler
{
    /// <summary>Its name.</summary>
    public const string Id = "exchange";

    private const int ReadPercent = 20;

    public ProcessDescription Description { get; } = new(
        Id, "Exchanges of equal areas",
        "Finds organisations that gain by exchanging rooms, storeys or buildings of equal area, two of them or in a ring of three or four, while none loses.",
        [.. ExchangeInputs.Members.Select(m => new ProcessInput(m.Name, m.Description, m.Schema, 0))],
        new ProcessOutput("exchanges", "Exchanges, the best first, each by itself: two that name the same room exclude each other.", """{"type":"object"}"""))
    {
        HasCsv = true,
    };

    public void Check(JsonElement inputs) => Read(inputs);

    public async Task<JobOutcome> RunAsync(Job job, IJobProgress progress, CancellationToken cancellation)
    {
        ExchangeInputs inputs = Read(job.Inputs);
        progress.Report(new JobProgress(0, "Reading the ledger."));
        PlanningEstate estate = await EstateAsync(inputs.ValidOn ?? DateOnly.FromDateTime(job.CreatedAt), cancellation);
        ExchangeRequest request = inputs.Request with { Organisations = Numbers(estate.Estate, inputs.Organisations) };
        progress.Report(new JobProgress(ReadPercent, "Looking for exchanges."));
        ExchangeAnswer answer = ExchangeSearch.Find(estate.Estate, request, cancellation);
        string message = FormattableString.Invariant($"{answer.Found} exchanges{(answer.IsComplete ? "." : ", and perhaps more: the search ended before it had seen all.")}");
        return JobOutcome.Of(message, ExchangeResults.Json(estate, answer));
    }

    public string Csv(JsonElement results) => ExchangeResults.Csv(results);

    private static ExchangeInputs Read(JsonElement inputs)
    {
        try
        {
            return ExchangeInputs.Read(inputs, "$.inputs");
        }
        catch (RequestException wrong)
        {
            throw new ProblemException(new Problem(StatusCodes.Status400BadRequest, wrong.Message) { Place = wrong.Path });
        }
    }

    private async Task<PlanningEstate> EstateAsync(DateOnly day, CancellationToken cancellation)
    {
        try
        {
            await using MomentReading reading = await MomentReading.OpenAsync(database, new Moment(day), withFacts: true, timeout, cancellation);
            StoredEstate stored = await new EstateStore(reading, timeout).ReadAsync(day, null, cancellation);
            return new EstateBuilder(stored, RuleBook.Current, withReserve: false).Build([]);
        }
        catch (EstateException refused)
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, refused.Message);
        }
    }

    private static HashSet<int>? Numbers(Estate estate, IReadOnlyList<string> codes)
    {
        Dictionary<string, int> numbers = estate.Organisations.Index().ToDictionary(o => o.Item.Code, o => o.Index, StringComparer.Ordinal);
        foreach ((int i, string code) in codes.Index().Where(c => !numbers.ContainsKey(c.Item)))
        {
            string place = FormattableString.Invariant($"$.inputs.organisations[{i}]");
            throw new ProblemException(new Problem(
                StatusCodes.Status422UnprocessableEntity, $"{place}: the ledger has no organisation '{code}' on that day; write codes of its file of organisations.")
            {
                Place = place,
            });
        }

        return codes.Count == 0 ? null : [.. codes.Select(c => numbers[c])];
    }
}
