using System.Globalization;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Questions;
using SpaceGeo.Store.Revisions;

namespace SpaceGeo.Store.Differences;

/// <summary>Two revisions of a building, and who uses its rooms.</summary>
/// <param name="Before">The older revision, with its areas.</param>
/// <param name="After">The newer revision, with its areas.</param>
/// <param name="Users">Organisations by the number of the room that they use: code and name.</param>
public sealed record RevisionPair(
    StoredRevision Before, StoredRevision After, IReadOnlyDictionary<int, (string Code, string Name)> Users);

/// <summary>Reads what the difference of two stored revisions needs.</summary>
/// <param name="source">The database.</param>
public sealed class DifferenceStore(NpgsqlDataSource source)
{
    /// <summary>Persons with a room in one building, in the columns of <see cref="SpaceUseQuestions.Persons"/>; the parameter <c>building</c> is
    /// its number.</summary>
    public static Question Persons { get; } = SpaceUseQuestions.Persons with
    {
        Id = "persons-with-rooms-of-building",
        Parameters =
        [
            new QuestionParameter(
                "building", ParameterType.Integer,
                """
                exists (
                  select from assignment_entries of
                  where of.person_id = h.person_id and of.building_id = @building and of.ended_by is null and of.valid_from <= @day and of.valid_to > @day)
                """,
                "Number of the building."),
        ],
    };

    /// <summary>Reads two revisions.</summary>
    /// <param name="building">Number or GlobalId of the building.</param>
    /// <param name="from">The older revision; null for the one before the newer.</param>
    /// <param name="to">The newer revision; null for the last.</param>
    /// <param name="standard">By which standard areas are read.</param>
    /// <param name="day">The day on which the ledger is looked at.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Both, and who uses the rooms.</returns>
    /// <exception cref="UnknownRevisionException">There is no such building or revision, or it was not measured by the standard.</exception>
    public async Task<RevisionPair> ReadAsync(
        string building, int? from, int? to, AreaStandard standard, DateOnly day, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(building);
        ArgumentNullException.ThrowIfNull(standard);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);

        // Both revisions as they are at one moment, whoever stores another meanwhile.
        await using NpgsqlTransaction moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
        int id = await FindAsync(connection, building, cancellation).ConfigureAwait(false);
        (int older, int newer) = await ChooseAsync(connection, id, from, to, cancellation).ConfigureAwait(false);
        return new RevisionPair(
            await RevisionAsync(connection, id, older, standard, cancellation).ConfigureAwait(false),
            await RevisionAsync(connection, id, newer, standard, cancellation).ConfigureAwait(false),
            await UsersAsync(connection, id, day, cancellation).ConfigureAwait(false));
    }

    /// <summary>Who uses the rooms of a building.</summary>
    /// <param name="building">Its number.</param>
    /// <param name="day">The day on which the ledger is looked at.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Organisations by the number of the room: code and name.</returns>
    public async Task<IReadOnlyDictionary<int, (string Code, string Name)>> UsersAsync(int building, DateOnly day, CancellationToken cancellation = default)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        return await UsersAsync(connection, building, day, cancellation).ConfigureAwait(false);
    }

    private static async Task<int> FindAsync(NpgsqlConnection connection, string building, CancellationToken cancellation)
    {
        bool isNumber = int.TryParse(building, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        await using var command = new NpgsqlCommand(DifferenceSql.Buildings, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = building }, new NpgsqlParameter<int> { TypedValue = isNumber ? number : -1 } },
        };
        List<int> found = await NumbersAsync(command, cancellation).ConfigureAwait(false);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UnknownRevisionException($"There is no building '{building}'."),
            _ => throw new UnknownRevisionException(
                $"The buildings {string.Join(", ", found)} have the GlobalId '{building}'; ask for one of them by its number."),
        };
    }

    private static async Task<(int Older, int Newer)> ChooseAsync(
        NpgsqlConnection connection, int building, int? from, int? to, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(DifferenceSql.Revisions, connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = building } },
        };
        List<int> known = await NumbersAsync(command, cancellation).ConfigureAwait(false);
        int newer = Known(to ?? known[^1]);
        int? before = from is int asked ? Known(asked) : known.Where(r => r < newer).Select(r => (int?)r).LastOrDefault();
        return before is int older
            ? (older, newer)
            : throw new UnknownRevisionException($"Building {building} has no revision before revision {newer}: there is nothing to compare it with.");

        int Known(int revision) => known.Contains(revision) ? revision : throw new UnknownRevisionException(
            $"Building {building} has no revision {revision}; it has {string.Join(", ", known)}.");
    }

    private static async Task<StoredRevision> RevisionAsync(
        NpgsqlConnection connection, int building, int revision, AreaStandard standard, CancellationToken cancellation)
    {
        StoredRevision? read = await StoredRevisions.ReadAsync(connection, building, revision, [standard], cancellation: cancellation).ConfigureAwait(false);
        return read is { Measured.Count: > 0 } ? read : throw new UnknownRevisionException(
            $"Revision {revision} of building {building} was not measured by {standard.Id}; ingest its model again with that standard.");
    }

    private static async Task<Dictionary<int, (string Code, string Name)>> UsersAsync(
        NpgsqlConnection connection, int building, DateOnly day, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(DifferenceSql.Users, connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = building }, new NpgsqlParameter<DateOnly> { TypedValue = day } },
        };
        var users = new Dictionary<int, (string Code, string Name)>();
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            users.TryAdd(reader.GetInt32(0), (reader.GetString(1), reader.GetString(2)));
        }

        return users;
    }

    private static async Task<List<int>> NumbersAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var numbers = new List<int>();
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            numbers.Add(reader.GetInt32(0));
        }

        return numbers;
    }
}
