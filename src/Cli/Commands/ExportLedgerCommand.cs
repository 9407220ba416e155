using System.CommandLine;
using System.Globalization;
using SpaceGeo.Ingest.Ledger;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store;
using SpaceGeo.Store.Ledger;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo export-ledger</c>: the ledger as the files that import-ledger reads.</summary>
internal static class ExportLedgerCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Folder for the files; made where it does not exist" };
        var import = new Option<int?>("--import") { Description = "What was known after this import; without it, what is known now", HelpName = "N" };
        Option<string?> database = SharedOptions.Database();
        var command = new Command("export-ledger", "Write the ledger as CSV files; imported again, they change nothing") { folder, import, database };
        command.SetAction(async (result, cancellation) =>
        {
            DirectoryInfo target = result.GetRequiredValue(folder);
            target.Create();
            SpaceGeoDatabase opened = await Installation.OpenAsync(result.GetValue(database), cancellation)
                .ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                foreach (LedgerTable table in LedgerTables.All)
                {
                    FileStream file = File.Create(Path.Combine(target.FullName, table.FileName));
                    await using (file.ConfigureAwait(false))
                    {
                        long rows = await LedgerFileWriter.WriteAsync(
                            table, LedgerExport.ReadAsync(opened.Source, table, result.GetValue(import), cancellation), file, cancellation)
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
