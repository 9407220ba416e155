using System.Diagnostics.CodeAnalysis;
using Npgsql;
using SpaceGeo.Store.Moments;

namespace SpaceGeo.Store.Scenarios;

/// <summary>An estate that cannot be read.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class EstateException(string message) : Exception(message);

/// <summary>Reads all that a plan needs to know of a day: one statement for each kind of thing, whatever their number.</summary>
/// <param name="reading">The moment that is read; its facts are needed.</param>
/// <param name="timeout">A statement that runs longer is cancelled on the server.</param>
public sealed class EstateStore(MomentReading reading, TimeSpan timeout)
{
    /// <summary>The most rooms of an estate: an order above what is planned at once.</summary>
    public const int MostRooms = 100_000;

    /// <summary>Reads an estate.</summary>
    /// <param name="day">The day; that of the reading.</param>
    /// <param name="sites">Codes of the sites that it consists of; null for all.</param>
    /// <param name="cancellation">Ends the statements too.</param>
    /// <exception cref="EstateException">A site is not there, there are no rooms, or too many.</exception>
    public async Task<StoredEstate> ReadAsync(DateOnly day, IReadOnlyList<string>? sites = null, CancellationToken cancellation = default)
    {
        if (sites is not null)
        {
            List<string> unknown = await ListAsync(EstateSql.UnknownSites, new Asked(day, sites), row => row.GetString(0), cancellation).ConfigureAwait(false);
            if (unknown.Count > 0)
            {
                throw new EstateException($"There is no site '{unknown[0]}'; /collections/sites/items lists them.");
            }
        }

        int import = (await ListAsync(EstateSql.Import, new Asked(day, sites), row => row.GetInt32(0), cancellation).ConfigureAwait(false))[0];
        List<StoredBuilding> buildings = await ListAsync(
            EstateSql.Buildings, new Asked(day, sites),
            row => new StoredBuilding(
                row.GetInt32(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), Number(row, 5), Number(row, 6)),
            cancellation).ConfigureAwait(false);
        var asked = new Asked(day, sites) { Buildings = buildings };
        List<StoredRoom> rooms = await ListAsync(EstateSql.Rooms, asked, Room, cancellation).ConfigureAwait(false);
        if (rooms.Count is 0 or > MostRooms)
        {
            throw new EstateException(rooms.Count == 0
                ? "There is nothing to plan with: no ledger tells of rooms here; import one (POST /ledger, spacegeo import-ledger)."
                : $"There are more than {MostRooms} rooms; plan for some sites at a time (sites).");
        }

        return new StoredEstate(
            day, import, buildings,
            await ListAsync(
                EstateSql.Storeys, asked, row => new StoredStorey(row.GetInt32(0), row.GetInt32(1), row.GetString(2), row.GetDouble(3)),
                cancellation).ConfigureAwait(false),
            rooms,
            await ListAsync(
                EstateSql.Contacts, asked, row => new StoredContact(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)), cancellation).ConfigureAwait(false),
            await ListAsync(EstateSql.Assignments, asked, Assignment, cancellation).ConfigureAwait(false),
            await ListAsync(EstateSql.Organisations, asked, Organisation, cancellation).ConfigureAwait(false),
            await ListAsync(EstateSql.Leases, asked, Lease, cancellation).ConfigureAwait(false));
    }

    private static StoredRoom Room(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3), row.GetString(4), Text(row, 5), row.GetString(6), Text(row, 7),
        row.IsDBNull(8) ? null : row.GetInt32(8), Number(row, 9), Number(row, 10), Number(row, 11), Text(row, 12));

    private static StoredAssignment Assignment(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateOnly>(4),
        row.IsDBNull(5) ? null : new StoredPerson(row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8), row.GetBoolean(9)));

    private static StoredOrganisation Organisation(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
        [.. row.GetFieldValue<string[]>(4).Zip(row.GetFieldValue<int[]>(5), (rank, posts) => new StoredQuota(rank, posts))]);

    private static StoredLease Lease(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), Text(row, 2), row.IsDBNull(3) ? null : row.GetInt32(3), Text(row, 4), row.GetDouble(5), Number(row, 6),
        row.GetString(7), row.IsDBNull(8) ? null : row.GetFieldValue<DateOnly>(8));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static double? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    [SuppressMessage("Security", "CA2100", Justification = "Constants of EstateSql; all that a client sent travels in parameters.")]
    private async Task<List<T>> ListAsync<T>(string sql, Asked asked, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = reading.CreateCommand(sql);
        command.CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds);
        command.Parameters.Add(new NpgsqlParameter<DateOnly>("day", asked.Day));
        command.Parameters.Add(new NpgsqlParameter("sites", NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text)
        {
            Value = asked.Sites?.ToArray() ?? (object)DBNull.Value,
        });
        command.Parameters.Add(new NpgsqlParameter<int[]>("buildings", [.. asked.Buildings.Select(b => b.Building)]));
        command.Parameters.Add(new NpgsqlParameter<int[]>("revisions", [.. asked.Buildings.Select(b => b.Revision)]));
        command.Parameters.Add(new NpgsqlParameter<int>("most", MostRooms + 1));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private sealed record Asked(DateOnly Day, IReadOnlyList<string>? Sites)
    {
        public IReadOnlyList<StoredBuilding> Buildings { get; init; } = [];
    }
}
