using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Api.Processes;
using SpaceGeo.Store.Jobs;
using SpaceGeo.Tests.EndToEnd.Database;

namespace SpaceGeo.Tests.EndToEnd.Jobs;

/// <summary>A process that does as it is told: it answers, fails, waits for a signal, or ends its server.</summary>
internal sealed class Rehearsal(NpgsqlDataSource database) : IProcessHandler
{
    public const string Id = "rehearsal";

    /// <summary>What it leaves for tests, made by <see cref="PrepareAsync"/>.</summary>
    public const string Stored = "select count(*) from rehearsed";

    private static readonly string[] Acts = ["answer", "refuse", "break", "until-signal", "end-server", "store", "store-and-break"];

    public ProcessDescription Description { get; } = new(
        Id, "A rehearsal", "Does as it is told.", [new ProcessInput("act", "What to do.", """{"type":"string"}""", 1)],
        new ProcessOutput("played", "What came of it.", """{"type":"object"}"""))
    {
        HasCsv = true,
    };

    /// <summary>Makes the tables that it writes to.</summary>
    public static Task PrepareAsync(NpgsqlDataSource database) => database.RunAsync(
        "create table begun (job_id bigint, process_id integer); create table signals (name text); create table rehearsed (job_id bigint)");

    public void Check(JsonElement inputs)
    {
        if (!inputs.TryGetProperty("act", out JsonElement act) || !Acts.Contains(act.GetString()))
        {
            throw JobOrderReader.Wrong("$.inputs.act", $"one of {string.Join(", ", Acts)}.");
        }
    }

    public async Task<JobOutcome> RunAsync(Job job, IJobProgress progress, CancellationToken cancellation)
    {
        await database.RunAsync(string.Create(CultureInfo.InvariantCulture, $"insert into begun values ({job.Id}, {Environment.ProcessId})"));
        progress.Report(new JobProgress(40, "in the middle", 12.5, double.NegativeInfinity, 0.25));
        int seed = job.Inputs.TryGetProperty("seed", out JsonElement given) ? given.GetInt32() : 0;
        string results = $$"""{"number":{{new Random(seed).Next(1000).ToString(CultureInfo.InvariantCulture)}}}""";
        switch (job.Inputs.GetProperty("act").GetString())
        {
            case "refuse":
                throw new ProblemException(new Problem(422, "The wishes contradict each other: a and b.") { Place = "$.inputs.wishes[0]" });
            case "break":
                throw new InvalidOperationException("something secret");
            case "until-signal":
                await UntilSignalAsync(cancellation);
                return JobOutcome.Of("signalled", results);
            case "end-server":
                Process.GetCurrentProcess().Kill();
                return JobOutcome.Of("never", results);
            case "store":
                return new JobOutcome("stored", (connection, token) => StoreAsync(connection, job.Id, results, token));
            case "store-and-break":
                return new JobOutcome("stored", async (connection, token) =>
                {
                    await StoreAsync(connection, job.Id, results, token);
                    throw new InvalidOperationException("something secret");
                });
            default:
                return JobOutcome.Of("answered", results);
        }
    }

    public string Csv(JsonElement results) => $"number\n{results.GetProperty("number").GetInt32()}\n";

    private static async Task<string> StoreAsync(NpgsqlConnection connection, long job, string results, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("insert into rehearsed values ($1)", connection) { Parameters = { new() { Value = job } } };
        await command.ExecuteNonQueryAsync(cancellation);
        return results;
    }

    private async Task UntilSignalAsync(CancellationToken cancellation)
    {
        while (!await database.ValueAsync<bool>("select exists (select from signals)"))
        {
            await Task.Delay(50, cancellation);
        }
    }
}
