using System.Globalization;
using System.Text.Json;

namespace SpaceGeo.Geometry.Areas;

/// <summary>A kind of file that is read field by field.</summary>
/// <param name="Page">The page that has the names of its fields.</param>
/// <param name="Refusal">Makes the exception from the field and what is wrong with it.</param>
internal sealed record JsonForm(string Page, Func<string, string, Exception> Refusal);

/// <summary>The fields of one JSON object of a file of rules. Each is asked for once; what nobody asked for is not known, and refused.
/// </summary>
/// <param name="element">The value that should be an object.</param>
/// <param name="path">Where it stands in the file; empty for the file itself.</param>
/// <param name="form">What kind of file it is.</param>
internal sealed class JsonFields(JsonElement element, string path, JsonForm form)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Where a field stands, as <c>headroom.level[0].belowM</c>.</summary>
    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>A text that is not empty.</summary>
    public string Text(string name)
    {
        JsonElement value = Value(name);
        return value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Trim().Length > 0
            ? text
            : throw Fault(name, "is a text that is not empty");
    }

    /// <summary>A text that may be left out; empty then.</summary>
    public string OptionalText(string name) => IsLeftOut(name) ? string.Empty : Text(name);

    /// <summary>A number within limits, both included.</summary>
    public double Number(string name, double least, double most)
    {
        JsonElement value = Value(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number >= least && number <= most
            ? number
            : throw Fault(name, string.Create(CultureInfo.InvariantCulture, $"is a number from {least} to {most}"));
    }

    /// <summary>A number that may be left out.</summary>
    public double? OptionalNumber(string name, double least, double most) => IsLeftOut(name) ? null : Number(name, least, most);

    /// <summary>Yes or no.</summary>
    public bool Flag(string name) => Value(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fault(name, "is true or false"),
    };

    /// <summary>A day.</summary>
    public DateOnly Day(string name)
    {
        JsonElement value = Value(name);
        return value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw Fault(name, "is a day, as \"2024-12-31\"");
    }

    /// <summary>A day that may be null or left out.</summary>
    public DateOnly? OptionalDay(string name) => IsLeftOut(name) ? null : Day(name);

    /// <summary>One of the words of an enumeration.</summary>
    public T Word<T>(string name, IReadOnlyCollection<T> allowed)
        where T : struct, Enum
    {
        JsonElement value = Value(name);
        foreach (T word in allowed)
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString() == Spelled(word))
            {
                return word;
            }
        }

        throw Fault(name, $"is one of {string.Join(", ", allowed.Select(Spelled))}");
    }

    /// <summary>An object.</summary>
    public T Object<T>(string name, Func<JsonFields, T> read) => Read(Value(name), PathOf(name), form, read);

    /// <summary>A list of objects; it may be empty.</summary>
    public IReadOnlyList<T> List<T>(string name, Func<JsonFields, T> read)
    {
        JsonElement value = Value(name);
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((item, i) => Read(item, $"{PathOf(name)}[{i}]", form, read))]
            : throw Fault(name, "is a list; write [] for none");
    }

    /// <summary>A list of texts; it may be empty.</summary>
    public IReadOnlyList<string> TextsOrNone(string name) =>
        Value(name) is { ValueKind: JsonValueKind.Array } value && value.GetArrayLength() == 0 ? [] : Texts(name);

    /// <summary>A list of texts, at least one.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        JsonElement value = Value(name);
        return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && item.GetString()!.Trim().Length > 0)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw Fault(name, "is a list of texts, at least one");
    }

    /// <summary>Reads an object and refuses fields that nobody asked for.</summary>
    public static T Read<T>(JsonElement element, string path, JsonForm form, Func<JsonFields, T> read)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw form.Refusal(path, "must be an object: { … }");
        }

        var fields = new JsonFields(element, path, form);
        T result = read(fields);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!fields._asked.Remove(property.Name))
            {
                throw form.Refusal(
                    fields.PathOf(property.Name), $"is not known, or stands twice; take it out, or see {form.Page} for its name");
            }
        }

        return result;
    }

    /// <summary>The fault of a field that has not the value that it should have.</summary>
    /// <param name="name">The field.</param>
    /// <param name="expected">What it should be, as "is a number from 0 to 1".</param>
    public Exception Fault(string name, string expected) => form.Refusal(
        PathOf(name),
        element.TryGetProperty(name, out JsonElement value) ? $"{expected}; it is {Short(value.GetRawText())}" : $"is missing; it {expected}");

    private JsonElement Value(string name)
    {
        _asked.Add(name);
        return element.TryGetProperty(name, out JsonElement value) ? value : default;
    }

    private bool IsLeftOut(string name) => Value(name).ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    private static string Spelled<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());

    private static string Short(string json) => json.Length > 60 ? json[..60] + "…" : json;
}
