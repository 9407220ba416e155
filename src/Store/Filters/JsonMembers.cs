using System.Text.Json;

namespace SpaceGeo.Store.Filters;

/// <summary>The members of an object in CQL2 JSON, each known and given once.</summary>
internal sealed class JsonMembers
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly string _pointer;

    /// <summary>Reads the members.</summary>
    /// <param name="element">An object.</param>
    /// <param name="pointer">Where it stands.</param>
    public JsonMembers(JsonElement element, string pointer)
    {
        _pointer = pointer;
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!_members.TryAdd(NameOf(member, pointer), member.Value))
            {
                throw new RefusedFilterException(Below(pointer, member.Name), "the member stands here more than once.");
            }
        }
    }

    public bool Has(string name) => _members.ContainsKey(name);

    /// <summary>The first of these members; no others may stand beside them.</summary>
    /// <param name="names">All that may stand here.</param>
    public JsonElement Only(params string[] names)
    {
        string? other = _members.Keys.FirstOrDefault(n => !names.Contains(n));
        return other is null
            ? _members[names[0]]
            : throw new RefusedFilterException(Below(_pointer, other), $"there is no such member beside {string.Join(" and ", names)}.");
    }

    /// <summary>A member that must be there.</summary>
    /// <param name="name">Its name.</param>
    public JsonElement Required(string name) => _members.TryGetValue(name, out JsonElement member)
        ? member
        : throw new RefusedFilterException(PlaceOf(_pointer), $"the member {name} is missing.");

    /// <summary>A text.</summary>
    /// <param name="element">Must be one, of characters that a database takes.</param>
    /// <param name="pointer">Where it stands.</param>
    public static string Text(JsonElement element, string pointer)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            throw new RefusedFilterException(PlaceOf(pointer), "a text is expected here.");
        }

        try
        {
            string text = element.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal)
                ? throw new RefusedFilterException(PlaceOf(pointer), "the text contains a character of code 0.")
                : text;
        }
        catch (InvalidOperationException)
        {
            throw new RefusedFilterException(PlaceOf(pointer), "the text contains half a character: one of a pair of surrogates.");
        }
    }

    /// <summary>A number.</summary>
    /// <param name="element">Must be a finite one.</param>
    /// <param name="pointer">Where it stands.</param>
    public static double Number(JsonElement element, string pointer)
    {
        if (element.ValueKind != JsonValueKind.Number)
        {
            throw new RefusedFilterException(PlaceOf(pointer), "a number is expected here.");
        }

        return element.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw new RefusedFilterException(PlaceOf(pointer), "the number is beyond the largest double, 1.8e308.");
    }

    /// <summary>A pointer as the place of a refusal. That of the whole document is an empty text, which nobody would see in a message.</summary>
    /// <param name="pointer">The pointer.</param>
    public static string PlaceOf(string pointer) => pointer.Length == 0 ? "/" : pointer;

    // RFC 6901 gives these two characters a meaning.
    private static string Below(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static string NameOf(JsonProperty member, string pointer)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw new RefusedFilterException(PlaceOf(pointer), "the name of a member contains half a character: one of a pair of surrogates.");
        }
    }
}
