using System.Buffers.Binary;
using Npgsql;

namespace SpaceGeo.Store.Recalculation;

/// <summary>Sends rows that are bytes already.</summary>
internal static class RawCopy
{
    // Signature, flags, length of the header's extension.
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Trailer = [0xFF, 0xFF];

    /// <summary>Length of what stands before the first row.</summary>
    public static int HeaderLength => Header.Length;

    /// <summary>Sends buffers of rows by one COPY.</summary>
    /// <param name="connection">A connection within the transaction.</param>
    /// <param name="sql">The COPY statement.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Ends the copy; nothing of it stays.</param>
    /// <returns>A task.</returns>
    public static async Task SendAsync(
        NpgsqlConnection connection, string sql, IEnumerable<ReadOnlyMemory<byte>> rows, CancellationToken cancellation)
    {
        NpgsqlRawCopyStream stream = await connection.BeginRawBinaryCopyAsync(sql, cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                await stream.WriteAsync(Header, cancellation).ConfigureAwait(false);
                foreach (ReadOnlyMemory<byte> bytes in rows)
                {
                    await stream.WriteAsync(bytes, cancellation).ConfigureAwait(false);
                }

                await stream.WriteAsync(Trailer, cancellation).ConfigureAwait(false);
            }
            catch
            {
                // Without this the end of the stream would count as the end of the rows.
                await stream.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <summary>Checks what stands before the first row.</summary>
    /// <param name="header">The first bytes of a COPY to the client.</param>
    /// <exception cref="InvalidDataException">The server speaks another format.</exception>
    public static void Check(ReadOnlySpan<byte> header)
    {
        if (!header[..11].SequenceEqual(Header.AsSpan(0, 11)) || BinaryPrimitives.ReadInt32BigEndian(header[15..]) != 0)
        {
            throw new InvalidDataException("The database's binary COPY does not begin as PostgreSQL's does.");
        }
    }
}
