using System.Text.Json;

namespace SpaceGeo.Exchange.Documents;

/// <summary>Writes JSON.</summary>
/// <param name="json">Receives it; stays the caller's.</param>
public sealed class JsonDocumentWriter(Utf8JsonWriter json) : IDocumentWriter
{
    /// <inheritdoc/>
    public void StartMap(int members) => json.WriteStartObject();

    /// <inheritdoc/>
    public void EndMap() => json.WriteEndObject();

    /// <inheritdoc/>
    public void StartList(int count) => json.WriteStartArray();

    /// <inheritdoc/>
    public void EndList() => json.WriteEndArray();

    /// <inheritdoc/>
    public void Name(string name) => json.WritePropertyName(name);

    /// <inheritdoc/>
    public void Text(string value) => json.WriteStringValue(value);

    /// <inheritdoc/>
    public void Number(double value) => json.WriteNumberValue(value);

    /// <inheritdoc/>
    public void Whole(long value) => json.WriteNumberValue(value);

    /// <inheritdoc/>
    public void Flag(bool value) => json.WriteBooleanValue(value);

    /// <inheritdoc/>
    public void Nil() => json.WriteNullValue();
}
