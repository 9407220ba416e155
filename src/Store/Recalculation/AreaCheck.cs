using System.Data;
using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;

namespace SpaceGeo.Store.Recalculation;

/// <summary>Recomputes stored areas of any revision, standard and engine version from the stored plans, and compares bit for bit.</summary>
public static class AreaCheck
{
    /// <summary>At most so many differences are told one by one.</summary>
    public const int MostDifferences = 1000;

    /// <summary>Checks the buildings in scope, one after another, in one snapshot. Nothing is changed.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="scope">Which buildings; all by default.</param>
    /// <param name="revision">Only areas of this revision; null for those of all.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <returns>What was found. An area that another engine version measured is recomputed by the present one.</returns>
    public static async Task<AreaCheckResult> RunAsync(
        NpgsqlDataSource database, RecalculationScope scope = default, int? revision = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                List<int> buildings = await BuildingsAsync(connection, scope, revision, cancellation).ConfigureAwait(false);
                var tally = new CheckTally(MostDifferences);
                foreach (int building in buildings)
                {
                    List<StoredPlan> plans = await PlansAsync(connection, building, revision, cancellation).ConfigureAwait(false);
                    List<StoredArea> areas = await AreasAsync(connection, building, revision, cancellation).ConfigureAwait(false);
                    await ReceiptsAsync(connection, building, areas, cancellation).ConfigureAwait(false);
                    new BuildingCheck(building, plans, areas, tally).Run();
                }

                return new AreaCheckResult(buildings.Count, tally.Sets, tally.Differences, tally.Faults);
            }
        }
    }

    private static async Task<List<int>> BuildingsAsync(
        NpgsqlConnection connection, RecalculationScope scope, int? revision, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command(connection, AreaCheckSql.Buildings, scope.BuildingId);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = scope.SiteCode ?? (object)DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer, Value = revision ?? (object)DBNull.Value });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var buildings = new List<int>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            buildings.Add(reader.GetInt32(0));
        }

        return buildings;
    }

    private static async Task<List<StoredPlan>> PlansAsync(NpgsqlConnection connection, int building, int? revision, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command(connection, AreaCheckSql.Plans, building, revision);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var plans = new List<StoredPlan>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            plans.Add(new StoredPlan(
                reader.GetString(0), reader.GetBoolean(1), reader.GetInt32(2), new RevisionRange(reader.GetInt32(3), reader.GetInt32(4)),
                reader.GetFieldValue<int[]>(5), reader.GetFieldValue<byte[]>(6)));
        }

        return plans;
    }

    private static async Task<List<StoredArea>> AreasAsync(NpgsqlConnection connection, int building, int? revision, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command(connection, AreaCheckSql.Areas, building, revision);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var areas = new List<StoredArea>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            areas.Add(new StoredArea(
                new AreaKey(reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3)), reader.GetInt32(4),
                [.. Enumerable.Range(5, StoredArea.Names.Count - 1).Select(reader.GetDouble), reader.IsDBNull(10) ? null : reader.GetDouble(10)],
                reader.GetString(11)));
        }

        return areas;
    }

    private static async Task ReceiptsAsync(NpgsqlConnection connection, int building, List<StoredArea> areas, CancellationToken cancellation)
    {
        Dictionary<AreaKey, StoredArea> byKey = areas.ToDictionary(a => a.Key);
        await using NpgsqlCommand command = Command(connection, AreaCheckSql.Receipts, building);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (byKey.TryGetValue(new AreaKey(reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3)), out StoredArea? area))
            {
                area.Lines.Add(new StoredLine(reader.GetInt32(4), reader.GetString(5), reader.GetDouble(6)));
            }
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "Only constants of AreaCheckSql are passed.")]
    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params int?[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (int? value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer, Value = value ?? (object)DBNull.Value });
        }

        return command;
    }
}
