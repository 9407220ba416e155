using Npgsql;
using NpgsqlTypes;

namespace SpaceGeo.Store.Writing;

/// <summary>A binary COPY into a table, whose rows count when the server has confirmed as many as were sent.</summary>
internal sealed class BinaryCopy : IAsyncDisposable
{
    private readonly NpgsqlBinaryImporter _importer;
    private readonly CancellationToken _cancellation;
    private long _sent;

    private BinaryCopy(NpgsqlBinaryImporter importer, CancellationToken cancellation)
    {
        _importer = importer;
        _cancellation = cancellation;
    }

    /// <summary>Sends all rows of a sequence.</summary>
    /// <typeparam name="T">What makes a row.</typeparam>
    /// <param name="connection">A connection within the transaction.</param>
    /// <param name="sql">The COPY statement.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="write">Writes the fields of one row in the statement's order.</param>
    /// <param name="cancellation">Ends the copy; nothing of it stays.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="InvalidOperationException">The server counted others than were sent.</exception>
    public static async Task<long> SendAsync<T>(
        NpgsqlConnection connection, string sql, IEnumerable<T> rows, Func<BinaryCopy, T, Task> write, CancellationToken cancellation)
    {
        NpgsqlBinaryImporter importer = await connection.BeginBinaryImportAsync(sql, cancellation).ConfigureAwait(false);
        await using var copy = new BinaryCopy(importer, cancellation);
        foreach (T row in rows)
        {
            await importer.StartRowAsync(cancellation).ConfigureAwait(false);
            await write(copy, row).ConfigureAwait(false);
            copy._sent++;
        }

        ulong stored = await importer.CompleteAsync(cancellation).ConfigureAwait(false);
        return stored == (ulong)copy._sent
            ? copy._sent
            : throw new InvalidOperationException($"The database counted {stored} rows where {copy._sent} were sent.");
    }

    /// <summary>The next field: a text.</summary>
    /// <param name="value">The text, or null.</param>
    /// <returns>A task.</returns>
    public Task Text(string? value) =>
        value is null ? _importer.WriteNullAsync(_cancellation) : _importer.WriteAsync(StoredText.Of(value), NpgsqlDbType.Text, _cancellation);

    /// <summary>The next fields: whole numbers.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>A task.</returns>
    public async Task Ints(params int[] values)
    {
        foreach (int value in values)
        {
            await _importer.WriteAsync(value, NpgsqlDbType.Integer, _cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The next field: a whole number that may be missing.</summary>
    /// <param name="value">The number, or null.</param>
    /// <returns>A task.</returns>
    public Task OptionalInt(int? value) =>
        value is int number ? Ints(number) : _importer.WriteNullAsync(_cancellation);

    /// <summary>The next field: true or false.</summary>
    /// <param name="value">The value.</param>
    /// <returns>A task.</returns>
    public Task Flag(bool value) => _importer.WriteAsync(value, NpgsqlDbType.Boolean, _cancellation);

    /// <summary>The next field: a day; the first and the last of the calendar are without bound.</summary>
    /// <param name="value">The day.</param>
    /// <returns>A task.</returns>
    public Task Day(DateOnly value) => _importer.WriteAsync(value, NpgsqlDbType.Date, _cancellation);

    /// <summary>The next field: a number.</summary>
    /// <param name="value">The number; null and what is not finite become null.</param>
    /// <returns>A task.</returns>
    public Task Double(double? value) => value is double number && double.IsFinite(number)
        ? _importer.WriteAsync(number, NpgsqlDbType.Double, _cancellation)
        : _importer.WriteNullAsync(_cancellation);

    /// <summary>The next field: bytes, or geometry, whose binary form is EWKB.</summary>
    /// <param name="value">The bytes, or null.</param>
    /// <returns>A task.</returns>
    public Task Bytes(byte[]? value) =>
        value is null ? _importer.WriteNullAsync(_cancellation) : _importer.WriteAsync(value, NpgsqlDbType.Bytea, _cancellation);

    /// <summary>The next field: a list of whole numbers.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>A task.</returns>
    public Task IntArray(int[] values) => _importer.WriteAsync(values, NpgsqlDbType.Array | NpgsqlDbType.Integer, _cancellation);

    /// <summary>Ends the copy; without completion the server forgets it.</summary>
    /// <returns>A task.</returns>
    public ValueTask DisposeAsync() => _importer.DisposeAsync();
}
