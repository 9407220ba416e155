using Npgsql;
using SpaceGeo.Api.Scenarios;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Tests.EndToEnd.Scenarios;

/// <summary>Scenarios with plans that a test made itself.</summary>
internal static class MadeScenario
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>What the ledger has of a day.</summary>
    public static async Task<StoredEstate> ReadAsync(NpgsqlDataSource database, DateOnly day)
    {
        await using MomentReading reading = await MomentReading.OpenAsync(database, new Moment(day), withFacts: true, Timeout);
        return await new EstateStore(reading, Timeout).ReadAsync(day);
    }

    /// <summary>A scenario in which some move.</summary>
    /// <param name="database">The database.</param>
    /// <param name="day">The day that it rests on.</param>
    /// <param name="plans">For each plan who moves where.</param>
    /// <returns>Its number.</returns>
    public static async Task<int> AddAsync(NpgsqlDataSource database, DateOnly day, params IReadOnlyDictionary<string, RoomKey>[] plans)
    {
        PlanningEstate estate = new EstateBuilder(await ReadAsync(database, day), RuleBook.BuiltIn, withReserve: false).Build([]);
        var draft = new ScenarioDraft(
            "made by a test", "os:test", """{"wishes":[]}""", estate.Stored, estate.Needs,
            [
                .. plans.Select(plan => new ScenarioPlan(
                    [new PlanCost(10, 9.5, 0.05)], new Dictionary<string, double> { ["moves"] = plan.Count }, [],
                    [.. estate.Needs.Select(n => plan.TryGetValue(n.Code, out RoomKey to) ? to : n.Room)])),
            ])
        {
            Solver = "none",
            Today = new Dictionary<string, double> { ["moves"] = 0 },
            Notes = estate.Notes,
        };
        await using NpgsqlConnection connection = await database.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        int id = await ScenarioWriter.AddAsync(connection, draft);
        await transaction.CommitAsync();
        return id;
    }
}
