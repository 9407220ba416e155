using System.Globalization;
using Npgsql;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Store.Moments;

namespace SpaceGeo.Store.Scenarios;

/// <summary>What became of a wish to apply a plan.</summary>
public abstract record ApplyOutcome;

/// <summary>It is in the ledger.</summary>
/// <param name="Done">How; for a plan that was applied before, how it was then.</param>
/// <param name="IsNew">False where it was applied before: nothing was done now.</param>
/// <param name="RowsAdded">Entries that are new.</param>
/// <param name="RowsEnded">Entries that were replaced.</param>
public sealed record AppliedPlan(ScenarioApplication Done, bool IsNew, int RowsAdded, int RowsEnded) : ApplyOutcome;

/// <summary>Nothing was done.</summary>
/// <param name="Changes">What is not as it was when the plan was made, or what the ledger's rules forbid.</param>
public sealed record RefusedPlan(IReadOnlyList<string> Changes) : ApplyOutcome;

/// <summary>There is no such scenario or plan.</summary>
public sealed record UnknownPlan : ApplyOutcome;

/// <summary>What is to be applied.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="From">First day of the new assignments.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="By">Whom the record names as responsible; may be the actor.</param>
/// <param name="Ranks">The ranks that are known.</param>
public sealed record PlanOrder(PlanKey Plan, DateOnly From, string Actor, string By, IReadOnlyList<RankName> Ranks);

/// <summary>Turns a plan into dated assignments of the ledger: one import, by the rules of any import, in one transaction.</summary>
public static class ScenarioApply
{
    /// <summary>Applies a plan, unless one of its scenario was applied before.</summary>
    /// <param name="source">The database.</param>
    /// <param name="order">What is to be applied.</param>
    /// <param name="timeout">A statement that only reads and runs longer is cancelled.</param>
    /// <param name="cancellation">Ends the work; nothing of it stays.</param>
    public static async Task<ApplyOutcome> RunAsync(
        NpgsqlDataSource source, PlanOrder order, TimeSpan timeout, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(order);
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                // Whoever else wants to apply the scenario waits here, and finds it applied.
                object? before = await ScenarioCommand.RunAsync(connection, ScenarioSql.Lock, cancellation, order.Plan.Scenario).ConfigureAwait(false);
                if (await new ScenarioStore(source).FindAsync(order.Plan.Scenario, cancellation).ConfigureAwait(false) is not { } scenario
                    || order.Plan.Plan < 1 || order.Plan.Plan > scenario.Content.Plans.Count)
                {
                    return new UnknownPlan();
                }

                if (before is int)
                {
                    return scenario.Entry.Applied is { } done && done.Plan == order.Plan.Plan
                        ? new AppliedPlan(done, false, 0, 0)
                        : new RefusedPlan([string.Create(CultureInfo.InvariantCulture, $"plan {before} of this scenario was applied")]);
                }

                ApplyOutcome outcome = await new Run(source, connection, scenario.Content, order, timeout).ApplyAsync(cancellation).ConfigureAwait(false);
                if (outcome is AppliedPlan)
                {
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                }

                return outcome;
            }
        }
    }

    /// <summary>One plan within its transaction.</summary>
    private sealed class Run(NpgsqlDataSource source, NpgsqlConnection connection, ScenarioDraft content, PlanOrder order, TimeSpan timeout)
    {
        public async Task<ApplyOutcome> ApplyAsync(CancellationToken cancellation)
        {
            // From here on nobody changes the ledger, nor do models come in: what another connection reads stays so until the end.
            await ScenarioCommand.RunAsync(connection, LedgerImportSql.Lock, cancellation).ConfigureAwait(false);
            ScenarioPlan plan = content.Plans[order.Plan.Plan - 1];
            StoredEstate now = await ReadAsync(cancellation).ConfigureAwait(false);
            IReadOnlyList<string> changes = ScenarioDrift.Of(content, plan, now);
            if (changes.Count > 0)
            {
                return new RefusedPlan(changes);
            }

            var rows = new PlanRows(content, plan, now, order.From);
            LedgerImportResult imported = await LedgerImport.WithinAsync(
                connection, rows.Sources(await PeriodsAsync(rows.Touched, now, cancellation).ConfigureAwait(false)), Options(), cancellation).ConfigureAwait(false);
            if (!imported.IsStored)
            {
                return new RefusedPlan([.. imported.Faults.Select(fault => fault.Cause)]);
            }

            return await RecordAsync(imported, cancellation).ConfigureAwait(false);
        }

        private LedgerImportOptions Options() => new(string.Create(
            CultureInfo.InvariantCulture, $"scenario {order.Plan.Scenario} plan {order.Plan.Plan}"))
        {
            Ranks = order.Ranks,
            Actor = order.Actor,
        };

        private async Task<StoredEstate> ReadAsync(CancellationToken cancellation)
        {
            MomentReading reading = await MomentReading.OpenAsync(source, new Moment(order.From), withFacts: true, timeout, cancellation).ConfigureAwait(false);
            await using (reading.ConfigureAwait(false))
            {
                return await new EstateStore(reading, timeout).ReadAsync(
                    order.From, [.. content.Estate.Buildings.Select(b => b.Site).Distinct()], cancellation).ConfigureAwait(false);
            }
        }

        private async Task<IReadOnlyDictionary<RoomKey, RoomPeriod>> PeriodsAsync(
            IReadOnlyList<RoomKey> rooms, StoredEstate now, CancellationToken cancellation)
        {
            var index = new EstateIndex(now);
            List<(RoomKey Room, RoomPeriod Period)> periods = await ScenarioCommand.ReadAsync(
                connection, ScenarioSql.RoomEntries,
                row => (index.ByLedgerId[(row.GetInt32(0), row.GetString(1))],
                    new RoomPeriod(row.GetFieldValue<DateOnly>(2), row.IsDBNull(3) ? DateOnly.MaxValue : row.GetFieldValue<DateOnly>(3))),
                cancellation, rooms.Select(r => r.Building).ToArray(), rooms.Select(r => index.Rooms[r].LedgerId).ToArray(), order.From).ConfigureAwait(false);
            return periods.ToDictionary(p => p.Room, p => p.Period);
        }

        private async Task<AppliedPlan> RecordAsync(LedgerImportResult imported, CancellationToken cancellation)
        {
            int import = imported.ImportId ?? 0;
            await ScenarioCommand.RunAsync(
                connection, ScenarioSql.Apply, cancellation, order.Plan.Scenario, order.Plan.Plan, order.From, order.By, import).ConfigureAwait(false);
            string detail = string.Create(
                CultureInfo.InvariantCulture, $$"""{"plan":{{order.Plan.Plan}},"from":"{{order.From:yyyy-MM-dd}}","importId":{{import}}}""");
            await ScenarioWriter.TellAsync(
                connection, order.Plan.Scenario, "apply-scenario", content.Name, order.Actor, detail, cancellation).ConfigureAwait(false);
            var done = new ScenarioApplication(order.Plan.Plan, DateTime.UtcNow, order.From, order.By, import);
            return new AppliedPlan(done, true, imported.Files.Sum(f => f.Added), imported.Files.Sum(f => f.Ended));
        }
    }
}
