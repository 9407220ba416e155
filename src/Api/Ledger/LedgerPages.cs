using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;
using SpaceGeo.Api.Access;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Moments;
using SpaceGeo.Ingest.Ledger;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Store.Audit;
using SpaceGeo.Store.Ledger;

namespace SpaceGeo.Api.Ledger;

/// <summary>The ledger's files in and out, and the history of imports.</summary>
internal sealed class LedgerPages(NpgsqlDataSource database, MomentReader moments, ApiOptions options)
{
    private const int ShownFaults = 1000;
    private const int ShownImports = 100;

    public async Task ImportAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, "partial", "whole");
        (bool isPartial, bool isWhole) = (query.Flag("partial"), query.Flag("whole"));
        if (isPartial && isWhole)
        {
            throw ProblemException.BadRequest("whole ends what no row names, which is not known where partial leaves rows out; give one of them.");
        }

        options.Access.Demand(context, Role.Ledger);
        using LedgerUpload upload = await LedgerUpload.ReceiveAsync(context, options.LedgerBytes);
        LedgerImportResult done;
        try
        {
            done = await LedgerImport.RunAsync(
                database, [.. upload.Files.Select(f => new LedgerSource(f.Table, f.Name, f.Read) { Sha256 = f.ComputeSha256() })],
                new LedgerImportOptions("HTTP")
                {
                    IsPartial = isPartial,
                    IsWhole = isWhole,
                    Ranks = LedgerRanks.Of(RuleBook.Current),
                    Actor = Actor.OfRequest(AccessTokens.Word(Role.Ledger)),
                },
                context.RequestAborted);
        }
        catch (LedgerException refused)
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, refused.Message);
        }

        context.Response.StatusCode = done.IsStored ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        await JsonBody.WriteAsync(context, done.IsStored ? MediaTypes.Json : MediaTypes.Problem, json => Write(json, done));
    }

    public async Task ShowImportsAsync(HttpContext context)
    {
        RequestQuery.Read(context);
        IReadOnlyList<LedgerImportEntry> imports = await LedgerExport.ImportsAsync(database, ShownImports, context.RequestAborted);
        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("imports");
            foreach (LedgerImportEntry one in imports)
            {
                json.WriteStartObject();
                json.WriteNumber("importId", one.ImportId);
                json.WriteString("importedAt", one.ImportedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
                json.WriteString("source", one.Source);
                json.WriteBoolean("isPartial", one.IsPartial);
                json.WriteNumber("added", one.Added);
                json.WriteNumber("ended", one.Ended);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public async Task ExportAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, "import", MomentReader.KnownParameter);
        int? import = query["import"] switch
        {
            null => null,
            string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 => number,
            string text => throw ProblemException.BadRequest($"import: '{text}' is no number of an import; /ledger/imports lists them."),
        };
        if (import is not null && query[MomentReader.KnownParameter] is not null)
        {
            throw ProblemException.BadRequest($"import and {MomentReader.KnownParameter} both say what is left out; give one of them.");
        }

        options.Access.Demand(context, Role.Ledger);
        import ??= moments.KnownOf(query) is DateTimeOffset known
            ? await LedgerExport.ImportKnownAsync(database, known, context.RequestAborted)
            : null;
        bool mayReadNames = options.Access.Has(context.Request, Role.Names);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (LedgerTable table in LedgerTables.All)
            {
                await using Stream entry = archive.CreateEntry(table.FileName).Open();
                IAsyncEnumerable<LedgerRow> rows = LedgerExport.ReadAsync(database, table, import, context.RequestAborted);
                await LedgerFileWriter.WriteAsync(table, mayReadNames ? rows : Nameless(table, rows), entry, context.RequestAborted);
            }
        }

        context.Response.ContentType = MediaTypes.Zip;
        context.Response.ContentLength = file.Length;
        context.Response.Headers.ContentDisposition = "attachment; filename=\"ledger.zip\"";
        context.Response.Headers["Personal-Names"] = mayReadNames ? "included" : "withheld";
        file.Position = 0;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static async IAsyncEnumerable<LedgerRow> Nameless(LedgerTable table, IAsyncEnumerable<LedgerRow> rows)
    {
        await foreach (LedgerRow row in rows)
        {
            yield return row with { Values = [.. row.Values.Select((v, i) => table.Columns[i].IsPersonal ? null : v)] };
        }
    }

    private static void Write(Utf8JsonWriter json, LedgerImportResult done)
    {
        json.WriteStartObject();
        if (!done.IsStored)
        {
            json.WriteString("type", "about:blank");
            json.WriteString("title", ReasonPhrases.GetReasonPhrase(StatusCodes.Status422UnprocessableEntity));
            json.WriteNumber("status", StatusCodes.Status422UnprocessableEntity);
            json.WriteString("detail", "Nothing was stored: mend the rows below, or store the good ones with partial=true.");
        }

        json.WriteBoolean("isStored", done.IsStored);
        json.WritePropertyName("importId");
        if (done.ImportId is int import)
        {
            json.WriteNumberValue(import);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteStartArray("files");
        foreach (LedgerFileResult file in done.Files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.FileName);
            json.WriteNumber("rows", file.Rows);
            json.WriteNumber("added", file.Added);
            json.WriteNumber("ended", file.Ended);
            json.WriteNumber("faulty", file.Faulty);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("faultCount", done.Faults.Count);
        json.WriteStartArray("faults");
        foreach (LedgerFault fault in done.Faults.Take(ShownFaults))
        {
            json.WriteStartObject();
            json.WriteString("file", fault.File);
            json.WriteNumber("line", fault.Line);
            json.WriteString("column", fault.Column);
            json.WriteString("cause", fault.Cause);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
