namespace SpaceGeo.Geometry.Rooms.Adjacency;

/// <summary>Parts of a line, in metres along it.</summary>
internal sealed class Stretches
{
    private readonly List<(double From, double To)> _parts = [];

    /// <summary>The parts; after <see cref="Unite"/> in their order and apart.</summary>
    public IReadOnlyList<(double From, double To)> Parts => _parts;

    public void Clear() => _parts.Clear();

    /// <summary>Adds a part.</summary>
    public void Add(double from, double to)
    {
        if (to > from)
        {
            _parts.Add((from, to));
        }
    }

    /// <summary>Joins parts that overlap.</summary>
    /// <param name="gap">Gaps up to this close, in metres.</param>
    public void Unite(double gap)
    {
        _parts.Sort();
        int kept = 0;
        for (int i = 1; i < _parts.Count; i++)
        {
            if (_parts[i].From <= _parts[kept].To + gap)
            {
                _parts[kept] = (_parts[kept].From, Math.Max(_parts[kept].To, _parts[i].To));
            }
            else
            {
                _parts[++kept] = _parts[i];
            }
        }

        if (_parts.Count > 0)
        {
            _parts.RemoveRange(kept + 1, _parts.Count - kept - 1);
        }
    }

    /// <summary>Adds what is left of a line between the parts, which are united.</summary>
    /// <param name="from">Where the line begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="gap">What is left over less than this is nothing, in metres.</param>
    /// <param name="rest">Receives it.</param>
    public void AddRest(double from, double to, double gap, Stretches rest)
    {
        double at = from;
        foreach ((double begin, double end) in _parts)
        {
            if (begin > at + gap)
            {
                rest.Add(at, Math.Min(begin, to));
            }

            at = Math.Max(at, end);
        }

        if (to > at + gap)
        {
            rest.Add(at, to);
        }
    }
}
