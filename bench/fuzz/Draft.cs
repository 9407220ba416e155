using System.Text;

namespace SpaceGeo.Fuzz;

/// <summary>A model as statements that mutations change one by one. A byte is a character (Latin-1), so that nothing is lost.</summary>
internal sealed class Draft
{
    private readonly List<string> _statements;
    private readonly string[] _types;
    private readonly Dictionary<string, List<int>> _byType = new(StringComparer.Ordinal);

    /// <summary>Splits a model.</summary>
    /// <param name="bytes">A file in the clear text encoding.</param>
    public Draft(byte[] bytes)
    {
        _statements = Split(Encoding.Latin1.GetString(bytes));
        _types = [.. _statements.Select(s => StatementText.TypeOf(s))];
        for (int i = 0; i < _types.Length; i++)
        {
            if (!_byType.TryGetValue(_types[i], out List<int>? places))
            {
                _byType.Add(_types[i], places = []);
            }

            places.Add(i);
        }

        Types = [.. _byType.Keys.Order(StringComparer.Ordinal)];
        Labels = [.. _statements.Select(StatementText.LabelOf)];
    }

    private Draft(Draft source)
    {
        _statements = [.. source._statements];
        (_types, _byType, Types, Labels) = (source._types, source._byType, source.Types, source.Labels);
    }

    /// <summary>The types of the model as it was, in a fixed order; empty for statements that are no instance.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>For each statement of the model as it was, its label as <c>#12</c>; empty for what is no instance.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Number of statements.</summary>
    public int Count => _types.Length;

    /// <summary>A statement.</summary>
    /// <param name="index">0 … <see cref="Count"/> − 1.</param>
    public string this[int index]
    {
        get => _statements[index];
        set => _statements[index] = value;
    }

    /// <summary>A copy that can be changed without changing this one.</summary>
    public Draft Copy() => new(this);

    /// <summary>Any statement: half of the time by its type first, so that the rare ones have their turn.</summary>
    /// <param name="random">The source of chance.</param>
    /// <returns>Its index.</returns>
    public int Pick(Random random) =>
        random.Next(2) == 0 ? random.Next(Count) : PickOf(Types[random.Next(Types.Count)], random);

    /// <summary>Any statement of the same type as another.</summary>
    /// <param name="index">The other.</param>
    /// <param name="random">The source of chance.</param>
    /// <returns>Its index; it may be the same one.</returns>
    public int PickLike(int index, Random random) => PickOf(_types[index], random);

    /// <summary>The file.</summary>
    public byte[] ToBytes() => Encoding.Latin1.GetBytes(string.Concat(_statements));

    private int PickOf(string type, Random random)
    {
        List<int> places = _byType[type];
        return places[random.Next(places.Count)];
    }

    private static List<string> Split(string text)
    {
        var statements = new List<string>();
        int start = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\'')
            {
                quoted = !quoted;
            }
            else if (text[i] == ';' && !quoted)
            {
                statements.Add(text[start..(i + 1)]);
                start = i + 1;
            }
        }

        statements.Add(text[start..]);
        return statements;
    }
}
