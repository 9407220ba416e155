namespace SpaceGeo.Geometry.Overlap;

/// <summary>How much of a covered part other covered parts cover, where they are not all boxes.</summary>
/// <param name="parts">The covered parts of the room.</param>
/// <param name="budget">How many overlaps may be looked at.</param>
internal sealed class PartOverlaps(PartCollector parts, OverlapBudget budget)
{
    private readonly List<int> _path = [];
    private readonly EdgeIntegral _own = new();

    /// <summary>How much of a covered part others cover.</summary>
    /// <param name="index">Number of the covered part.</param>
    /// <param name="near">Numbers of the others.</param>
    /// <returns>Square metres in the room; nothing to be believed once the budget is spent.</returns>
    // Pieces that are kept are pushed before those that are forgotten again.
    public double OfPart(int index, ReadOnlySpan<int> near)
    {
        Extent box = parts.Covered[index].Box;
        bool isCut = near.Length > 1 && CanCut(index) && AreConvex(near);
        bool isDeep = !isCut || AnyOverlap(near, box);
        for (int i = 0; i < near.Length && isDeep; i++)
        {
            parts.Piece(near[i]);
        }

        Piece own = parts.Piece(index);
        _path.Clear();
        _path.Add(index);
        int top = parts.Pieces.Top;
        Piece inRoom = isCut ? Cut(index) : default;
        ref readonly CoveredPart part = ref parts.Covered[index];
        double sum = inRoom.Count > 0
            ? OfPiece(new Common(inRoom, !part.IsConvex, true, parts.Pieces.Box(inRoom), part.Area), near)
            : isCut ? 0
            : OfCommon(new Common(own, !part.IsConvex, part.Form == CoverForm.Whole, box, part.Area), near);
        parts.Pieces.Top = top;
        return sum;
    }

    // Whole convex rooms cut any part, convex parts any room. Brings the room into its frame.
    private bool CanCut(int index)
    {
        CoveredPart part = parts.Covered[index];
        return part.Form == CoverForm.Whole || ((parts.Room.CanCut || part.IsConvex) && parts.Room.Piece.Count > 0);
    }

    // What the room and a part have in common; no vertices where they only touch.
    private Piece Cut(int index)
    {
        Piece piece = parts.Piece(index);
        CoveredPart part = parts.Covered[index];
        return part.Form == CoverForm.Whole ? piece
            : !part.IsConvex ? CutBy(parts.Room.Piece, piece)
            : !parts.Room.CanCut ? CutBy(piece, parts.Room.Piece)
            : parts.Pieces.CutEither(piece, parts.Room.Piece, parts.Tolerance);
    }

    private bool AreConvex(ReadOnlySpan<int> near)
    {
        foreach (int other in near)
        {
            if (!parts.Covered[other].IsConvex)
            {
                return false;
            }
        }

        return true;
    }

    // Whether any two of the near parts overlap in a box.
    private bool AnyOverlap(ReadOnlySpan<int> near, in Extent box)
    {
        for (int i = 1; i < near.Length; i++)
        {
            if (OverlapsAny(box.Common(parts.Covered[near[i]].Box), near[..i]))
            {
                return true;
            }
        }

        return false;
    }

    private bool OverlapsAny(in Extent box, ReadOnlySpan<int> near)
    {
        foreach (int other in near)
        {
            if (box.Overlaps(parts.Covered[other].Box, parts.Tolerance))
            {
                return true;
            }
        }

        return false;
    }

