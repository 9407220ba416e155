using System.Buffers;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using SpaceGeo.Api.Http;
using SpaceGeo.Exchange.Documents;
using SpaceGeo.Exchange.MessagePack;
using SpaceGeo.Exchange.Requests;

namespace SpaceGeo.Api.Processes;

/// <summary>How batches and answers are written: JSON, or MessagePack.</summary>
internal sealed class BatchEncoding
{
    private static readonly string[] Json = [MediaTypes.Json, MediaTypes.GeoJson, MediaTypes.JsonLines, "application/jsonl"];
    private static readonly string[] MessagePack = [MediaTypes.MessagePack, "application/x-msgpack", "application/vnd.msgpack"];

    private readonly bool _isMessagePack;

    private BatchEncoding(string mediaType, bool isMessagePack)
    {
        MediaType = mediaType;
        _isMessagePack = isMessagePack;
    }

    /// <summary>The media type of request and answer.</summary>
    public string MediaType { get; }

    /// <summary>The encoding of a request.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="ProblemException">415: it is another one, or compressed.</exception>
    public static BatchEncoding Of(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity")
        {
            throw Unsupported($"A body with Content-Encoding {request.Headers.ContentEncoding} is not read; send it uncompressed.");
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type))
        {
            throw Unsupported($"The header Content-Type is missing or wrong; it must be {MediaTypes.Json} or {MediaTypes.MessagePack}.");
        }

        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw Unsupported($"Text must be UTF-8, not {type.Charset}.");
        }

        string name = type.MediaType.ToString().ToLowerInvariant();
        bool isMessagePack = MessagePack.Contains(name);
        return isMessagePack || Json.Contains(name)
            ? new BatchEncoding(name, isMessagePack)
            : throw Unsupported($"{name} is not read; send {MediaTypes.Json} or {MediaTypes.MessagePack}.");
    }

    /// <summary>What finds the end of the next batch.</summary>
    public IDocumentExtent NewExtent() => _isMessagePack ? new MessagePackExtent() : new JsonExtent();

    /// <summary>Whether a byte between batches means nothing: white space of JSON, and the mark that some programs put before UTF-8.</summary>
    /// <param name="value">The byte.</param>
    public bool IsBlank(byte value) => !_isMessagePack && " \t\r\n\uFEFF"u8.Contains(value);

    /// <summary>Reads a batch.</summary>
    /// <param name="reader">What reads it.</param>
    /// <param name="bytes">All of it.</param>
    public NetAreaRequest Read(NetAreaRequestReader reader, ReadOnlyMemory<byte> bytes) =>
        _isMessagePack ? reader.ReadMessagePack(bytes) : reader.ReadJson(bytes);

    /// <summary>Writes an answer; JSON ends with its line.</summary>
    /// <param name="write">Writes the document.</param>
    public ReadOnlyMemory<byte> Write(Action<IDocumentWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        if (_isMessagePack)
        {
            write(new MessagePackDocumentWriter(new MessagePackWriter(buffer)));
            return buffer.WrittenMemory;
        }

        using (var json = new Utf8JsonWriter(buffer, JsonBody.Options))
        {
            write(new JsonDocumentWriter(json));
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static ProblemException Unsupported(string detail) => new(StatusCodes.Status415UnsupportedMediaType, detail);
}
