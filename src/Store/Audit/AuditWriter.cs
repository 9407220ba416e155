using System.Security.Cryptography;
using System.Text;
using Npgsql;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Store.Audit;

/// <summary>Adds entries in the transaction that makes the change, close to its end: others that add some wait for it.</summary>
internal static class AuditWriter
{
    /// <summary>After models were stored.</summary>
    /// <param name="connection">A connection within the transaction.</param>
    /// <param name="changed">The buildings that have a new revision.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Task IngestAsync(
        NpgsqlConnection connection, IReadOnlyCollection<WrittenBuilding> changed, string actor, CancellationToken cancellation) =>
        ChangeWriter.ExecuteAsync(
            connection, AuditSql.Ingest, cancellation, changed.Select(b => b.BuildingId).ToArray(), changed.Select(b => b.Revision).ToArray(), actor);

    /// <summary>After ledger files were imported.</summary>
    /// <param name="connection">A connection within the transaction.</param>
    /// <param name="import">Number of the import.</param>
    /// <param name="files">The files.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Task ImportLedgerAsync(
        NpgsqlConnection connection, int import, IReadOnlyList<LedgerSource> files, string actor, CancellationToken cancellation) =>
        ChangeWriter.ExecuteAsync(
            connection, AuditSql.ImportLedger, cancellation, import, actor, Sum(files), files.Select(f => f.FileName).ToArray(),
            files.Select(f => f.Sha256).ToArray());

    /// <summary>After a made-up district was stored.</summary>
    /// <param name="connection">A connection within the transaction.</param>
    /// <param name="siteCodes">Its sites.</param>
    /// <param name="buildings">How many buildings it has.</param>
    /// <param name="rooms">How many rooms.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Task MakeDistrictAsync(
        NpgsqlConnection connection, string[] siteCodes, int buildings, long rooms, CancellationToken cancellation) =>
        ChangeWriter.ExecuteAsync(connection, AuditSql.MakeDistrict, cancellation, Actor.OfProcess, siteCodes, buildings, rooms);

    // Of the list that sha256sum prints of the files by name.
    private static string Sum(IReadOnlyList<LedgerSource> files) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(files.OrderBy(f => f.FileName, StringComparer.Ordinal).Select(f => $"{f.Sha256}  {f.FileName}\n")))));
}
