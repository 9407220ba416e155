using System.CommandLine;
using System.Globalization;
using SpaceGeo.Api.Ledger;
using SpaceGeo.Ingest.Ledger;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Store;
using SpaceGeo.Store.Ledger;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo import-ledger</c>: who uses which room, from CSV files.</summary>
internal static class ImportLedgerCommand
{
    // A terminal shows so many; --faults has all of them.
    private const int ShownFaults = 50;

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = $"Folder with {string.Join(", ", LedgerTables.All.Select(t => t.FileName))}, some or all of them" };
        folder.AcceptExistingOnly();
        var partial = new Option<bool>("--partial") { Description = "Store the good rows and write the bad ones, with the reason, into the folder --rejected" };
        var rejected = new Option<DirectoryInfo?>("--rejected") { Description = "Where --partial writes the bad rows; DIR/rejected without it", HelpName = "DIR" };
        var whole = new Option<bool>("--whole") { Description = "The files say all there is: what no row names ends" };
        Option<string?> database = SharedOptions.Database();
        var command = new Command("import-ledger", "Store who uses which room, by what right, and what is idle, from CSV files")
        {
            folder, partial, rejected, whole, database,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(partial) && result.GetValue(whole))
            {
                result.AddError("--whole ends what no row names, which is not known where --partial leaves rows out; give one of them");
            }
            else if (result.GetValue(rejected) is not null && !result.GetValue(partial))
            {
                result.AddError("--rejected says where --partial writes; give both");
            }
        });
        command.SetAction(async (result, cancellation) =>
        {
            DirectoryInfo source = result.GetRequiredValue(folder);
            var options = new LedgerImportOptions(source.Name)
            {
                IsPartial = result.GetValue(partial),
                IsWhole = result.GetValue(whole),
                Ranks = LedgerRanks.Of(RuleBook.Current),
            };
            DirectoryInfo bad = result.GetValue(rejected) ?? new DirectoryInfo(Path.Combine(source.FullName, "rejected"));
            return await RunAsync(source, options, bad, result.GetValue(database), cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        DirectoryInfo source, LedgerImportOptions options, DirectoryInfo rejected, string? database, CancellationToken cancellation)
    {
        var strays = new List<LedgerFault>();
        IReadOnlyList<LedgerFile> files = LedgerFolder.Find(source.FullName, strays.Add);
        if (strays.Count > 0 || files.Count == 0)
        {
            strays.ForEach(f => Console.Error.WriteLine($"spacegeo: {f}"));
            return strays.Count > 0
                ? ExitCode.Refused
                : CommandRunner.Fail(ExitCode.Refused, $"{source.Name}: has no file of a ledger; see docs/ledger.md for their names and columns");
        }

        SpaceGeoDatabase opened = await Installation.OpenAsync(database, cancellation).ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
        {
            LedgerImportResult done = await LedgerImport.RunAsync(
                opened.Source, [.. files.Select(f => new LedgerSource(f.Table, f.Name, f.Read) { Sha256 = f.ComputeSha256() })], options, cancellation).ConfigureAwait(false);
            Tell(done);
            if (done is { IsStored: true, Faults.Count: > 0 })
            {
                WriteRejected(files, done.Faults, rejected);
            }

            return done.Faults.Count == 0 ? ExitCode.Done : ExitCode.Refused;
        }
    }

    private static void Tell(LedgerImportResult done)
    {
        foreach (LedgerFault fault in done.Faults.Take(ShownFaults))
        {
            Console.Error.WriteLine(CommandRunner.OneLine(fault.ToString()));
        }

        if (done.Faults.Count > ShownFaults)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {done.Faults.Count - ShownFaults} more"));
        }

        foreach (LedgerFileResult file in done.Files)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{file.FileName}: {file.Rows} rows, {(done.IsStored ? $"{file.Added} entries new, {file.Ended} ended, " : string.Empty)}{file.Faulty} rows bad"));
        }

        Console.Out.WriteLine(done switch
        {
            { IsStored: false } => "nothing was stored: mend the rows above, or store the good ones with --partial",
            { ImportId: null } => "unchanged: the ledger says all of this already",
            { ImportId: int import } => string.Create(CultureInfo.InvariantCulture, $"stored as import {import}"),
        });
    }

    private static void WriteRejected(IReadOnlyList<LedgerFile> files, IReadOnlyList<LedgerFault> faults, DirectoryInfo folder)
    {
        folder.Create();
        foreach (LedgerFile file in files.Where(f => faults.Any(fault => fault.File == f.Name)))
        {
            string path = Path.Combine(folder.FullName, file.Name);
            using FileStream output = File.Create(path);
            int rows = RejectedRows.Write(file, faults.Where(f => f.File == file.Name), output);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} bad rows of {file.Name} written to {path}"));
        }
    }
}
