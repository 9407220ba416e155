using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace SpaceGeo.Store.Scenarios;

/// <summary>Shape of a room.</summary>
/// <param name="Room">The room.</param>
/// <param name="GlobalId">Its GlobalId in the revision.</param>
/// <param name="Shape">A GeoJSON geometry in WGS 84; null where nobody knows its position.</param>
public sealed record RoomShape(RoomKey Room, string GlobalId, string? Shape);

/// <summary>Reads scenarios.</summary>
/// <param name="source">The database; each call takes one of its connections for as long as it lasts.</param>
public sealed class ScenarioStore(NpgsqlDataSource source)
{
    /// <summary>Scenarios, the newest first.</summary>
    /// <param name="before">Those before this number; null from the newest on.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<IReadOnlyList<ScenarioEntry>> ListAsync(int? before, int limit, CancellationToken cancellation = default)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        return await ScenarioCommand.ReadAsync(
            connection, ScenarioSql.List, Entry, cancellation, ScenarioCommand.Optional(before, NpgsqlDbType.Integer), limit).ConfigureAwait(false);
    }

    /// <summary>A scenario with all that it consists of, as of one moment.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>The scenario; null where there is none.</returns>
    public async Task<StoredScenario?> FindAsync(int id, CancellationToken cancellation = default)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
        StoredScenario? found = (await ScenarioCommand.ReadAsync(connection, ScenarioSql.One, Scenario, cancellation, id).ConfigureAwait(false))
            .FirstOrDefault();
        if (found is null)
        {
            return null;
        }

        List<ScenarioNeed> needs = await ScenarioCommand.ReadAsync(connection, ScenarioSql.Needs, Need, cancellation, id).ConfigureAwait(false);
        List<ScenarioPlan> plans = await ScenarioCommand.ReadAsync(
            connection, ScenarioSql.Plans, row => Plan(row, needs.Count), cancellation, id).ConfigureAwait(false);
        await ScenarioCommand.ReadAsync(
            connection, ScenarioSql.Places,
            row => ((RoomKey?[])plans[row.GetInt32(0) - 1].Rooms)[row.GetInt32(1)] = new RoomKey(row.GetInt32(2), row.GetInt32(3)),
            cancellation, id).ConfigureAwait(false);
        return found with { Content = found.Content with { Needs = needs, Plans = plans } };
    }

    /// <summary>Shapes of rooms, by building and number.</summary>
    /// <param name="buildings">The buildings, each in the revision that is meant.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    public async IAsyncEnumerable<RoomShape> ShapesAsync(
        IReadOnlyCollection<StoredBuilding> buildings, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlCommand command = ScenarioCommand.Of(
            connection, ScenarioSql.Shapes, buildings.Select(b => b.Building).ToArray(), buildings.Select(b => b.Revision).ToArray());
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            yield return new RoomShape(
                new RoomKey(reader.GetInt32(0), reader.GetInt32(1)), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3));
        }
    }

    /// <summary>Names of persons: for those alone who may read them.</summary>
    /// <param name="codes">Codes of the persons.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        IReadOnlyCollection<string> codes, DateOnly day, CancellationToken cancellation = default)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        List<(string Code, string Name)> names = await ScenarioCommand.ReadAsync(
            connection, ScenarioSql.Names, row => (row.GetString(0), row.GetString(1)), cancellation, codes.ToArray(), day).ConfigureAwait(false);
        return names.ToDictionary(n => n.Code, n => n.Name, StringComparer.Ordinal);
    }

    private static ScenarioEntry Entry(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.GetDateTime(2), row.GetString(3), row.GetFieldValue<DateOnly>(4), row.GetInt32(5), row.GetInt32(6),
        row.GetString(7), row.IsDBNull(8) ? null : new PlanKey(row.GetInt32(8), row.GetInt32(9)),
        row.IsDBNull(10)
            ? null
            : new ScenarioApplication(row.GetInt32(10), row.GetDateTime(11), row.GetFieldValue<DateOnly>(12), row.GetString(13), row.GetInt32(14)));

    private static StoredScenario Scenario(NpgsqlDataReader row)
    {
        ScenarioEntry entry = Entry(row);
        var content = new ScenarioDraft(
            entry.Name, entry.CreatedBy, row.GetString(15), EstateText.Read(row.GetFieldValue<byte[]>(16)), [], [])
        {
            Solver = row.GetString(17),
            Seed = row.GetInt32(18),
            Ended = entry.Ended,
            Shortfall = row.GetString(19),
            Conflict = row.IsDBNull(20) ? null : JsonSerializer.Deserialize<ScenarioConflict>(row.GetString(20)),
            Today = Amounts(row.GetString(21)),
            Notes = row.GetFieldValue<string[]>(22),
            Parent = entry.Parent,
        };
        return new StoredScenario(entry, content);
    }

    private static ScenarioNeed Need(NpgsqlDataReader row)
    {
        int[] held = row.GetFieldValue<int[]>(12);
        return new ScenarioNeed(
            row.GetString(0), row.GetBoolean(1), row.GetBoolean(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6),
            row.GetString(7), row.GetDouble(8), row.IsDBNull(9) ? null : row.GetDouble(9),
            row.IsDBNull(10) ? null : new RoomKey(row.GetInt32(10), row.GetInt32(11)),
            [.. held.Chunk(2).Select(room => new RoomKey(room[0], room[1]))]);
    }

    private static ScenarioPlan Plan(NpgsqlDataReader row, int needs)
    {
        double[] bounds = row.GetFieldValue<double[]>(1);
        double[] gaps = row.GetFieldValue<double[]>(2);
        return new ScenarioPlan(
            [.. row.GetFieldValue<double[]>(0).Select((cost, i) => new PlanCost(cost, bounds[i], gaps[i]))], Amounts(row.GetString(3)),
            row.GetFieldValue<double[]>(4), new RoomKey?[needs]);
    }

    private static Dictionary<string, double> Amounts(string json) => JsonSerializer.Deserialize<Dictionary<string, double>>(json)!;
}
