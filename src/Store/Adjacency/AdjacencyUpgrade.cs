using Npgsql;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Store.Plans;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Store.Adjacency;

/// <summary>Reported while rooms that touch are found in buildings from before.</summary>
/// <param name="Done">Revisions that are done.</param>
/// <param name="ToDo">Revisions that there were to do.</param>
public readonly record struct AdjacencyProgress(long Done, long ToDo);

/// <summary>
/// Finds rooms that touch in the stored plans of revisions that a program without this knowledge wrote. Some buildings are a transaction; what
/// was stopped goes on with the next. A storey whose plan cannot be read, or is beyond measure, gets an import issue and no pair.
/// </summary>
public static class AdjacencyUpgrade
{
    private const int RevisionsAtOnce = 50;

    /// <summary>Does what is to do; usually nothing.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="progress">Told after each transaction; null for nobody.</param>
    /// <param name="cancellation">Ends the work; what was committed stays.</param>
    /// <returns>The number of revisions that were done now.</returns>
    public static async Task<long> RunAsync(
        NpgsqlDataSource database, IProgress<AdjacencyProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var count = new NpgsqlCommand(AdjacencySql.Count, connection);
        long toDo = (long)(await count.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
        long done = 0;
        while (toDo > 0 && await SomeAsync(connection, cancellation).ConfigureAwait(false) is int some and > 0)
        {
            done += some;
            progress?.Report(new AdjacencyProgress(done, Math.Max(done, toDo)));
        }

        return done;
    }

    private static async Task<int> SomeAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        List<(int Building, int Revision)> taken = await TakeAsync(connection, cancellation).ConfigureAwait(false);
        var found = new List<(int Building, int Revision, int Until, ContactRow Contact)>();
        var faults = new List<(int Building, int Revision, string Code, string Message)>();
        await FindAsync(connection, taken, found, faults, cancellation).ConfigureAwait(false);
        await BinaryCopy.SendAsync(connection, WriteSql.CopyAdjacency, found, RowAsync, cancellation).ConfigureAwait(false);
        foreach ((int building, int revision, string code, string message) in faults)
        {
            await using var fault = new NpgsqlCommand(AdjacencySql.AddIssue, connection)
            {
                Parameters = { new() { Value = building }, new() { Value = revision }, new() { Value = code }, new() { Value = message } },
            };
            await fault.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        return taken.Count;
    }

    private static async Task<List<(int Building, int Revision)>> TakeAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var take = new NpgsqlCommand(AdjacencySql.Take, connection) { CommandTimeout = 0 };
        take.Parameters.Add(new NpgsqlParameter<int> { TypedValue = RevisionsAtOnce });
        await using NpgsqlDataReader reader = await take.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var taken = new List<(int, int)>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            taken.Add((reader.GetInt32(0), reader.GetInt32(1)));
        }

        return taken;
    }

    // One plan after another is in memory.
    private static async Task FindAsync(
        NpgsqlConnection connection,
        List<(int Building, int Revision)> taken,
        List<(int, int, int, ContactRow)> found,
        List<(int, int, string, string)> faults,
        CancellationToken cancellation)
    {
        await using var plans = new NpgsqlCommand(AdjacencySql.Plans, connection) { CommandTimeout = 0 };
        plans.Parameters.Add(new NpgsqlParameter { Value = taken.Select(t => t.Building).ToArray() });
        plans.Parameters.Add(new NpgsqlParameter { Value = taken.Select(t => t.Revision).ToArray() });
        await using NpgsqlDataReader reader = await plans.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            (int building, int revision, int until) = (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(5));
            int[] numbers = await reader.GetFieldValueAsync<int[]>(3, cancellation).ConfigureAwait(false);
            byte[] plan = await reader.GetFieldValueAsync<byte[]>(4, cancellation).ConfigureAwait(false);
            try
            {
                found.AddRange(ContactRow.Of(PlanBlob.Decode(plan), numbers).Select(contact => (building, revision, until, contact)));
            }
            catch (SectionException cause)
            {
                faults.Add((building, revision, cause.Reason, $"storey {reader.GetInt32(2)}: {cause.Message}; no room of it is stored as touching another"));
            }
            catch (InvalidDataException cause)
            {
                faults.Add((building, revision, "plan-unreadable", $"storey {reader.GetInt32(2)}: {cause.Message} No room of it is stored as touching another"));
            }
        }
    }

    private static async Task RowAsync(BinaryCopy row, (int Building, int Revision, int Until, ContactRow Contact) r)
    {
        await row.Ints(r.Building, r.Revision, r.Until, r.Contact.RoomA, r.Contact.RoomB).ConfigureAwait(false);
        await row.Double(r.Contact.SharedM).ConfigureAwait(false);
        await row.Double(r.Contact.OpeningM).ConfigureAwait(false);
    }
}
