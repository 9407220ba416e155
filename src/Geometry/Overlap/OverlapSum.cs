namespace SpaceGeo.Geometry.Overlap;

/// <summary>Books what covered parts take, each without what those before it cover.</summary>
/// <param name="parts">The covered parts of the room.</param>
internal sealed class OverlapSum(PartCollector parts)
{
    // Overlaps of overlaps may double with every part; beyond this the slab sweep, which never does, is faster.
    private const int MostOverlaps = 4096;

    // Up to here every pair of boxes is compared; beyond, boxes are sorted first.
    private const int FewParts = 64;

    private readonly NearParts _near = new();
    private int[] _edges = new int[64];
    private int _overlaps;
    private bool _isBeyond;

    /// <summary>Books all covered parts of a room.</summary>
    /// <param name="taken">Holds zeros, and receives square metres by obstacle.</param>
    /// <returns>False when that cannot be told part by part; nothing is to be believed then.</returns>
    public bool TryBook(Span<double> taken)
    {
        Begin();
        for (int i = 0; i < parts.Count && !_isBeyond; i++)
        {
            taken[parts.Covered[i].Obstacle] += OwnArea(i);
        }

        return !_isBeyond;
    }

    /// <summary>Adds up what all covered parts of a room cover together.</summary>
    /// <param name="unionM2">Receives square metres.</param>
    /// <returns>False when that cannot be told part by part; nothing is to be believed then.</returns>
    public bool TrySum(out double unionM2)
    {
        Begin();
        unionM2 = 0;
        for (int i = 0; i < parts.Count && !_isBeyond; i++)
        {
            unionM2 += OwnArea(i);
        }

        return !_isBeyond;
    }

    private void Begin()
    {
        _overlaps = 0;
        _isBeyond = false;
        if (parts.Count > FewParts)
        {
            _near.Sort(parts.Covered);
        }
    }

    // What a part covers that none before it covers.
    private double OwnArea(int index)
    {
        ReadOnlySpan<CoveredPart> covered = parts.Covered;
        ReadOnlySpan<int> near = covered.Length > FewParts
            ? _near.Before(covered, index, parts.Tolerance)
            : _near.AmongFew(covered, index, parts.Tolerance);
        double before = near.IsEmpty ? 0
            : parts.AreBoxes ? OfBox(covered[index].Box, near)
            : OfPart(index, near);
        return Math.Max(0, covered[index].Area - before);
    }

    // How much of a box the near parts cover, all boxes.
    private double OfBox(in Extent box, ReadOnlySpan<int> near)
    {
        ReadOnlySpan<CoveredPart> covered = parts.Covered;
        double sum = 0;
        for (int i = 0; i < near.Length; i++)
        {
            ref readonly Extent other = ref covered[near[i]].Box;
            if (!box.Overlaps(other, parts.Tolerance))
            {
                continue;
            }

            Extent common = box.Common(other);
            if (common == box || ++_overlaps > MostOverlaps)
            {
                _isBeyond |= _overlaps > MostOverlaps;
                return box.Area;
            }

            sum += common.Area - OfBox(common, near[..i]);
        }

        return sum;
    }

    // How much of a covered part the near parts cover.
    private double OfPart(int index, ReadOnlySpan<int> near)
    {
        Piece room = parts.Room;
        parts.CallForPieces(index);
        foreach (int other in near)
        {
            parts.CallForPieces(other);
        }

        ref readonly CoveredPart part = ref parts.Covered[index];
        var all = part.Form == CoverForm.Integrated
            ? new Common(room, index, part.Box, part.Area)
            : new Common(part.Covered, -1, part.Box, part.Area);
        int top = parts.Pieces.Top;
        double sum = OfCommon(all, near);
        parts.Pieces.Top = top;
        return sum;
    }

    private double OfCommon(in Common common, ReadOnlySpan<int> near)
    {
        double sum = 0;
        int top = parts.Pieces.Top;
        for (int i = 0; i < near.Length && !_isBeyond; i++)
        {
            ref CoveredPart other = ref parts.Covered[near[i]];
            if (!common.Box.Overlaps(other.Box, parts.Tolerance))
            {
                continue;
            }

            if (++_overlaps > MostOverlaps || (!other.IsConvex && common.Concave >= 0))
            {
                _isBeyond = true;
                continue;
            }

            Common with = other.IsConvex ? WithConvex(common, other) : Integrated(common.Piece, near[i]);
            if (other.IsConvex && with.Piece == common.Piece)
            {
                sum = common.Area;
                i = near.Length;
            }
            else if (with.Area > 0)
            {
                sum += with.Area - OfCommon(with, near[..i]);
            }

            parts.Pieces.Top = top;
        }

        return sum;
    }

    // Only whole convex parts cut: the short edges of a piece that has been cut have no direction to be trusted. What the room shares with
    // the part is known already.
    private Common WithConvex(in Common common, in CoveredPart part)
    {
        Piece piece = common.Piece == parts.Room ? part.Covered : CutBy(part.Cutter, common.Piece);
        if (piece == common.Piece || piece.Count == 0)
        {
            return common with { Piece = piece, Area = 0 };
        }

        return common.Concave >= 0
            ? Integrated(piece, common.Concave)
            : new Common(piece, -1, parts.Pieces.Box(piece), parts.Pieces.Area(piece));
    }

    private Common Integrated(Piece piece, int concave)
    {
        ref CoveredPart part = ref parts.Covered[concave];
        if (part.Chains.Count == 0)
        {
            part.Chains = parts.Pieces.ChainsOf(part.Covered);
        }

        Extent box = parts.Pieces.Box(piece).Common(part.Box);
        return new Common(piece, concave, box, parts.Pieces.CommonWith(part.Chains, piece));
    }

    private Piece CutBy(Piece cutter, Piece subject)
    {
        if (_edges.Length < cutter.Count)
        {
            _edges = new int[2 * cutter.Count];
        }

        int count = parts.Pieces.CuttingEdges(cutter, subject, parts.Tolerance, _edges);
        return count < 0 ? default : parts.Pieces.Cut(subject, cutter, _edges.AsSpan(0, count));
    }

    /// <summary>What the room and some parts have in common.</summary>
    /// <param name="Piece">What the room and the convex ones among them have in common.</param>
    /// <param name="Concave">The concave one, or −1.</param>
    /// <param name="Box">A box around all.</param>
    /// <param name="Area">Square metres.</param>
    private readonly record struct Common(Piece Piece, int Concave, Extent Box, double Area);
}
