namespace SpaceGeo.Geometry.Overlap;

/// <summary>Finds the covered parts before a part whose boxes overlap its own.</summary>
internal sealed class NearParts
{
    private int[] _near = new int[64];
    private int[] _byLeft = [];
    private double[] _left = [];
    private double _widest;

    /// <summary>Compares with all before.</summary>
    /// <param name="covered">The covered parts of a room.</param>
    /// <param name="index">One of them.</param>
    /// <param name="tolerance">Metres.</param>
    /// <returns>Numbers in rising order; valid until the next call.</returns>
    public ReadOnlySpan<int> AmongFew(ReadOnlySpan<CoveredPart> covered, int index, double tolerance)
    {
        int count = 0;
        ref readonly Extent box = ref covered[index].Box;
        for (int i = 0; i < index; i++)
        {
            if (box.Overlaps(covered[i].Box, tolerance))
            {
                _near[count++] = i;
            }
        }

        return _near.AsSpan(0, count);
    }

    /// <summary>Sorts the boxes of a room with many parts by their left sides.</summary>
    /// <param name="covered">The covered parts of the room.</param>
    public void Sort(ReadOnlySpan<CoveredPart> covered)
    {
        if (_near.Length < covered.Length)
        {
            _near = new int[2 * covered.Length];
            _byLeft = new int[2 * covered.Length];
            _left = new double[2 * covered.Length];
        }

        _widest = 0;
        for (int i = 0; i < covered.Length; i++)
        {
            _byLeft[i] = i;
            _left[i] = covered[i].Box.MinX;
            _widest = Math.Max(_widest, covered[i].Box.MaxX - covered[i].Box.MinX);
        }

        _left.AsSpan(0, covered.Length).Sort(_byLeft.AsSpan(0, covered.Length));
    }

    /// <summary>Looks among the sorted boxes.</summary>
    /// <inheritdoc cref="AmongFew"/>
    public ReadOnlySpan<int> Before(ReadOnlySpan<CoveredPart> covered, int index, double tolerance)
    {
        ref readonly Extent box = ref covered[index].Box;
        ReadOnlySpan<double> left = _left.AsSpan(0, covered.Length);
        int start = left.BinarySearch(box.MinX - _widest);
        start = start < 0 ? ~start : start;
        while (start > 0 && left[start - 1] >= box.MinX - _widest)
        {
            start--;
        }

        int count = 0;
        for (int i = start; i < left.Length && left[i] < box.MaxX; i++)
        {
            int other = _byLeft[i];
            if (other < index && box.Overlaps(covered[other].Box, tolerance))
            {
                _near[count++] = other;
            }
        }

        Span<int> near = _near.AsSpan(0, count);
        near.Sort();
        return near;
    }
}
