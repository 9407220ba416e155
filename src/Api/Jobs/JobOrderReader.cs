using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using SpaceGeo.Api.Http;

namespace SpaceGeo.Api.Jobs;

/// <summary>Reads the body of an execution.</summary>
internal static class JobOrderReader
{
    private const string WhatToSend = """send a JSON object as {"inputs": {…}}""";

    private static readonly string[] Members = ["inputs", "outputs", "response"];

    /// <summary>Reads a body.</summary>
    /// <param name="context">The request.</param>
    /// <param name="output">The name of the output of its process.</param>
    /// <param name="mostBytes">How long it may be.</param>
    /// <returns>The inputs, and whether the results are wanted by name of output.</returns>
    /// <exception cref="ProblemException">It is none.</exception>
    public static async Task<(JsonElement Inputs, bool IsDocument)> ReadAsync(HttpContext context, string output, long mostBytes)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, $"The header Content-Type must be {MediaTypes.Json}.");
        }

        JsonElement body = await ParseAsync(context, mostBytes);
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("$", $"this is {Kind(body)}; {WhatToSend}.");
        }

        foreach (JsonProperty member in body.EnumerateObject().Where(m => !Members.Contains(m.Name)))
        {
            throw Wrong("$." + member.Name, $"there is no such member; these are: {string.Join(", ", Members)}.");
        }

        if (!body.TryGetProperty("inputs", out JsonElement inputs) || inputs.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("$.inputs", $"this must be an object; {WhatToSend}.");
        }

        CheckOutputs(body, output);
        return (inputs, IsDocument(body));
    }

    /// <summary>Something is wrong at a place of the body.</summary>
    /// <param name="path">The place, a JSON path.</param>
    /// <param name="cause">What is wrong there, and what would be right.</param>
    public static ProblemException Wrong(string path, string cause) =>
        new(new Problem(StatusCodes.Status400BadRequest, $"{path}: {cause}") { Place = path });

    private static async Task<JsonElement> ParseAsync(HttpContext context, long mostBytes)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = mostBytes;
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            using JsonDocument document = await JsonDocument.ParseAsync(context.Request.Body, options, context.RequestAborted);
            return document.RootElement.Clone();
        }
        catch (JsonException malformed)
        {
            string place = malformed.LineNumber is long line ? $"line {line + 1}, byte {malformed.BytePositionInLine + 1}" : "a name is given twice";
            throw ProblemException.BadRequest($"The body is no JSON: {place}; {WhatToSend}.");
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new ProblemException(
                refused.StatusCode, $"The body is larger than {mostBytes} bytes. Name buildings, storeys and organisations rather than single rooms: their rooms are known here.");
        }
        catch (BadHttpRequestException refused)
        {
            throw new ProblemException(Problems.OfBody(refused, mostBytes));
        }
    }

    private static void CheckOutputs(JsonElement body, string output)
    {
        if (body.TryGetProperty("outputs", out JsonElement outputs)
            && (outputs.ValueKind != JsonValueKind.Object || outputs.EnumerateObject().Any(o => o.Name != output)))
        {
            throw Wrong("$.outputs", $$$"""the only output is {{{output}}}: write {"{{{output}}}": {}}, or leave it out.""");
        }
    }

    private static bool IsDocument(JsonElement body) => !body.TryGetProperty("response", out JsonElement response) ? false
        : response.ValueKind == JsonValueKind.String && response.GetString() is "raw" or "document" ? response.GetString() == "document"
        : throw Wrong("$.response", "this must be raw or document.");

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Null or JsonValueKind.Undefined => "nothing",
        JsonValueKind.Object => "an object",
    };
}
