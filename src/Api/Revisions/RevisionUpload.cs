using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;
using SpaceGeo.Api.Access;
using SpaceGeo.Api.Differences;
using SpaceGeo.Api.Http;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Files;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Differences;
using SpaceGeo.Store.Audit;
using SpaceGeo.Store.Revisions;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Api.Revisions;

/// <summary>Takes a model as the next revision of a building, and says what it changes.</summary>
/// <param name="database">The database.</param>
/// <param name="options">How the API is served.</param>
/// <param name="clock">Tells the day on which the ledger is looked at.</param>
internal sealed class RevisionUpload(NpgsqlDataSource database, ApiOptions options, TimeProvider clock)
{
    private const int LongestName = 200;
    private const int NoBuilding = -1;

    private readonly StoredDifferences _differences = new(database, options.StatementTimeout);

    public async Task StoreAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, "fileName", "validFrom", "dryRun", "force");
        string building = (string)context.Request.RouteValues["building"]!;
        int number = int.TryParse(building, NumberStyles.None, CultureInfo.InvariantCulture, out int known) ? known : NoBuilding;
        var how = new WriteOptions
        {
            BuildingId = number,
            IsDry = query.Flag("dryRun"),
            IsForced = query.Flag("force"),
            ValidFrom = Day(query["validFrom"]),
            Actor = Actor.OfRequest(AccessTokens.Word(Role.Models)),
        };
        string name = NameOf(query["fileName"]);
        options.Access.Demand(context, Role.Models);
        IReadOnlyList<AreaStandard> standards = await StoredRevisions.StandardsAsync(database, number, context.RequestAborted);
        if (standards.Count == 0)
        {
            throw ProblemException.NotFound($"There is no building of the number {building}, or none of its area standards is known here.");
        }

        WriteResult written = await WriteAsync(context, name, standards, how);
        WrittenBuilding one = written.Buildings[0];
        DifferenceReport? report = one.Delta is null ? null
            : await _differences.OfAsync(one, one.Delta, name, DateOnly.FromDateTime(clock.GetLocalNow().DateTime), context.RequestAborted);
        context.Response.StatusCode = one.Outcome == WriteOutcome.Revised && !how.IsDry ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        await JsonBody.WriteAsync(context, MediaTypes.Json, json => Write(json, one, how.IsDry, report));
    }

    private async Task<WriteResult> WriteAsync(HttpContext context, string name, IReadOnlyList<AreaStandard> standards, WriteOptions how)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("spacegeo-model-");
        try
        {
            string path = Path.Combine(folder.FullName, name);
            await ReceiveAsync(context, path);
            return await ModelWriter.WriteAsync(database, Read(path, standards), how, context.RequestAborted);
        }
        catch (RefusedModelException refused)
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, refused.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ReadModel Read(string path, IReadOnlyList<AreaStandard> standards)
    {
        try
        {
            return ModelReading.Read(path, standards);
        }
        catch (InvalidDataException refused)
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, refused.Message);
        }
    }

    private async Task ReceiveAsync(HttpContext context, string path)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = options.ModelBytes;
        try
        {
            await using FileStream file = File.Create(path);
            await context.Request.Body.CopyToAsync(file, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            throw new ProblemException(Problems.OfBody(e, options.ModelBytes));
        }
    }

    private static void Write(Utf8JsonWriter json, WrittenBuilding written, bool isDry, DifferenceReport? report)
    {
        json.WriteStartObject();
        json.WriteNumber("buildingId", written.BuildingId);
        json.WriteNumber("revision", written.Revision);
        json.WriteString("outcome", written.Outcome switch
        {
            WriteOutcome.Added => "added",
            WriteOutcome.Revised => "revised",
            WriteOutcome.Unchanged => "unchanged",
            WriteOutcome.Measured => "measured",
        });
        json.WriteBoolean("isDryRun", isDry);
        json.WriteNumber("roomsRemeasured", written.Delta?.Remeasured.Count ?? 0);
        json.WriteNumber("rowsStored", written.Delta?.NewRows ?? 0);
        json.WriteStartArray("issues");
        foreach (ModelIssue issue in written.Doubts)
        {
            json.WriteStartObject();
            json.WriteString("code", issue.Code);
            json.WriteString("globalId", issue.GlobalId);
            json.WriteString("message", issue.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("difference");
        if (report is null)
        {
            json.WriteNullValue();
        }
        else
        {
            using var difference = new MemoryStream();
            DifferenceJson.Write(difference, report);
            json.WriteRawValue(difference.ToArray());
        }

        json.WriteEndObject();
    }

    // The name is the file's own in a folder of its own, and tells nothing of the server.
    private static string NameOf(string? text)
    {
        string name = text ?? "model.ifc";
        return name.Length is > 0 and <= LongestName && name is not ("." or "..") && name.IndexOfAny(['/', '\\', '\0']) < 0
            ? name
            : throw ProblemException.BadRequest($"fileName: write the name of the file without folders, of at most {LongestName} characters.");
    }

    private static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day > DateOnly.MinValue ? day
        : throw ProblemException.BadRequest($"validFrom: '{text}' is no day; write 2026-01-31.");
}
