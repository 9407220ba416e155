namespace SpaceGeo.Geometry.Overlap;

/// <summary>Finds what each part of each obstacle covers of a room, whatever else covers it.</summary>
internal sealed class PartCollector
{
    private const int FewParts = 16;

    // Integrals add heights and widths of whole parts, so that what cancels leaves rounding of their size: this many tolerances of a strip.
    private const double NoiseStrips = 16;

    private readonly Comparison<CoveredPart> _byPlace;
    private CoveredPart[] _covered = new CoveredPart[32];
    private PreparedShapes _shapes = null!;

    /// <summary>Creates a collector with working memory of its own.</summary>
    public PartCollector()
    {
        Room = new RoomBase(Pieces);
        _byPlace = (a, b) => IsBefore(a, b) ? -1 : IsBefore(b, a) ? 1 : 0;
    }

    /// <summary>The room.</summary>
    public RoomBase Room { get; }

    /// <summary>Vertices of all parts.</summary>
    public VertexTable Vertices => _shapes.Vertices;

    /// <summary>Parts in the room's frame, and what has been cut out of them.</summary>
    public PieceStack Pieces { get; } = new();

    /// <summary>Number of parts.</summary>
    public int Count { get; private set; }

    /// <summary>What rounding can do to the areas, in square metres.</summary>
    public double Bound { get; private set; }

    /// <summary>Whether the room and all parts are boxes along the room's axes.</summary>
    public bool AreBoxes { get; private set; }

    /// <summary>Metres; what lies nearer touches.</summary>
    public double Tolerance => 2 * Room.Part.Tolerance;

    /// <summary>The parts, in the order of the obstacles unless they have been sorted.</summary>
    public Span<CoveredPart> Covered => _covered.AsSpan(0, Count);

    /// <summary>Collects the parts whose box, in the room's frame, reaches into the room's.</summary>
    /// <param name="shapes">Holds the room and the obstacles.</param>
    /// <param name="room">The room's shape, which has a part.</param>
    /// <param name="obstacles">The obstacles' shapes.</param>
    /// <returns>False when a shape is tangled.</returns>
    public bool Collect(PreparedShapes shapes, int room, ReadOnlySpan<int> obstacles)
    {
        _shapes = shapes;
        ref readonly PreparedPart whole = ref shapes.Whole(room);
        Room.Begin(shapes, whole);
        Count = 0;
        Bound = whole.RoundingM2;
        Pieces.Top = 0;
        AreBoxes = whole.Kind == PartKind.Box;
        return whole.Kind != PartKind.Tangled && CollectReaching(whole, obstacles);
    }

    // Nearly half of all candidates end in this loop: it compares boxes in the room's frame and calls nothing.
    private bool CollectReaching(PreparedPart room, ReadOnlySpan<int> obstacles)
    {
        ReadOnlySpan<PreparedPart> parts = _shapes.AllParts;
        for (int i = 0; i < obstacles.Length; i++)
        {
            (int first, int end) = _shapes.PartRange(obstacles[i]);
            for (int j = first; j < end; j++)
            {
                ref readonly PreparedPart part = ref parts[j];
                double dx = part.CentreX - room.CentreX;
                double dy = part.CentreY - room.CentreY;
                double x = (dx * room.AxisX) + (dy * room.AxisY);
                double y = (dy * room.AxisX) - (dx * room.AxisY);
                double cosine = Math.Abs((part.AxisX * room.AxisX) + (part.AxisY * room.AxisY));
                double sine = Math.Abs((part.AxisY * room.AxisX) - (part.AxisX * room.AxisY));
                double halfX = (part.HalfX * cosine) + (part.HalfY * sine);
                double halfY = (part.HalfX * sine) + (part.HalfY * cosine);
                double tolerance = 2 * Math.Max(room.Tolerance, part.Tolerance);
                if ((room.HalfX + halfX - Math.Abs(x) > tolerance) & (room.HalfY + halfY - Math.Abs(y) > tolerance))
                {
                    if (part.Kind == PartKind.Tangled)
                    {
                        return false;
                    }

                    Bound += part.RoundingM2;
                    bool isBox = part.Kind == PartKind.Box && Math.Min(cosine, sine) * Math.Max(part.HalfX, part.HalfY) <= tolerance;
                    AreBoxes &= isBox;
                    ref CoveredPart covered = ref Next();
                    covered.Box = new Extent(x - halfX, y - halfY, x + halfX, y + halfY);
                    covered.Size = halfX + halfY;
                    covered.Area = 0;
                    covered.Piece = default;
                    covered.Obstacle = i;
                    covered.Part = j;
                    covered.Form = isBox ? CoverForm.Box : CoverForm.Crossing;
                    covered.IsConvex = part.Kind != PartKind.Concave;
                }
            }
        }

        return true;
    }

