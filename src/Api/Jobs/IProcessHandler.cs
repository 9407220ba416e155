using System.Text.Json;
using Npgsql;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Processes;
using SpaceGeo.Store.Jobs;

namespace SpaceGeo.Api.Jobs;

/// <summary>A process whose work takes long: it is done by a job.</summary>
internal interface IProcessHandler
{
    /// <summary>What it takes and gives.</summary>
    public ProcessDescription Description { get; }

    /// <summary>Looks at inputs when they arrive, before there is a job.</summary>
    /// <param name="inputs">A JSON object.</param>
    /// <exception cref="ProblemException">They are wrong: 400, with the JSON path as <see cref="Problem.Place"/>.</exception>
    public void Check(JsonElement inputs);

    /// <summary>Does the work, on a thread of its own. It may be done again from its start, by this or another server: it stores nothing itself,
    /// and the same inputs give the same outcome.</summary>
    /// <param name="job">What is asked.</param>
    /// <param name="progress">Told how far the work is.</param>
    /// <param name="cancellation">The job was dismissed, its time is over, or the server ends: stop soon, and leave no process behind.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ProblemException">It cannot be done: the job fails, and this is what is told of it.</exception>
    public Task<JobOutcome> RunAsync(Job job, IJobProgress progress, CancellationToken cancellation);

    /// <summary>Results as comma-separated values, where the description says that there are such.</summary>
    /// <param name="results">As the outcome had them.</param>
    public string Csv(JsonElement results) => throw new InvalidOperationException($"{Description.Id} gives no CSV.");
}

/// <summary>Work that is asked for.</summary>
/// <param name="Id">Number of the job.</param>
/// <param name="Inputs">A JSON object that was found good.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="CreatedAt">When, in UTC.</param>
internal sealed record Job(long Id, JsonElement Inputs, string Actor, DateTime CreatedAt);

/// <summary>Is told how far the work is.</summary>
internal interface IJobProgress
{
    /// <summary>Tells it. Cheap, and may be called from any thread as often as one likes: the latest is recorded about once a second.</summary>
    /// <param name="progress">How far.</param>
    public void Report(JobProgress progress);
}

/// <summary>What came of a job.</summary>
/// <param name="Message">A line for people.</param>
/// <param name="StoreAsync">Stores what belongs to it within the transaction in which the job becomes successful, and returns the results, a JSON
/// value; where the job was dismissed meanwhile it is not called.</param>
internal sealed record JobOutcome(string Message, Func<NpgsqlConnection, CancellationToken, Task<string>> StoreAsync)
{
    /// <summary>An outcome that stores nothing but its results.</summary>
    /// <param name="message">A line for people.</param>
    /// <param name="results">A JSON value.</param>
    public static JobOutcome Of(string message, string results) => new(message, (_, _) => Task.FromResult(results));
}
