namespace SpaceGeo.Ingest.Step;

/// <summary>Where each instance of a file stands, and of which type it is. Nothing is decoded.</summary>
internal sealed class StepIndex
{
    // Spellings of one keyword in different case get different numbers in the table; lists of a type join them.
    private readonly KeywordTable _keywords = new();
    private readonly List<long> _labels = [];
    private readonly List<int> _offsets = [];
    private readonly List<int> _types = [];
    private readonly Dictionary<string, List<int>> _byType = new(StringComparer.Ordinal);
    private readonly List<List<int>?> _byKeyword = [];
    private int[]? _dense;
    private Dictionary<long, int>? _sparse;

    /// <summary>Number of instances.</summary>
    public int Count => _labels.Count;

    /// <summary>Labels that stand more than once; the first instance counts.</summary>
    public IReadOnlyList<long> Repeated { get; private set; } = [];

    /// <summary>The types in the file.</summary>
    public IEnumerable<string> Types => _byType.Keys;

    /// <summary>Adds an instance.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="offset">Where its keyword begins.</param>
    /// <param name="keyword">Its keyword; empty for a complex instance.</param>
    public void Add(long label, int offset, ReadOnlySpan<byte> keyword)
    {
        _labels.Add(label);
        _offsets.Add(offset);
        _types.Add(_keywords.Intern(keyword));
    }

    /// <summary>Ends the building: from here on labels can be found.</summary>
    public void Close()
    {
        long largest = _labels.Count == 0 ? 0 : _labels.Max();
        if (largest < 16L * _labels.Count)
        {
            _dense = new int[largest + 1];
        }
        else
        {
            _sparse = new Dictionary<long, int>(_labels.Count);
        }

        var repeated = new List<long>();
        for (int i = 0; i < _labels.Count; i++)
        {
            if (Register(_labels[i], i))
            {
                ListOf(_types[i]).Add(i);
            }
            else
            {
                repeated.Add(_labels[i]);
            }
        }

        Repeated = repeated;
    }

    /// <summary>The position of an instance in the index.</summary>
    /// <param name="label">Its label.</param>
    /// <returns>A position, or −1 when the file does not have it.</returns>
    public int Find(long label)
    {
        if (_dense is not null)
        {
            return label < _dense.Length && label >= 0 ? _dense[label] - 1 : -1;
        }

        return _sparse!.TryGetValue(label, out int position) ? position : -1;
    }

    /// <summary>Where an instance's keyword begins.</summary>
    /// <param name="position">As <see cref="Find"/> gave it.</param>
    /// <returns>Offset in bytes.</returns>
    public int Offset(int position) => _offsets[position];

    /// <summary>The type of an instance.</summary>
    /// <param name="position">As <see cref="Find"/> gave it.</param>
    /// <returns>The keyword in upper case; empty for a complex instance.</returns>
    public string Type(int position) => _keywords[_types[position]];

    /// <summary>The labels of all instances of a type, in the order of the file.</summary>
    /// <param name="type">The type in upper case.</param>
    /// <returns>Their labels.</returns>
    public IEnumerable<long> Labels(string type) =>
        _byType.TryGetValue(type, out List<int>? positions) ? positions.Select(p => _labels[p]) : [];

    private List<int> ListOf(int type)
    {
        while (_byKeyword.Count < _keywords.Count)
        {
            _byKeyword.Add(null);
        }

        if (_byKeyword[type] is not List<int> list)
        {
            string name = _keywords[type];
            if (!_byType.TryGetValue(name, out List<int>? known))
            {
                _byType.Add(name, known = []);
            }

            _byKeyword[type] = list = known;
        }

        return list;
    }

    private bool Register(long label, int position)
    {
        if (_dense is null)
        {
            return _sparse!.TryAdd(label, position);
        }

        if (_dense[label] != 0)
        {
            return false;
        }

        _dense[label] = position + 1;
        return true;
    }
}
