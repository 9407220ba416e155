using System.Text;

namespace SpaceGeo.Store;

/// <summary>Texts that a database takes.</summary>
internal static class StoredText
{
    /// <summary>A text as PostgreSQL can store it.</summary>
    /// <param name="text">Any text; a model may hold U+0000 or half a surrogate pair.</param>
    /// <returns>The text, with U+FFFD for what cannot be stored.</returns>
    public static string Of(string text)
    {
        string whole = text.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.Replace('\0', '\uFFFD');
    }
}