    // How much of what a part has in common with the room the near parts cover, all convex. It has been cut out once: an overlap is an
    // integral, and only where overlaps overlap each other, another piece.
    private double OfPiece(in Common common, ReadOnlySpan<int> near)
    {
        double sum = 0;
        int top = parts.Pieces.Top;
        _own.Load(parts.Pieces, common.Piece, parts.Room.Part);
        for (int i = 0; i < near.Length && !budget.IsSpent; i++)
        {
            ref readonly CoveredPart other = ref parts.Covered[near[i]];
            if (!common.Box.Overlaps(other.Box, parts.Tolerance))
            {
                continue;
            }

            budget.TrySpend();
            if (!OverlapsAny(common.Box.Common(other.Box), near[..i]))
            {
                sum += Math.Max(0, _own.Common(parts.Vertices, parts.Part(near[i])));
                continue;
            }

            Common with = WithConvex(common, other);
            if (with.Piece == common.Piece)
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

    private double OfCommon(in Common common, ReadOnlySpan<int> near)
    {
        double sum = 0;
        int top = parts.Pieces.Top;
        for (int i = 0; i < near.Length && !budget.IsSpent; i++)
        {
            ref CoveredPart other = ref parts.Covered[near[i]];
            if (!common.Box.Overlaps(other.Box, parts.Tolerance))
            {
                continue;
            }

            if (!budget.TrySpend())
            {
                continue;
            }

            if (!other.IsConvex && common.IsConcave)
            {
                sum += OfFan(common, other.Piece, near[..i]);
                continue;
            }

            Common with = other.IsConvex ? WithConvex(common, other) : WithConcave(common, other);
            if (other.IsConvex && with.Piece == common.Piece)
            {
                sum = common.Area;
                i = near.Length;
            }
            else if (with.Area > 0)
            {
                _path.Add(near[i]);
                sum += with.Area - (i == 0 ? 0 : OfCommon(with, near[..i]));
                _path.RemoveAt(_path.Count - 1);
            }

            parts.Pieces.Top = top;
        }

        return sum;
    }

    // Only whole convex parts cut: the short edges of a piece that has been cut have no direction to be trusted.
    private Common WithConvex(in Common common, in CoveredPart part)
    {
        Piece piece = CutBy(part.Piece, common.Piece);
        bool isInRoom = common.IsInRoom || part.Form == CoverForm.Whole;
        return piece == common.Piece ? common : Measured(piece, common.IsConcave, isInRoom, common.Box.Common(part.Box));
    }

    // The concave part is cut by all convex ones.
    private Common WithConcave(in Common common, in CoveredPart part)
    {
        Piece piece = part.Piece;
        foreach (int convex in _path)
        {
            piece = CutBy(parts.Covered[convex].Piece, piece);
        }

        return Measured(piece, true, common.IsInRoom || part.Form == CoverForm.Whole, common.Box.Common(part.Box));
    }

    // What a second concave part covers of a concave piece that the near parts do not. Neither can be cut by, but the triangles between the
    // first vertex and the edges of the shorter one can: with their signs they add up to it.
    private double OfFan(in Common common, Piece part, ReadOnlySpan<int> near)
    {
        double sum = 0;
        Piece fan = part.Count <= common.Piece.Count ? part : common.Piece;
        Piece subject = part.Count <= common.Piece.Count ? common.Piece : part;
        int top = parts.Pieces.Top;
        for (int i = 1; i + 1 < fan.Count && !budget.IsSpent; i++)
        {
            double sign = parts.Pieces.PushTriangle(fan, i, parts.Tolerance, out Piece triangle);
            Piece piece = sign == 0 ? default : CutBy(triangle, subject);
            if (piece.Count > 0)
            {
                Common with = Measured(piece, true, common.IsInRoom, common.Box);
                sum += sign * (with.Area - OfCommon(with, near));
            }

            budget.TrySpend();
            parts.Pieces.Top = top;
        }

        return sum;
    }

    private Common Measured(Piece piece, bool isConcave, bool isInRoom, in Extent box)
    {
        if (piece.Count == 0)
        {
            return new Common(piece, isConcave, isInRoom, box, 0);
        }

        double area = isInRoom ? parts.Pieces.Area(piece) : parts.Room.Edges.Common(parts.Pieces, piece);
        return new Common(piece, isConcave, isInRoom, parts.Pieces.Box(piece).Common(box), area);
    }

    private Piece CutBy(Piece cutter, Piece subject) => parts.Pieces.Cut(subject, cutter, parts.Tolerance);

    /// <summary>What the room and some parts have in common.</summary>
    /// <param name="Piece">What the parts have in common.</param>
    /// <param name="IsConcave">Whether one of the parts is concave.</param>
    /// <param name="IsInRoom">Whether all of the piece lies in the room.</param>
    /// <param name="Box">A box around what they have in common with the room.</param>
    /// <param name="Area">Square metres in the room.</param>
    private readonly record struct Common(Piece Piece, bool IsConcave, bool IsInRoom, Extent Box, double Area);
}
