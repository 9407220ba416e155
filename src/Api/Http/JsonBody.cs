using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpaceGeo.Api.Http;

/// <summary>Writes JSON bodies.</summary>
internal static class JsonBody
{
    /// <summary>Text as it is; the bodies are never part of an HTML page.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a small body at once, with its length.</summary>
    /// <param name="context">The request.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="write">Writes the document.</param>
    public static async Task WriteAsync(HttpContext context, string mediaType, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        context.Response.ContentType = mediaType;
        context.Response.ContentLength = buffer.WrittenCount;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
        }
    }
}
