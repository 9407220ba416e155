using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Store.Scenarios;

/// <summary>Stores scenarios and takes them away. Both are told and recorded in the transaction that does it.</summary>
public static class ScenarioWriter
{
    /// <summary>Stores a scenario.</summary>
    /// <param name="connection">A connection within a transaction, close to its end: others that publish wait for it.</param>
    /// <param name="draft">The scenario; each plan has a room or null for each need.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Its number.</returns>
    public static async Task<int> AddAsync(NpgsqlConnection connection, ScenarioDraft draft, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Plans.Any(plan => plan.Rooms.Count != draft.Needs.Count))
        {
            throw new ArgumentException("A plan says nothing of some needs.", nameof(draft));
        }

        int id = (int)(await ScenarioCommand.RunAsync(
            connection, ScenarioSql.Add, cancellation,
            draft.Name, draft.Actor, draft.Request, draft.Estate.Day, draft.Estate.Import, EstateText.Write(draft.Estate), draft.Solver, draft.Seed,
            draft.Ended, draft.Shortfall,
            ScenarioCommand.Optional(draft.Conflict is null ? null : JsonSerializer.Serialize(draft.Conflict), NpgsqlDbType.Text),
            JsonSerializer.Serialize(draft.Today), draft.Notes.Select(StoredText.Of).ToArray(),
            ScenarioCommand.Optional(draft.Parent?.Scenario, NpgsqlDbType.Integer),
            ScenarioCommand.Optional(draft.Parent?.Plan, NpgsqlDbType.Integer)).ConfigureAwait(false))!;
        await ScenarioCommand.RunAsync(
            connection, ScenarioSql.AddBuildings, cancellation, id, draft.Estate.Buildings.Select(b => b.Building).ToArray(),
            draft.Estate.Buildings.Select(b => b.Revision).ToArray()).ConfigureAwait(false);
        int at = 0;
        await BinaryCopy.SendAsync(
            connection, ScenarioSql.CopyNeeds, draft.Needs, (copy, need) => WriteAsync(copy, id, at++, need), cancellation).ConfigureAwait(false);
        for (int plan = 0; plan < draft.Plans.Count; plan++)
        {
            await AddAsync(connection, id, plan + 1, draft.Plans[plan], cancellation).ConfigureAwait(false);
        }

        await TellAsync(connection, id, "plan", draft.Name, draft.Actor, $$"""{"plans":{{draft.Plans.Count}}}""", cancellation).ConfigureAwait(false);
        return id;
    }

    /// <summary>Takes a scenario away; those that branch from it stay.</summary>
    /// <param name="source">The database.</param>
    /// <param name="id">Number of the scenario.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>False where there is none, or where one of its plans was applied: then it is the record of that.</returns>
    public static async Task<bool> RemoveAsync(NpgsqlDataSource source, int id, string actor, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        if (await ScenarioCommand.RunAsync(connection, ScenarioSql.Remove, cancellation, id).ConfigureAwait(false) is not string name)
        {
            return false;
        }

        await TellAsync(connection, id, "remove-scenario", name, actor, "{}", cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return true;
    }

    /// <summary>Tells of a scenario and records who did it, last in a transaction.</summary>
    internal static async Task TellAsync(
        NpgsqlConnection connection, int id, string action, string name, string actor, string detail, CancellationToken cancellation)
    {
        await RoomFacts.PublishAsync(connection, cancellation).ConfigureAwait(false);
        await ScenarioCommand.RunAsync(connection, ScenarioSql.Tell, cancellation, id, action, name).ConfigureAwait(false);
        await ScenarioCommand.RunAsync(connection, ScenarioSql.Audit, cancellation, actor, action, id, detail).ConfigureAwait(false);
    }

    private static async Task AddAsync(NpgsqlConnection connection, int id, int number, ScenarioPlan plan, CancellationToken cancellation)
    {
        await ScenarioCommand.RunAsync(
            connection, ScenarioSql.AddPlan, cancellation, id, number, plan.Costs.Select(c => c.Cost).ToArray(),
            plan.Costs.Select(c => c.Bound).ToArray(), plan.Costs.Select(c => c.Gap).ToArray(), JsonSerializer.Serialize(plan.Amounts),
            plan.Differences.ToArray()).ConfigureAwait(false);
        (int Need, RoomKey Room)[] placed = [.. plan.Rooms.Index().Where(p => p.Item is not null).Select(p => (p.Index, p.Item!.Value))];
        await ScenarioCommand.RunAsync(
            connection, ScenarioSql.AddPlaces, cancellation, id, number, placed.Select(p => p.Need).ToArray(),
            placed.Select(p => p.Room.Building).ToArray(), placed.Select(p => p.Room.Room).ToArray()).ConfigureAwait(false);
    }

    private static async Task WriteAsync(BinaryCopy copy, int id, int at, ScenarioNeed need)
    {
        await copy.Ints(id, at).ConfigureAwait(false);
        await copy.Text(need.Code).ConfigureAwait(false);
        await copy.Flag(need.IsPost).ConfigureAwait(false);
        await copy.Flag(need.IsNew).ConfigureAwait(false);
        foreach (string text in (string[])[need.Organisation, need.OrganisationName, need.Level, need.Rank, need.Class])
        {
            await copy.Text(text).ConfigureAwait(false);
        }

        await copy.Double(need.LeastM2).ConfigureAwait(false);
        await copy.Double(need.MostM2).ConfigureAwait(false);
        await copy.OptionalInt(need.Room?.Building).ConfigureAwait(false);
        await copy.OptionalInt(need.Room?.Room).ConfigureAwait(false);
        await copy.IntArray([.. need.Held.SelectMany(room => (int[])[room.Building, room.Room])]).ConfigureAwait(false);
    }
}
