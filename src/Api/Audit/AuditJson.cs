using System.Text.Json;
using SpaceGeo.Store.Audit;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Audit;

/// <summary>Writes entries as JSON, for HTTP and for the command line.</summary>
public static class AuditJson
{
    /// <summary>Writes an entry.</summary>
    /// <param name="json">Where a value may stand.</param>
    /// <param name="entry">The entry.</param>
    public static void Write(Utf8JsonWriter json, AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(entry);
        json.WriteStartObject();
        json.WriteNumber("entry", entry.Number);
        json.WriteString("at", TimeText.Of(entry.At));
        json.WriteString("actor", entry.Actor);
        json.WriteString("action", entry.Action);
        json.WriteString("subject", entry.Subject);
        json.WriteString("fileName", entry.FileName);
        json.WriteString("sha256", entry.Sha256);
        json.WritePropertyName("detail");
        json.WriteRawValue(entry.Detail);
        json.WriteString("previousHash", Convert.ToHexStringLower(entry.PreviousHash.Span));
        json.WriteString("hash", Convert.ToHexStringLower(entry.Hash.Span));
        json.WriteEndObject();
    }
}
