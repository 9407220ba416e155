using System.Globalization;
using System.Text.Json;

namespace SpaceGeo.Exchange.Documents;

/// <summary>A value of a JSON document.</summary>
/// <param name="element">The value.</param>
public readonly struct JsonValue(JsonElement element) : IDocumentValue<JsonValue>
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonElement _element = element;

    /// <inheritdoc/>
    public DocumentKind Kind => _element.ValueKind switch
    {
        JsonValueKind.Object => DocumentKind.Map,
        JsonValueKind.Array => DocumentKind.List,
        JsonValueKind.String => DocumentKind.Text,
        JsonValueKind.Number => DocumentKind.Number,
        JsonValueKind.True or JsonValueKind.False => DocumentKind.Boolean,
        JsonValueKind.Null or JsonValueKind.Undefined => DocumentKind.Nil,
    };

    /// <inheritdoc/>
    public double Number => _element.GetDouble();

    /// <inheritdoc/>
    public string Text => _element.ValueKind == JsonValueKind.Number ? _element.GetRawText() : _element.GetString() ?? string.Empty;

    /// <inheritdoc/>
    public bool Boolean => _element.GetBoolean();

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Binary => [];

    /// <summary>Reads a document.</summary>
    /// <param name="text">UTF-8, with or without a byte order mark.</param>
    /// <param name="read">What to make of it; must not keep the value.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="MalformedInputException">It is no JSON, or an object has a name twice.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> text, Func<JsonValue, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text, Strict);
            return read(new JsonValue(document.RootElement));
        }
        catch (JsonException e)
        {
            string place = e.LineNumber is null
                ? string.Empty
                : string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
            throw new MalformedInputException(place, Problem(e.Message));
        }
        catch (InvalidOperationException)
        {
            // A text whose escapes or bytes make no characters comes to light when it is asked for.
            throw new MalformedInputException(string.Empty, "a text is no valid Unicode");
        }
    }

    /// <inheritdoc/>
    public IEnumerable<JsonValue> Elements()
    {
        foreach (JsonElement element in _element.EnumerateArray())
        {
            yield return new JsonValue(element);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, JsonValue>> Members()
    {
        foreach (JsonProperty member in _element.EnumerateObject())
        {
            yield return KeyValuePair.Create(member.Name, new JsonValue(member.Value));
        }
    }

    /// <inheritdoc/>
    public bool TryGetMember(string name, out JsonValue value)
    {
        bool found = _element.TryGetProperty(name, out JsonElement element);
        value = new JsonValue(element);
        return found;
    }

    /// <inheritdoc/>
    public bool TryGetPosition(out double x, out double y)
    {
        x = y = 0;
        if (_element.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        JsonElement.ArrayEnumerator numbers = _element.EnumerateArray();
        if (!numbers.MoveNext() || numbers.Current.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        x = numbers.Current.GetDouble();
        if (!numbers.MoveNext() || numbers.Current.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        y = numbers.Current.GetDouble();
        return true;
    }

    // The library tells its kinds of fault apart by their message alone.
    private static string Problem(string message) =>
        message.Contains("uplicate", StringComparison.Ordinal) ? "an object has a member twice"
        : message.Contains("depth", StringComparison.Ordinal) ? "this is nested deeper than any GeoJSON"
        : "this is no JSON";
}
