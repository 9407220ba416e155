using System.Buffers.Binary;
using System.Text;

namespace SpaceGeo.Ingest.Step;

/// <summary>Numbers the keywords of a file: a hash table over bytes, so that indexing an entity makes no string.</summary>
internal sealed class KeywordTable
{
    // Slots looked at for one keyword: with half of the slots free and a fair hash not one keyword in 10¹⁰ needs as many.
    private const int MostSteps = 64;

    private readonly List<string> _names = [];
    private readonly List<byte[]> _spellings = [];
    private int[] _slots = new int[1024];
    private int _last = -1;
    private bool _isSeeded;

    /// <summary>The keyword of a number, in upper case.</summary>
    /// <param name="number">As <see cref="Intern"/> gave it.</param>
    public string this[int number] => _names[number];

    /// <summary>Number of different keywords.</summary>
    public int Count => _names.Count;

    /// <summary>The number of a keyword that has been met.</summary>
    /// <param name="keyword">Its bytes, in the case in which it was met.</param>
    /// <returns>A number from 0, or −1 for a new one.</returns>
    public int Find(ReadOnlySpan<byte> keyword)
    {
        // Instances of one type tend to stand in a row.
        if (_last >= 0 && _spellings[_last].AsSpan().SequenceEqual(keyword))
        {
            return _last;
        }

        int number = _slots[SlotOf(keyword, out _)] - 1;
        _last = number >= 0 ? number : _last;
        return number;
    }

    /// <summary>The number of a keyword, a new one the first time.</summary>
    /// <param name="keyword">Its bytes, in either case.</param>
    /// <returns>A number from 0.</returns>
    public int Intern(ReadOnlySpan<byte> keyword)
    {
        int known = Find(keyword);
        if (known >= 0)
        {
            return known;
        }

        int slot = SlotOf(keyword, out int steps);
        _spellings.Add(keyword.ToArray());
        _names.Add(Encoding.ASCII.GetString(keyword).ToUpperInvariant());
        _slots[slot] = _names.Count;
        if (steps > MostSteps && !_isSeeded)
        {
            // Keywords made to collide. Each of their instances would look at all of them: 16,384 slots for each line of a file.
            _isSeeded = true;
            Refill(_slots.Length);
        }
        else if (_names.Count * 2 > _slots.Length)
        {
            Refill(2 * _slots.Length);
        }

        return _last = _names.Count - 1;
    }

    // Where the keyword stands, or the free slot where it belongs; and how many slots that took.
    private int SlotOf(ReadOnlySpan<byte> keyword, out int steps)
    {
        int mask = _slots.Length - 1;
        int slot = Hash(keyword) & mask;
        steps = 1;
        while (_slots[slot] != 0 && !_spellings[_slots[slot] - 1].AsSpan().SequenceEqual(keyword))
        {
            slot = (slot + 1) & mask;
            steps++;
        }

        return slot;
    }

    private int Hash(ReadOnlySpan<byte> keyword) => _isSeeded ? SeededHash(keyword) : EndsHash(keyword);

    // Over all bytes, from a seed that is drawn for each process: nobody can prepare keywords for it. Numbers do not depend on it.
    private static int SeededHash(ReadOnlySpan<byte> keyword)
    {
        var hash = default(HashCode);
        hash.AddBytes(keyword);
        return hash.ToHashCode();
    }

    // Both ends and the length: enough to spread the keywords of any schema, and no loop over their bytes.
    private static int EndsHash(ReadOnlySpan<byte> keyword)
    {
        ulong head;
        ulong tail;
        if (keyword.Length >= sizeof(ulong))
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(keyword);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(keyword[^sizeof(ulong)..]);
        }
        else
        {
            head = 0;
            tail = 0;
            foreach (byte b in keyword)
            {
                head = (head << 8) | b;
            }
        }

        ulong hash = (head ^ (tail * 0x9E3779B97F4A7C15) ^ (ulong)keyword.Length) * 0xD6E8FEB86659FD93;
        return (int)(hash >> 33);
    }

    private void Refill(int size)
    {
        _slots = new int[size];
        for (int number = 0; number < _spellings.Count; number++)
        {
            _slots[SlotOf(_spellings[number], out _)] = number + 1;
        }
    }
}
