using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using SpaceGeo.Api.Audit;
using SpaceGeo.Store;
using SpaceGeo.Store.Audit;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo audit</c>: who changed what, and whether that was tampered with.</summary>
internal static class AuditCommand
{
    private const int HashDigits = 64;

    public static Command Create() => new("audit", "Who changed what, when, from which file; and whether that record was tampered with") { List(), Verify() };

    private static Command List()
    {
        var format = new Option<string>("--format") { Description = "table, csv or json", HelpName = "FORMAT", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv", "json");
        var building = new Option<int?>("--building") { Description = "Only what is about this building", HelpName = "ID" };
        Option<string?> database = SharedOptions.Database();
        var command = new Command("list", "Show all entries") { format, building, database };
        command.SetAction(async (result, cancellation) =>
        {
            SpaceGeoDatabase opened = await Installation.OpenAsync(result.GetValue(database), cancellation).ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                IAsyncEnumerable<AuditEntry> entries = AuditTrail.ReadAsync(
                    opened.Source, building: result.GetValue(building), cancellation: cancellation);
                await (result.GetValue(format) switch
                {
                    "json" => WriteJsonAsync(entries),
                    "csv" => WriteCsvAsync(entries),
                    _ => WriteLinesAsync(entries),
                }).ConfigureAwait(false);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Verify()
    {
        var expect = new Option<string?>("--expect") { Description = "Hash that an earlier run printed, kept elsewhere: its entry must still be there", HelpName = "HASH" };
        expect.Validators.Add(result =>
        {
            if (result.Tokens is [var hash] && (hash.Value.Length != HashDigits || !hash.Value.All(char.IsAsciiHexDigit)))
            {
                result.AddError($"'{hash.Value}' is no hash; give the {HashDigits} hexadecimal digits that spacegeo audit verify printed");
            }
        });
        Option<string?> database = SharedOptions.Database();
        var command = new Command("verify", "Compute all hashes anew, and compare the entries with the revisions and imports that they tell of") { expect, database };
        command.SetAction(async (result, cancellation) =>
        {
            SpaceGeoDatabase opened = await Installation.OpenAsync(result.GetValue(database), cancellation).ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                AuditVerdict verdict = await AuditTrail.VerifyAsync(opened.Source, result.GetValue(expect), cancellation).ConfigureAwait(false);
                if (verdict.Fault is string fault)
                {
                    return CommandRunner.Fail(ExitCode.Refused, $"tampered with: {fault}");
                }

                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdict.Entries} entries, unbroken, and what they tell of is as they say"));
                Console.Out.WriteLine($"keep this elsewhere, for --expect:  {verdict.Head}");
                return ExitCode.Done;
            }
        });
        return command;
    }

    private static async Task WriteLinesAsync(IAsyncEnumerable<AuditEntry> entries)
    {
        await foreach (AuditEntry entry in entries.ConfigureAwait(false))
        {
            string file = entry.FileName is null ? string.Empty : $"  {entry.FileName}";
            string sha = entry.Sha256 is null ? string.Empty : $"  sha256 {entry.Sha256}";
            Console.Out.WriteLine(CommandRunner.OneLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.Number,6}  {TimeText.Of(entry.At),-27}  {entry.Actor,-16}  {entry.Action,-14}  {entry.Subject,-16}{file}{sha}").TrimEnd()));
        }
    }

    private static async Task WriteCsvAsync(IAsyncEnumerable<AuditEntry> entries)
    {
        Stream output = Console.OpenStandardOutput();
        await using (output.ConfigureAwait(false))
        {
            var csv = CsvWriter.Create(output, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
            await using (csv.ConfigureAwait(false))
            {
                csv.WriteRecord(["entry", "at", "actor", "action", "subject", "file_name", "sha256", "detail", "previous_hash", "hash"]);
                await foreach (AuditEntry entry in entries.ConfigureAwait(false))
                {
                    csv.WriteRecord(
                    [
                        entry.Number.ToString(CultureInfo.InvariantCulture), TimeText.Of(entry.At), entry.Actor, entry.Action, entry.Subject,
                        entry.FileName ?? string.Empty, entry.Sha256 ?? string.Empty, entry.Detail,
                        Convert.ToHexStringLower(entry.PreviousHash.Span), Convert.ToHexStringLower(entry.Hash.Span),
                    ]);
                    await csv.FlushAsync(CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
    }

    private static async Task WriteJsonAsync(IAsyncEnumerable<AuditEntry> entries)
    {
        Stream output = Console.OpenStandardOutput();
        await using (output.ConfigureAwait(false))
        {
            var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true });
            await using (json.ConfigureAwait(false))
            {
                json.WriteStartArray();
                await foreach (AuditEntry entry in entries.ConfigureAwait(false))
                {
                    AuditJson.Write(json, entry);
                    await json.FlushAsync().ConfigureAwait(false);
                }

                json.WriteEndArray();
            }
        }
    }
}
