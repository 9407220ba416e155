namespace SpaceGeo.Geometry.Overlap;

/// <summary>Books what covered parts take, each without what those before it cover.</summary>
internal sealed class OverlapSum
{
    // Up to here every pair of boxes is compared; beyond, boxes are sorted first.
    private const int FewParts = 64;

    private readonly NearParts _near = new();
    private readonly OverlapBudget _budget = new();
    private readonly PartOverlaps _overlaps;
    private readonly PartCollector _parts;
    private int[] _overlapping = new int[64];

    /// <summary>Creates a sum with working memory of its own.</summary>
    /// <param name="parts">The covered parts of the room.</param>
    public OverlapSum(PartCollector parts)
    {
        _parts = parts;
        _overlaps = new PartOverlaps(parts, _budget);
    }

    /// <summary>Books all covered parts of a room.</summary>
    /// <param name="taken">Holds zeros, and receives square metres by obstacle.</param>
    /// <returns>False when that cannot be told part by part; nothing is to be believed then.</returns>
    public bool TryBook(Span<double> taken)
    {
        Begin();
        for (int i = 0; i < _parts.Count && !_budget.IsSpent; i++)
        {
            taken[_parts.Covered[i].Obstacle] += OwnArea(i);
        }

        return !_budget.IsSpent;
    }

    /// <summary>Adds up what all covered parts of a room cover together.</summary>
    /// <param name="unionM2">Receives square metres.</param>
    /// <returns>False when that cannot be told part by part; nothing is to be believed then.</returns>
    public bool TrySum(out double unionM2)
    {
        Begin();
        unionM2 = 0;
        for (int i = 0; i < _parts.Count && !_budget.IsSpent; i++)
        {
            unionM2 += OwnArea(i);
        }

        return !_budget.IsSpent;
    }

    private void Begin()
    {
        _budget.Renew();
        if (_parts.Count > FewParts)
        {
            _near.Sort(_parts.Covered);
        }
    }

    // What a part covers that none before it covers.
    private double OwnArea(int index)
    {
        ReadOnlySpan<CoveredPart> covered = _parts.Covered;
        ReadOnlySpan<int> near = covered.Length > FewParts
            ? _near.Before(covered, index, _parts.Tolerance)
            : _near.AmongFew(covered, index, _parts.Tolerance);
        if (!_parts.AreBoxes && !near.IsEmpty)
        {
            near = Overlapping(index, near);
        }

        double before = near.IsEmpty ? 0
            : _parts.AreBoxes ? OfBox(covered[index].Box, near)
            : _overlaps.OfPart(index, near);
        return Math.Max(0, covered[index].Area - before);
    }

    // Walls that meet at a slant have boxes that overlap in the room's frame, but not in their own.
    private ReadOnlySpan<int> Overlapping(int index, ReadOnlySpan<int> near)
    {
        if (_overlapping.Length < near.Length)
        {
            _overlapping = new int[2 * near.Length];
        }

        int count = 0;
        foreach (int other in near)
        {
            if (_parts.MayOverlap(index, other))
            {
                _overlapping[count++] = other;
            }
        }

        return _overlapping.AsSpan(0, count);
    }

    // How much of a box the near parts cover, all boxes.
    private double OfBox(in Extent box, ReadOnlySpan<int> near)
    {
        ReadOnlySpan<CoveredPart> covered = _parts.Covered;
        double sum = 0;
        for (int i = 0; i < near.Length; i++)
        {
            ref readonly Extent other = ref covered[near[i]].Box;
            if (!box.Overlaps(other, _parts.Tolerance))
            {
                continue;
            }

            Extent common = box.Common(other);
            if (common == box || !_budget.TrySpend())
            {
                return box.Area;
            }

            sum += common.Area - OfBox(common, near[..i]);
        }

        return sum;
    }
}
