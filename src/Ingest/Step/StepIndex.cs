namespace SpaceGeo.Ingest.Step;

/// <summary>Where each instance of a file stands, and of which type it is. Nothing is decoded.</summary>
/// <remarks>Twelve bytes for each instance and its label: a file of 1 GB has about 18 million.</remarks>
/// <param name="fileLength">Length of the file in bytes, from which the number of instances is guessed.</param>
internal sealed class StepIndex(int fileLength)
{
    // Instances of real models are 45 to 70 bytes long on average; a guess that is too low costs a copy.
    private const int UsualLength = 48;

    // Labels up to so many times the guess are looked up in an array, beyond that in a dictionary.
    private const int LoosestLabels = 16;

    private const int Repetition = -1;

    // Ten times those of IFC4X3.
    private const int MostKeywords = 16_384;

    // Spellings of one keyword in different case get different numbers in the table; lists of a type join them.
    private readonly KeywordTable _keywords = new();
    private readonly List<long> _repeated = [];
    private readonly Dictionary<string, List<int>> _byType = new(StringComparer.Ordinal);
    private readonly long _largestDense = Math.Min(LoosestLabels * ((long)(fileLength / UsualLength) + 1), Array.MaxLength - 1);
    private int[] _offsets = GC.AllocateUninitializedArray<int>((fileLength / UsualLength) + 1);
    private int[] _types = GC.AllocateUninitializedArray<int>((fileLength / UsualLength) + 1);
    private int[] _positions = new int[(fileLength / UsualLength) + 1];
    private Dictionary<long, int>? _sparse;

    /// <summary>Number of instances.</summary>
    public int Count { get; private set; }

    /// <summary>Labels that stand more than once; the first instance counts.</summary>
    public IReadOnlyList<long> Repeated => _repeated;

    /// <summary>The types in the file.</summary>
    public IEnumerable<string> Types => _types.AsSpan(0, Count).ToArray().Where(type => type != Repetition).Distinct()
        .Select(type => _keywords[type]).Distinct();

    /// <summary>Adds an instance.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="offset">Where it begins, with its <c>#</c>.</param>
    /// <param name="keyword">Its keyword; empty for a complex instance.</param>
    /// <exception cref="StepSyntaxException">The file has more keywords than any schema.</exception>
    public void Add(long label, int offset, ReadOnlySpan<byte> keyword) => Add(label, offset, _keywords.Count < MostKeywords
        ? _keywords.Intern(keyword)
        : throw new StepSyntaxException(offset, $"the file has more than {MostKeywords} different keywords; no schema has so many"));

    /// <summary>Adds an instance whose keyword has been met before.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="offset">Where it begins, with its <c>#</c>.</param>
    /// <param name="keyword">Its keyword; empty for a complex instance.</param>
    /// <returns>False for a new keyword, which may be none at all: nothing is added.</returns>
    public bool TryAdd(long label, int offset, ReadOnlySpan<byte> keyword)
    {
        int type = _keywords.Find(keyword);
        if (type < 0)
        {
            return false;
        }

        Add(label, offset, type);
        return true;
    }

    /// <summary>The position of an instance in the index.</summary>
    /// <param name="label">Its label.</param>
    /// <returns>A position, or −1 when the file does not have it.</returns>
    public int Find(long label)
    {
        if (_sparse is null)
        {
            return (ulong)label < (ulong)_positions.Length ? _positions[label] - 1 : -1;
        }

        return _sparse.TryGetValue(label, out int position) ? position : -1;
    }

    /// <summary>Where an instance begins, with its <c>#</c>.</summary>
    /// <param name="position">As <see cref="Find"/> gave it.</param>
    /// <returns>Offset in bytes.</returns>
    public int Offset(int position) => _offsets[position];

    /// <summary>The type of an instance.</summary>
    /// <param name="position">As <see cref="Find"/> gave it.</param>
    /// <returns>The keyword in upper case; empty for a complex instance.</returns>
    public string Type(int position) => _keywords[_types[position]];

    /// <summary>The offsets of all instances of a type, in the order of the file.</summary>
    /// <param name="type">The type in upper case.</param>
    /// <returns>Where they begin, with their <c>#</c>.</returns>
    public IReadOnlyList<int> OffsetsOf(string type)
    {
        // Looked for when first asked: a reader asks for two dozen types, and a search passes over four thousand instances in a microsecond.
        if (!_byType.TryGetValue(type, out List<int>? offsets))
        {
            _byType.Add(type, offsets = Search(type));
        }

        return offsets;
    }

    private List<int> Search(string type)
    {
        int[] spellings = [.. Enumerable.Range(0, _keywords.Count).Where(keyword => _keywords[keyword] == type)];
        var offsets = new List<int>();
        int next = 0;
        while (spellings.Length > 0)
        {
            int found = _types.AsSpan(next, Count - next).IndexOfAny(spellings);
            if (found < 0)
            {
                break;
            }

            offsets.Add(_offsets[next + found]);
            next += found + 1;
        }

        return offsets;
    }

    private void Add(long label, int offset, int type)
    {
        if (Count == _offsets.Length)
        {
            Array.Resize(ref _offsets, 2 * Count);
            Array.Resize(ref _types, 2 * Count);
        }

        bool isFirst = Register(label, Count);
        _offsets[Count] = offset;
        _types[Count++] = isFirst ? type : Repetition;
        if (!isFirst)
        {
            _repeated.Add(label);
        }
    }

    private bool Register(long label, int position)
    {
        if (_sparse is null && label > _largestDense)
        {
            _sparse = [];
            for (int known = 0; known < _positions.Length; known++)
            {
                if (_positions[known] > 0)
                {
                    _sparse.Add(known, _positions[known] - 1);
                }
            }

            _positions = [];
        }

        if (_sparse is not null)
        {
            return _sparse.TryAdd(label, position);
        }

        if (label >= _positions.Length)
        {
            Array.Resize(ref _positions, (int)Math.Min(Math.Max(2L * _positions.Length, label + 1), _largestDense + 1));
        }

        ref int place = ref _positions[label];
        bool isNew = place == 0;
        place = isNew ? position + 1 : place;
        return isNew;
    }
}
