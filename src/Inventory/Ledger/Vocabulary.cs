using System.Collections.Frozen;

namespace SpaceGeo.Inventory.Ledger;

/// <summary>The words by which files may name the members of one enumeration, in English and Chinese.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class Vocabulary<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> _values;

    /// <summary>Makes a vocabulary.</summary>
    /// <param name="word">The English word of each member, which the program itself writes.</param>
    /// <param name="chinese">Its Chinese names, the usual one first.</param>
    /// <exception cref="ArgumentException">Two members share a name.</exception>
    internal Vocabulary(Func<T, string> word, Func<T, IReadOnlyList<string>> chinese)
    {
        T[] members = Enum.GetValues<T>();
        _values = members.SelectMany(member => chinese(member).Append(word(member)).Select(name => (Name: Plain(name), member)))
            .ToDictionary(entry => entry.Name, entry => entry.member)
            .ToFrozenDictionary();
        Expected = string.Join(", ", members.Select(member => $"{word(member)} ({chinese(member)[0]})"));
    }

    /// <summary>What a message offers to one who wrote another word, as <c>office (办公室), service (服务用房)</c>.</summary>
    public string Expected { get; }

    /// <summary>The member that a text names.</summary>
    /// <param name="text">A word in English or Chinese; case, blanks around it, and whether a blank, an underscore or a hyphen divides
    /// it do not matter.</param>
    /// <returns>The member, or null where the text names none.</returns>
    public T? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _values.TryGetValue(Plain(text), out T value) ? value : null;
    }

    // Spreadsheets in Chinese write full-width brackets as often as plain ones.
    private static string Plain(string text) =>
        text.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-').Replace('（', '(').Replace('）', ')');
}
