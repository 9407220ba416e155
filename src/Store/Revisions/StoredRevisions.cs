using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;

namespace SpaceGeo.Store.Revisions;

/// <summary>Reads revisions of buildings back as they were ingested.</summary>
public static class StoredRevisions
{
    /// <summary>The standards by which a building is measured; its next revision is read for them, so that no area is lost.</summary>
    /// <param name="source">The database.</param>
    /// <param name="buildingId">Number of the building.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>That of its plans first; none where there is no such building. Standards that this program does not know are left out.</returns>
    public static async Task<IReadOnlyList<AreaStandard>> StandardsAsync(
        NpgsqlDataSource source, int buildingId, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using NpgsqlCommand command = source.CreateCommand(RevisionSql.Standards);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = buildingId });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var standards = new List<AreaStandard>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            standards.AddRange(AreaStandards.Find(reader.GetString(0)) is AreaStandard known ? [known] : []);
        }

        return standards;
    }

    /// <summary>Reads a revision.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="buildingId">Number of the building.</param>
    /// <param name="revision">Number of the revision.</param>
    /// <param name="standards">By which standards its areas are read.</param>
    /// <param name="engine">Only areas that this version of the engine measured; null for the newest there is.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The revision, or null where there is none.</returns>
    /// <exception cref="InvalidDataException">What is stored does not fit together; the message says what.</exception>
    public static async Task<StoredRevision?> ReadAsync(
        NpgsqlConnection connection,
        int buildingId,
        int revision,
        IReadOnlyList<AreaStandard> standards,
        string? engine = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(standards);
        var query = new RevisionQuery(connection, buildingId, revision, cancellation);
        var parts = new RevisionParts(query);
        if (await parts.HeadAsync().ConfigureAwait(false) is not { } head)
        {
            return null;
        }

        StoredBuilding building = await parts.BuildingAsync(head.Building).ConfigureAwait(false);
        var measured = new List<MeasuredBuilding>();
        foreach (AreaStandard standard in standards)
        {
            string? by = engine ?? await query.ValueAsync<string>(RevisionSql.Engine, standard.Id).ConfigureAwait(false);
            if (by is not null
                && await parts.MeasuredAsync(building, head.PlanStandard, standard, by).ConfigureAwait(false) is MeasuredBuilding areas)
            {
                measured.Add(areas);
            }
        }

        return head with { BuildingId = buildingId, Revision = revision, Building = building.Building, Numbers = building.Numbers, Measured = measured };
    }
}
