using System.Globalization;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Differences;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Revisions.Matching;
using SpaceGeo.Store.Differences;
using SpaceGeo.Store.Questions;
using SpaceGeo.Store.Revisions;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Api.Differences;

/// <summary>What is asked of the difference of two stored revisions.</summary>
/// <param name="Building">Number or GlobalId of the building.</param>
/// <param name="From">The older revision; null for the one before the newer.</param>
/// <param name="To">The newer revision; null for the last.</param>
/// <param name="Standard">By which standard areas are compared.</param>
/// <param name="Day">The day on which the ledger and the rules of space are looked at, for both versions.</param>
public sealed record DifferenceQuestion(string Building, int? From, int? To, AreaStandard Standard, DateOnly Day);

/// <summary>Differences of stored revisions, with who uses the rooms and what becomes of verdicts.</summary>
/// <param name="source">The database.</param>
/// <param name="timeout">A statement that runs longer is cancelled on the server.</param>
public sealed class StoredDifferences(NpgsqlDataSource source, TimeSpan timeout)
{
    private readonly DifferenceStore _store = new(source);
    private readonly QuestionStore _questions = new(source, timeout);

    /// <summary>Compares two revisions.</summary>
    /// <param name="question">Which.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="UnknownRevisionException">There is no such building or revision, or it was not measured by the standard.</exception>
    public async Task<DifferenceReport> CompareAsync(DifferenceQuestion question, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        RevisionPair pair = await _store.ReadAsync(
            question.Building, question.From, question.To, question.Standard, question.Day, cancellation).ConfigureAwait(false);
        (MeasuredBuilding before, MeasuredBuilding after) = (pair.Before.Measured[0], pair.After.Measured[0]);
        var difference = BuildingDifference.Of(before, after, BuildingMatching.Of(before.Building, after.Building));
        return new DifferenceReport(difference, NameOf(pair.Before), NameOf(pair.After))
        {
            Organisations = OrganisationDifference.Of(difference, UsersByGlobalId(pair.Users, pair.After, pair.Before)),
            Verdicts = await VerdictChanges.OfAsync(_questions, pair.After.BuildingId, difference, question.Day, cancellation).ConfigureAwait(false),
        };
    }

    /// <summary>What a model that was stored, or looked at without storing it, changes against the revision before it.</summary>
    /// <param name="written">A building with a revision before.</param>
    /// <param name="delta">How it differs from that.</param>
    /// <param name="fileName">Name of the model's file.</param>
    /// <param name="day">The day on which the ledger and the rules of space are looked at.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The difference by the first standard that the model was read for.</returns>
    public async Task<DifferenceReport> OfAsync(
        WrittenBuilding written, WrittenDelta delta, string fileName, DateOnly day, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(delta);
        MeasuredBuilding after = delta.After[0];

        // Of a revision that another engine measured there are no areas to compare with.
        MeasuredBuilding before = delta.Before.Measured.FirstOrDefault(m => m.Standard.Id == after.Standard.Id)
            ?? MeasuredBuilding.Measure(delta.Before.Building, after.Standard);
        var difference = BuildingDifference.Of(before, after, delta.Match);
        var users = await _store.UsersAsync(written.BuildingId, day, cancellation).ConfigureAwait(false);
        return new DifferenceReport(
            difference, NameOf(delta.Before), string.Create(CultureInfo.InvariantCulture, $"revision {written.Revision} ({fileName})"))
        {
            Organisations = OrganisationDifference.Of(difference, UsersByGlobalId(users, delta.Before)),
            Verdicts = await VerdictChanges.OfAsync(_questions, written.BuildingId, difference, day, cancellation).ConfigureAwait(false),
        };
    }

    private static string NameOf(StoredRevision revision) => string.Create(
        CultureInfo.InvariantCulture, $"revision {revision.Revision} ({revision.FileName}, {revision.IngestedAt:yyyy-MM-dd})");

    private static Dictionary<string, (string Code, string Name)> UsersByGlobalId(
        IReadOnlyDictionary<int, (string Code, string Name)> known, params ReadOnlySpan<StoredRevision> revisions)
    {
        var users = new Dictionary<string, (string Code, string Name)>();
        foreach (StoredRevision revision in revisions)
        {
            for (int storey = 0; storey < revision.Building.Storeys.Count; storey++)
            {
                IReadOnlyList<Room> rooms = revision.Building.Storeys[storey].Rooms;
                for (int room = 0; room < rooms.Count; room++)
                {
                    if (known.TryGetValue(revision.RoomNumber(storey, room), out (string Code, string Name) user))
                    {
                        users.TryAdd(rooms[room].GlobalId, user);
                    }
                }
            }
        }

        return users;
    }
}