    /// <summary>Puts the parts into an order that depends on where they lie alone, before they are measured.</summary>
    public void SortByPlace()
    {
        if (Count > FewParts)
        {
            Covered.Sort(_byPlace);
            return;
        }

        // A room has three or four: each is put where it belongs among those before it.
        for (int i = 1; i < Count; i++)
        {
            int place = i;
            while (place > 0 && IsBefore(_covered[i], _covered[place - 1]))
            {
                place--;
            }

            if (place < i)
            {
                CoveredPart moved = _covered[i];
                Array.Copy(_covered, place, _covered, place + 1, i - place);
                _covered[place] = moved;
            }
        }
    }

    /// <summary>Forgets parts of other shapes that do not overlap a box, so that they have no say in how the room is measured.</summary>
    public void RemoveApart()
    {
        if (AreBoxes || Room.Part.Kind != PartKind.Box)
        {
            return;
        }

        bool areBoxes = true;
        for (int i = 0; i < Count; i++)
        {
            ref CoveredPart covered = ref _covered[i];
            if (covered.Form != CoverForm.Box)
            {
                MeasureOther(ref covered, Room.Box);
                areBoxes &= covered.Form == CoverForm.Gone;
            }
        }

        RemoveGone();
        AreBoxes = areBoxes;
    }

    /// <summary>Measures what each part covers of the room. Those that cover nothing are gone afterwards.</summary>
    public void Measure()
    {
        Extent box = Room.Box;
        bool isBox = Room.Part.Kind == PartKind.Box && !Room.IsTrimmed;
        for (int i = 0; i < Count; i++)
        {
            ref CoveredPart covered = ref _covered[i];
            if (isBox && covered.Form == CoverForm.Box)
            {
                covered.Box = covered.Box.Common(box);
                covered.Area = covered.Box.Area;
            }
            else if (covered.Area == 0 || Room.IsTrimmed)
            {
                MeasureOther(ref covered, box);
            }
        }

        if (!AreBoxes)
        {
            RemoveGone();
        }
    }

    /// <summary>Forgets parts that are gone.</summary>
    public void RemoveGone()
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_covered[i].Form != CoverForm.Gone)
            {
                if (kept < i)
                {
                    _covered[kept] = _covered[i];
                }

                kept++;
            }
        }

        Count = kept;
    }

    /// <summary>A part as it was prepared.</summary>
    /// <param name="index">Number of the covered part.</param>
    public ref readonly PreparedPart Part(int index) => ref _shapes.AllParts[_covered[index].Part];

    /// <summary>A part in the room's frame: the first call brings it there.</summary>
    /// <param name="index">Number of the covered part.</param>
    /// <remarks>It must come before pieces that will be forgotten again.</remarks>
    public Piece Piece(int index)
    {
        ref CoveredPart covered = ref _covered[index];
        if (covered.Piece.Count == 0)
        {
            covered.Piece = Pieces.PushPart(_shapes.Vertices, Part(index), Room.Part);
        }

        return covered.Piece;
    }

    /// <summary>Whether two covered parts may overlap: the box of neither, in its own frame, keeps clear of the other's.</summary>
    /// <param name="index">Number of a covered part.</param>
    /// <param name="other">Number of another.</param>
    public bool MayOverlap(int index, int other) =>
        Part(index).Reaches(Part(other), Tolerance) && Part(other).Reaches(Part(index), Tolerance);

    private void MeasureOther(ref CoveredPart covered, in Extent room)
    {
        ref readonly PreparedPart part = ref _shapes.AllParts[covered.Part];
        double noise = NoiseStrips * Tolerance * (Room.Part.HalfX + Room.Part.HalfY);
        bool isWhole = Room.Part.Kind == PartKind.Box && !Room.IsTrimmed && room.Holds(covered.Box);
        covered.Area = isWhole ? part.Area : Room.Common(part);
        covered.Box = covered.Box.Common(room);
        covered.Form = covered.Area <= noise ? CoverForm.Gone
            : covered.Area >= part.Area - noise ? CoverForm.Whole
            : CoverForm.Crossing;
    }

    // The largest first, as they were collected; then by the box, and where boxes are the same by what else tells parts apart.
    private bool IsBefore(in CoveredPart a, in CoveredPart b) => a.Size != b.Size ? a.Size > b.Size : IsBeforeOfSameSize(a, b);

    private bool IsBeforeOfSameSize(in CoveredPart a, in CoveredPart b)
    {
        if (a.Box != b.Box)
        {
            return a.Box.IsBefore(b.Box);
        }

        ref readonly PreparedPart partA = ref _shapes.AllParts[a.Part];
        ref readonly PreparedPart partB = ref _shapes.AllParts[b.Part];
        return partA.Area != partB.Area ? partA.Area < partB.Area
            : partA.Count != partB.Count ? partA.Count < partB.Count
            : partA.AxisX != partB.AxisX ? partA.AxisX < partB.AxisX
            : partA.AxisY < partB.AxisY;
    }

    private ref CoveredPart Next()
    {
        if (Count == _covered.Length)
        {
            Array.Resize(ref _covered, 2 * Count);
        }

        return ref _covered[Count++];
    }
}
