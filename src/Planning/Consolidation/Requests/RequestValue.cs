using System.Globalization;
using System.Text.Json;

namespace SpaceGeo.Planning.Consolidation.Requests;

/// <summary>A value of a request, which knows where it stands.</summary>
/// <param name="Json">The value.</param>
/// <param name="Path">Where it stands, as a JSON path.</param>
internal readonly record struct RequestValue(JsonElement Json, string Path)
{
    private const int LongestText = 200;

    /// <summary>Sees to it that this is an object with these members and no other.</summary>
    /// <param name="known">All that it may have.</param>
    public RequestValue Object(params IReadOnlyCollection<string> known)
    {
        if (Json.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("must be an object");
        }

        HashSet<string> seen = [];
        foreach (JsonProperty member in Json.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw new RequestException($"{Path}.{member.Name}", $"there is no such member; {NearestName.Of(member.Name, known)}");
            }

            if (!seen.Add(member.Name))
            {
                throw new RequestException($"{Path}.{member.Name}", "is given twice; write it once");
            }
        }

        return this;
    }

    /// <summary>A member that must be there.</summary>
    /// <param name="name">Its name.</param>
    public RequestValue Member(string name) => Optional(name) ?? throw new RequestException($"{Path}.{name}", "is missing; write it");

    /// <summary>A member, or null where it is missing or null.</summary>
    /// <param name="name">Its name.</param>
    public RequestValue? Optional(string name) =>
        Json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? new RequestValue(value, $"{Path}.{name}") : null;

    /// <summary>The values of a list.</summary>
    /// <param name="least">How many there must be.</param>
    /// <param name="most">How many there may be.</param>
    public IReadOnlyList<RequestValue> List(int least, int most)
    {
        if (Json.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("must be a list");
        }

        int count = Json.GetArrayLength();
        if (count < least || count > most)
        {
            throw Wrong($"has {count} entries; it must have {least} to {most}");
        }

        string path = Path;
        return [.. Json.EnumerateArray().Select((value, i) => new RequestValue(value, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")))];
    }

    /// <summary>A text that is not empty.</summary>
    public string Text() => Json.ValueKind == JsonValueKind.String && Json.GetString() is { Length: > 0 and <= LongestText } text && !text.Contains('\0', StringComparison.Ordinal)
        ? text
        : throw Wrong($"must be a text of 1 to {LongestText} characters");

    /// <summary>A whole number.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">The most.</param>
    public int Whole(int least, int most) => Json.ValueKind == JsonValueKind.Number && Json.TryGetInt32(out int number) && number >= least && number <= most
        ? number
        : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}"));

    /// <summary>A number.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">The most.</param>
    /// <param name="mayBeLeast">Whether it may be the least itself.</param>
    public double Number(double least, double most, bool mayBeLeast = true) =>
        Json.ValueKind == JsonValueKind.Number && Json.TryGetDouble(out double number) && double.IsFinite(number)
        && (mayBeLeast ? number >= least : number > least) && number <= most
            ? number
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"must be a number {(mayBeLeast ? "from" : "above")} {least} to {most}"));

    /// <summary>True or false.</summary>
    public bool Flag() => Json.ValueKind is JsonValueKind.True or JsonValueKind.False ? Json.GetBoolean() : throw Wrong("must be true or false");

    /// <summary>One of some words.</summary>
    /// <param name="words">The words.</param>
    public string Word(IReadOnlyCollection<string> words) => Json.ValueKind == JsonValueKind.String && words.Contains(Json.GetString()!)
        ? Json.GetString()!
        : throw Wrong(Json.ValueKind == JsonValueKind.String
            ? $"'{Json.GetString()}' is none of the words here; {NearestName.Of(Json.GetString()!, words)}"
            : $"must be one of {string.Join(", ", words)}");

    /// <summary>Something is wrong with this.</summary>
    /// <param name="message">What, and what would be right.</param>
    public RequestException Wrong(string message) => new(Path, message);
}
