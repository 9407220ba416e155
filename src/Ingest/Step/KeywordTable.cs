using System.Text;

namespace SpaceGeo.Ingest.Step;

/// <summary>Numbers the keywords of a file: a hash table over bytes, so that indexing an entity makes no string.</summary>
internal sealed class KeywordTable
{
    private readonly List<string> _names = [];
    private readonly List<byte[]> _spellings = [];
    private int[] _slots = new int[1024];

    /// <summary>The keyword of a number, in upper case.</summary>
    /// <param name="number">As <see cref="Intern"/> gave it.</param>
    public string this[int number] => _names[number];

    /// <summary>Number of different keywords.</summary>
    public int Count => _names.Count;

    /// <summary>The number of a keyword, a new one the first time.</summary>
    /// <param name="keyword">Its bytes, in either case.</param>
    /// <returns>A number from 0.</returns>
    public int Intern(ReadOnlySpan<byte> keyword)
    {
        int mask = _slots.Length - 1;
        int slot = Hash(keyword) & mask;
        while (_slots[slot] != 0)
        {
            if (_spellings[_slots[slot] - 1].AsSpan().SequenceEqual(keyword))
            {
                return _slots[slot] - 1;
            }

            slot = (slot + 1) & mask;
        }

        _spellings.Add(keyword.ToArray());
        _names.Add(Encoding.ASCII.GetString(keyword).ToUpperInvariant());
        _slots[slot] = _names.Count;
        if (_names.Count * 2 > _slots.Length)
        {
            Grow();
        }

        return _names.Count - 1;
    }

    // FNV-1a: keywords are short, and any spread over the table does.
    private static int Hash(ReadOnlySpan<byte> keyword)
    {
        uint hash = 2166136261;
        foreach (byte b in keyword)
        {
            hash = (hash ^ b) * 16777619;
        }

        return (int)(hash ^ (hash >> 15));
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (int number = 0; number < _spellings.Count; number++)
        {
            int slot = Hash(_spellings[number]) & (_slots.Length - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = number + 1;
        }
    }
}
