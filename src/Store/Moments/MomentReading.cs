using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Store.Moments;

/// <summary>
/// Gives commands to those who read. At another moment than now they all run in one transaction, of one snapshot, in which views bear the names
/// of the tables and show what these showed then: the same statements answer. Now costs nothing: each command takes a connection of its own.
/// </summary>
public sealed class MomentReading : IAsyncDisposable
{
    private const string Enter = "select enter_moment(coalesce($1, current_date), coalesce($2, 'infinity'), $3)";

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection? _connection;
    private readonly NpgsqlTransaction? _transaction;

    private MomentReading(NpgsqlDataSource source, NpgsqlConnection? connection, NpgsqlTransaction? transaction, DateOnly? day) =>
        (_source, _connection, _transaction, Day) = (source, connection, transaction, day);

    /// <summary>The day that is looked at, or null for today.</summary>
    public DateOnly? Day { get; }

    /// <summary>Reads the present.</summary>
    /// <param name="source">The database.</param>
    /// <returns>A reading that need not be disposed of.</returns>
    public static MomentReading Now(NpgsqlDataSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new MomentReading(source, null, null, null);
    }

    /// <summary>Begins to read at a moment.</summary>
    /// <param name="source">The database.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="withFacts">Whether facts of rooms are asked for, which are gathered anew where not all is known; without, who asks for them fails.</param>
    /// <param name="timeout">If it takes longer to bring back what was known, that is cancelled on the server.</param>
    /// <param name="cancellation">Ends the beginning.</param>
    /// <returns>A reading that the caller disposes of after the last row.</returns>
    public static async Task<MomentReading> OpenAsync(
        NpgsqlDataSource source, Moment moment, bool withFacts, TimeSpan timeout, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (moment.IsNow)
        {
            return Now(source);
        }

        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            // Not read only: what was known is gathered in temporary tables.
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(
                System.Data.IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
            await using var enter = new NpgsqlCommand(Enter, connection) { CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds) };
            enter.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Date, Value = moment.Day ?? (object)DBNull.Value });
            object known = moment.Known?.ToUniversalTime() ?? (object)DBNull.Value;
            enter.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = known });
            object standard = withFacts ? AreaStandards.Default.Id : DBNull.Value;
            enter.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = standard });
            await enter.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            return new MomentReading(source, connection, transaction, moment.Day);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false); // and with it the transaction
            throw;
        }
    }

    /// <summary>A command that reads at this moment; the caller disposes of it, and of its reader before the next command runs.</summary>
    /// <param name="sql">The statement: a constant of the program, all that a client sent travels in parameters.</param>
    [SuppressMessage("Security", "CA2100", Justification = "Those who call pass constants of their own.")]
    public NpgsqlCommand CreateCommand(string sql = "") =>
        _connection is null ? _source.CreateCommand(sql) : new NpgsqlCommand(sql, _connection, _transaction);

    /// <summary>Leaves the moment: nothing of it stays.</summary>
    /// <returns>A task.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
            await _connection!.DisposeAsync().ConfigureAwait(false);
        }
    }
}
