using System.Buffers;
using System.Globalization;
using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Exchange.Documents;
using SpaceGeo.Exchange.MessagePack;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Changes;

/// <summary>Writes changes as CloudEvents 1.0 in their JSON format, or with the same members in MessagePack.</summary>
/// <param name="feed">The name of the feed; with a change's number it names the event.</param>
internal sealed class CloudEvent(Guid feed)
{
    private const int Members = 8;

    private readonly string _source = $"urn:uuid:{feed:D}";

    /// <summary>The change as JSON.</summary>
    /// <param name="change">The change.</param>
    /// <returns>UTF-8 in one line.</returns>
    public ReadOnlyMemory<byte> Json(Change change)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonBody.Options))
        {
            Write(new JsonDocumentWriter(json), change);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The change as MessagePack.</summary>
    /// <param name="change">The change.</param>
    public ReadOnlyMemory<byte> MessagePack(Change change)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(new MessagePackDocumentWriter(new MessagePackWriter(buffer)), change);
        return buffer.WrittenMemory;
    }

    /// <summary>Writes the change.</summary>
    /// <param name="document">Where a value may stand.</param>
    /// <param name="change">The change.</param>
    public void Write(IDocumentWriter document, Change change)
    {
        document.StartMap(Members);
        Text(document, "specversion", "1.0");
        Text(document, "id", change.Id.ToString(CultureInfo.InvariantCulture));
        Text(document, "source", _source);
        Text(document, "type", change.Type);
        Text(document, "subject", change.Subject);
        Text(document, "time", TimeText.Of(change.OccurredAt));
        Text(document, "datacontenttype", MediaTypes.Json);
        document.Name("data");
        using (JsonDocument data = JsonDocument.Parse(change.Data))
        {
            Copy(document, data.RootElement, isMeasure: false);
        }

        document.EndMap();
    }

    private static void Text(IDocumentWriter document, string name, string value)
    {
        document.Name(name);
        document.Text(value);
    }

    // Areas are floating-point numbers even where one happens to be whole, so that a reader finds the same kind everywhere.
    private static void Copy(IDocumentWriter document, JsonElement value, bool isMeasure)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                document.StartMap(value.EnumerateObject().Count());
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    document.Name(member.Name);
                    Copy(document, member.Value, member.Name.EndsWith("M2", StringComparison.Ordinal));
                }

                document.EndMap();
                break;
            case JsonValueKind.Array:
                document.StartList(value.GetArrayLength());
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Copy(document, item, isMeasure: false);
                }

                document.EndList();
                break;
            case JsonValueKind.Number when !isMeasure && value.TryGetInt64(out long whole):
                document.Whole(whole);
                break;
            case JsonValueKind.Number:
                document.Number(value.GetDouble());
                break;
            case JsonValueKind.String:
                document.Text(value.GetString()!);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                document.Flag(value.GetBoolean());
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                document.Nil();
                break;
        }
    }
}
