using System.Diagnostics;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Deltas;
using SpaceGeo.Revisions.Matching;
using SpaceGeo.Store.Plans;
using SpaceGeo.Store.Revisions;

namespace SpaceGeo.Store.Writing;

/// <summary>From one revision of a building to the next: what was measured, and what has to be written.</summary>
/// <param name="Rows">The rows of the next revision.</param>
/// <param name="Measured">Its areas by each standard.</param>
/// <param name="Remeasured">Rooms that were measured anew by the first standard.</param>
/// <param name="Changes">What has to be written.</param>
/// <param name="IsMoved">Whether the building's position on the earth is another.</param>
internal sealed record RevisionStep(
    BuildingRows Rows, IReadOnlyList<MeasuredBuilding> Measured, IReadOnlyList<RoomPlace> Remeasured, RevisionChanges Changes, bool IsMoved)
{
    /// <summary>How long the measuring took.</summary>
    public TimeSpan Measuring { get; private init; }

    /// <summary>Whether there are areas by a standard of which this engine had measured none.</summary>
    public bool AddsAreas { get; private init; }

    /// <summary>Rows of storeys, rooms and elements that have to be written.</summary>
    public int NewRows => Changes.Storeys.Added.Count + Changes.Rooms.Added.Count + Changes.Elements.Added.Count;

    /// <summary>Measures what changed and compares all.</summary>
    /// <param name="connection">A connection within the transaction.</param>
    /// <param name="incoming">The next revision.</param>
    /// <param name="before">The current revision, with its areas by those standards of the next one of which this engine measured some.</param>
    /// <param name="match">What is the same in both.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<RevisionStep> OfAsync(
        NpgsqlConnection connection, IncomingBuilding incoming, StoredRevision before, BuildingMatch match, CancellationToken cancellation)
    {
        (int room, int element) = (await new RevisionQuery(connection, before.BuildingId, before.Revision, cancellation)
            .RowsAsync(RevisionSql.NextNumbers, row => (row.GetInt32(0), row.GetInt32(1))).ConfigureAwait(false))[0];
        BuildingNumbers numbers = before.Numbers.Following(match, incoming.Building, room, element);
        IReadOnlyList<Building> ordered = incoming.Ordered(numbers);
        long begun = Stopwatch.GetTimestamp();
        RemeasuredBuilding[] measured = [.. ordered.Zip(incoming.Standards, (building, standard) => Measure(before, building, standard, match))];
        TimeSpan measuring = Stopwatch.GetElapsedTime(begun);
        MeasuredBuilding[] areas = [.. measured.Select(m => m.Building)];
        var after = new BuildingRows(ordered[0], incoming.Standards[0], areas, numbers);
        AreaStandard own = AreaStandards.Find(before.PlanStandard) ?? incoming.Standards[0];
        var then = new BuildingRows(before.Building, own, before.Measured, before.Numbers);
        bool isMoved = before.Building.Georeference != incoming.Building.Georeference;
        return new RevisionStep(after, areas, measured[0].Measured, RevisionChanges.Of(then, before.Numbers.Elements, after, isMoved), isMoved)
        {
            Measuring = measuring,
            AddsAreas = incoming.Standards.Any(standard => before.Measured.All(known => known.Standard.Id != standard.Id)),
        };
    }

    private static RemeasuredBuilding Measure(StoredRevision before, Building building, AreaStandard standard, BuildingMatch match)
    {
        if (before.Measured.FirstOrDefault(m => m.Standard.Id == standard.Id) is MeasuredBuilding known)
        {
            return DeltaMeasurement.Measure(known, building, match);
        }

        return new RemeasuredBuilding(
            MeasuredBuilding.Measure(building, standard),
            [.. building.Storeys.SelectMany((storey, s) => Enumerable.Range(0, storey.Rooms.Count).Where(r => storey.Rooms[r].IsMeasured).Select(r => new RoomPlace(s, r)))]);
    }
}
