using System.Diagnostics.CodeAnalysis;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store.Audit;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Store.Ledger;

/// <summary>Takes ledger files into the database: one import is one transaction, all of it or nothing; the same files twice change nothing, and
/// what a row replaces stays as history.</summary>
public static class LedgerImport
{
    /// <summary>More faults than this are not told, and not even a partial import goes on: these are not the right files.</summary>
    public const int MostFaults = 100_000;

    private const int MostRounds = 20;

    /// <summary>Imports files.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="files">The files; at most one of each kind.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the work; nothing of it stays.</param>
    /// <returns>What was done. Where there are faults and the import is not partial, nothing.</returns>
    public static async Task<LedgerImportResult> RunAsync(
        NpgsqlDataSource database, IReadOnlyList<LedgerSource> files, LedgerImportOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        if (options is { IsPartial: true, IsWhole: true })
        {
            throw new ArgumentException("An import that leaves rows out cannot end what no row names.", nameof(options));
        }

        NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                LedgerImportResult result = await WithinAsync(connection, files, options, cancellation).ConfigureAwait(false);
                if (result.IsStored)
                {
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                }

                return result;
            }
        }
    }

    /// <summary>Imports rows within a transaction of the caller's, who ends it: with faults nothing of it may stay.</summary>
    /// <param name="connection">A connection within a transaction.</param>
    /// <param name="files">The files; at most one of each kind.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What was done.</returns>
    internal static Task<LedgerImportResult> WithinAsync(
        NpgsqlConnection connection, IReadOnlyList<LedgerSource> files, LedgerImportOptions options, CancellationToken cancellation) =>
        new Run(connection, options, cancellation).ImportAsync(files);

    /// <summary>One import within its transaction.</summary>
    private sealed class Run(NpgsqlConnection connection, LedgerImportOptions options, CancellationToken cancellation)
    {
        private readonly List<LedgerFault> _faults = [];
        private readonly List<LedgerFileResult> _files = [];
        private int _import;

        public async Task<LedgerImportResult> ImportAsync(IReadOnlyList<LedgerSource> files)
        {
            await ExecuteAsync(LedgerImportSql.Lock).ConfigureAwait(false);
            _import = (int)(await ExecuteAsync(LedgerImportSql.Begin, options.Source, options.IsPartial).ConfigureAwait(false))!;
            await ExecuteAsync(LedgerImportSql.CreateFaults).ConfigureAwait(false);
            await ExecuteAsync(LedgerImportSql.CreateRanks).ConfigureAwait(false);
            await ExecuteAsync(
                LedgerImportSql.AddRanks, options.Ranks.Select(r => r.Level).ToArray(), options.Ranks.Select(r => r.Name).ToArray(),
                options.Ranks.Select(r => r.Rank).ToArray()).ConfigureAwait(false);
            foreach (LedgerStage stage in LedgerStages.All)
            {
                if (files.SingleOrDefault(f => f.Table == stage.Table) is LedgerSource file)
                {
                    _files.Add(await ImportAsync(stage, file).ConfigureAwait(false));
                }
            }

            if (options.IsWhole && _faults.Count == 0)
            {
                await FindDanglingAsync(files).ConfigureAwait(false);
            }

            bool isGood = _faults.Count == 0 || (options.IsPartial && _faults.Count < MostFaults);
            int added = _files.Sum(f => f.Added);
            int ended = _files.Sum(f => f.Ended);
            if (isGood && added + ended > 0)
            {
                await ExecuteAsync(LedgerImportSql.Count, _import, added, ended).ConfigureAwait(false);
                await ExecuteAsync(LedgerImportSql.RefreshFacts, _import, AreaStandards.Default.Id).ConfigureAwait(false);
                await ExecuteAsync(LedgerImportSql.AnalyzeFacts).ConfigureAwait(false);
                await ExecuteAsync(LedgerImportSql.Date, _import).ConfigureAwait(false);
                await RoomFacts.PublishAsync(connection, cancellation).ConfigureAwait(false);
                await ChangeWriter.TellLedgerAsync(connection, _import, _files, cancellation).ConfigureAwait(false);
                await AuditWriter.ImportLedgerAsync(connection, _import, files, options.Actor, cancellation).ConfigureAwait(false);
            }
            else if (isGood)
            {
                await ExecuteAsync(LedgerImportSql.Forget, _import).ConfigureAwait(false);
            }

            return new LedgerImportResult(isGood, isGood && added + ended > 0 ? _import : null, _files, _faults);
        }

        private async Task<LedgerFileResult> ImportAsync(LedgerStage stage, LedgerSource file)
        {
            int before = _faults.Count;
            await ExecuteAsync(stage.CreateStage).ConfigureAwait(false);
            await ExecuteAsync(stage.CreateIncoming).ConfigureAwait(false);
            long rows = await CopyAsync(stage, file).ConfigureAwait(false);
            await ExecuteAsync(LedgerImportSql.AnalyzeStage).ConfigureAwait(false);
            await ExecuteAsync(stage.Prepare).ConfigureAwait(false);
            await TakeFaultsAsync(file).ConfigureAwait(false);
            await ExecuteAsync(LedgerImportSql.AnalyzeIncoming).ConfigureAwait(false);
            await ExecuteAsync(stage.Repetitions).ConfigureAwait(false);
            await TakeFaultsAsync(file).ConfigureAwait(false);

            // What ends contradicts nothing.
            int ended = options.IsWhole ? await CountAsync(stage.EndMissing, _import).ConfigureAwait(false) : 0;
            await RemoveConflictsAsync(stage, file).ConfigureAwait(false);
            ended += await CountAsync(stage.EndReplaced, _import).ConfigureAwait(false);
            await ExecuteAsync(stage.RemoveKnown).ConfigureAwait(false);
            int added = await CountAsync(stage.AddNew, _import).ConfigureAwait(false);
            await ExecuteAsync(stage.AnalyzeEntries).ConfigureAwait(false);
            if (stage.Unused.Length > 0)
            {
                await ExecuteAsync(stage.Unused).ConfigureAwait(false);
            }

            await ExecuteAsync(LedgerImportSql.DropStage).ConfigureAwait(false);
            int faulty = _faults.Skip(before).Select(f => f.Line).Distinct().Count();
            return new LedgerFileResult(file.FileName, rows, added, ended, faulty);
        }

        // Without the lines that are to blame others may be, unless nothing will be stored anyway.
        private async Task RemoveConflictsAsync(LedgerStage stage, LedgerSource file)
        {
            for (int round = 0; stage.Conflicts.Length > 0; round++)
            {
                await ExecuteAsync(stage.Conflicts).ConfigureAwait(false);
                if (await TakeFaultsAsync(file).ConfigureAwait(false) == 0 || !options.IsPartial)
                {
                    return;
                }

                if (round == MostRounds)
                {
                    throw new LedgerException($"{file.FileName}: too many rows contradict each other; mend those that are reported first");
                }
            }
        }

        // Nothing can refer to what has ended but through a file that was not given.
        private async Task FindDanglingAsync(IReadOnlyList<LedgerSource> files)
        {
            await using NpgsqlCommand command = Command(LedgerImportSql.Dangling, MostFaults);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                (string name, string code, string referrer) = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
                string file = files.SingleOrDefault(f => f.Table.Name == name)?.FileName ?? name + ".csv";
                _faults.Add(new LedgerFault(
                    file, 0, string.Empty, $"no row names '{code}', to which {referrer} refer; name it, or give {referrer}.csv too"));
            }
        }

        private async Task<long> CopyAsync(LedgerStage stage, LedgerSource file)
        {
            IEnumerable<LedgerRow> rows = file.Read(fault =>
            {
                if (_faults.Count < MostFaults)
                {
                    _faults.Add(fault);
                }
            });
            return await BinaryCopy.SendAsync(
                connection, stage.CopyStage, rows.TakeWhile(_ => _faults.Count < MostFaults), WriteAsync, cancellation).ConfigureAwait(false);
        }

        private static async Task WriteAsync(BinaryCopy copy, LedgerRow row)
        {
            await copy.Ints(row.Line).ConfigureAwait(false);
            foreach (object? value in row.Values)
            {
                await (value switch
                {
                    null => copy.OptionalInt(null),
                    string text => copy.Text(text),
                    int number => copy.Ints(number),
                    double number => copy.Double(number),
                    bool flag => copy.Flag(flag),
                    DateOnly day => copy.Day(day),
                    _ => throw new ArgumentException($"A ledger row cannot hold a {value.GetType().Name}."),
                }).ConfigureAwait(false);
            }
        }

        private async Task<int> TakeFaultsAsync(LedgerSource file)
        {
            int before = _faults.Count;
            await using (NpgsqlCommand command = Command(LedgerImportSql.ReadFaults, MostFaults - before))
            {
                await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
                while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    _faults.Add(new LedgerFault(file.FileName, reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
                }
            }

            await ExecuteAsync(LedgerImportSql.RemoveFaulty).ConfigureAwait(false);
            await ExecuteAsync(LedgerImportSql.ForgetFaults).ConfigureAwait(false);
            return _faults.Count - before;
        }

        private async Task<object?> ExecuteAsync(string sql, params object[] values)
        {
            await using NpgsqlCommand command = Command(sql, values);
            return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
        }

        private async Task<int> CountAsync(string sql, params object[] values)
        {
            await using NpgsqlCommand command = Command(sql, values);
            return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        [SuppressMessage("Security", "CA2100", Justification = "Constants of this folder; all that files say travels by COPY or in parameters.")]
        private NpgsqlCommand Command(string sql, params object[] values)
        {
            // No time limit: a million rows take as long as they take, and so does waiting for another import.
            var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            foreach (object value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            return command;
        }
    }
}
