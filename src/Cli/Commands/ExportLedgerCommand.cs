using System.CommandLine;
using System.Globalization;
using SpaceGeo.Ingest.Ledger;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Store.Moments;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo export-ledger</c>: the ledger as the files that import-ledger reads.</summary>
internal static class ExportLedgerCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Folder for the files; made where it does not exist" };
        var import = new Option<int?>("--import") { Description = "What was known after this import; without it, what is known now", HelpName = "N" };
        var known = new Option<string?>("--known-on") { Description = "What was known at the end of this day (UTC), or at an instant", HelpName = "DAY" };
        Option<string?> database = SharedOptions.Database();
        var command = new Command("export-ledger", "Write the ledger as CSV files; imported again, they change nothing") { folder, import, known, database };
        command.Validators.Add(result =>
        {
            if (result.GetValue(known) is string text && Moment.ReadKnown(text) is null)
            {
                result.AddError($"--known-on: '{text}' is neither a day nor an instant; write 2026-01-31 or 2026-01-31T12:00:00Z");
            }
            else if (result.GetResult(known) is not null && result.GetResult(import) is not null)
            {
                result.AddError("--import and --known-on both say what is left out; give one of them");
            }
        });
        command.SetAction(async (result, cancellation) =>
        {
            DirectoryInfo target = result.GetRequiredValue(folder);
            target.Create();
            SpaceGeoDatabase opened = await Installation.OpenAsync(result.GetValue(database), cancellation)
                .ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                int? last = result.GetValue(known) is string text
                    ? await LedgerExport.ImportKnownAsync(opened.Source, Moment.ReadKnown(text)!.Value, cancellation).ConfigureAwait(false)
                    : result.GetValue(import);
                foreach (LedgerTable table in LedgerTables.All)
                {
                    FileStream file = File.Create(Path.Combine(target.FullName, table.FileName));
                    await using (file.ConfigureAwait(false))
                    {
                        long rows = await LedgerFileWriter.WriteAsync(
                            table, LedgerExport.ReadAsync(opened.Source, table, last, cancellation), file, cancellation)
                            .ConfigureAwait(false);
                        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.FileName}: {rows} rows"));
                    }
                }
            }

            return ExitCode.Done;
        });
        return command;
    }
}
