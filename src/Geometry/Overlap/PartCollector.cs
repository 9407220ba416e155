namespace SpaceGeo.Geometry.Overlap;

/// <summary>Finds what each part of each obstacle covers of a room, whatever else covers it.</summary>
internal sealed class PartCollector
{
    // Convex borders of more vertices are not cut by, one edge after another, but walked along.
    private const int ManyVertices = PartBuilder.ManyVertices;

    // An obstacle of more vertices cuts a room of many no longer; up to here it does, since what has been cut out can be compared with the
    // obstacles that overlap it.
    private const int LongCutter = 24;

    private const int FewParts = 16;

    // Chains add heights and widths of whole parts, so that what cancels leaves rounding of their size: this many tolerances of a strip.
    private const double NoiseStrips = 16;

    private CoveredPart[] _covered = new CoveredPart[32];
    private int[] _edges = new int[64];
    private int[] _otherEdges = new int[64];
    private PreparedShapes _shapes = null!;
    private PreparedPart _room;
    private Piece _roomPiece;
    private double _tolerance;

    /// <summary>The pieces; the room's own lies lowest.</summary>
    public PieceStack Pieces { get; } = new();

    /// <summary>Number of covered parts.</summary>
    public int Count { get; private set; }

    /// <summary>What rounding can do to the areas, in square metres.</summary>
    public double Bound { get; private set; }

    /// <summary>Whether all covered parts are boxes along the room's axes.</summary>
    public bool AreBoxes { get; private set; }

    /// <summary>Metres; what lies nearer touches.</summary>
    public double Tolerance => 2 * _room.Tolerance;

    /// <summary>The room in its own frame. The first call pushes it: it must come before pieces that will be forgotten again.</summary>
    public Piece Room
    {
        get
        {
            if (_roomPiece.Count == 0)
            {
                _roomPiece = _room.Kind == PartKind.Box
                    ? Pieces.PushBox(-_room.HalfX, -_room.HalfY, _room.HalfX, _room.HalfY)
                    : Pieces.PushPart(_shapes.Vertices, _room, _room);
            }

            return _roomPiece;
        }
    }

    /// <summary>The covered parts, in the order of the obstacles.</summary>
    public Span<CoveredPart> Covered => _covered.AsSpan(0, Count);

    /// <summary>Collects the parts of a room.</summary>
    /// <param name="shapes">Holds the room and the obstacles.</param>
    /// <param name="room">The room's shape, which has a part.</param>
    /// <param name="obstacles">The obstacles' shapes.</param>
    /// <returns>False when a shape is tangled.</returns>
    public bool Collect(PreparedShapes shapes, int room, ReadOnlySpan<int> obstacles)
    {
        _shapes = shapes;
        _room = shapes.Whole(room);
        Count = 0;
        AreBoxes = true;
        Bound = _room.RoundingM2;
        Pieces.Clear();
        _roomPiece = default;
        if (_room.Kind == PartKind.Tangled)
        {
            return false;
        }

        return CollectReaching(obstacles);
    }

    // Nearly half of all candidates end in this loop: it compares boxes in the room's frame and calls nothing.
    private bool CollectReaching(ReadOnlySpan<int> obstacles)
    {
        PreparedPart room = _room;
        for (int i = 0; i < obstacles.Length; i++)
        {
            ReadOnlySpan<PreparedPart> parts = _shapes.Parts(obstacles[i]);
            for (int j = 0; j < parts.Length; j++)
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
                if (room.HalfX + halfX - Math.Abs(x) > tolerance && room.HalfY + halfY - Math.Abs(y) > tolerance)
                {
                    if (part.Kind == PartKind.Tangled)
                    {
                        return false;
                    }

                    Bound += part.RoundingM2;
                    bool isParallel = Math.Min(cosine, sine) * Math.Max(part.HalfX, part.HalfY) <= tolerance;
                    _tolerance = tolerance;
                    Add(part, new Extent(x - halfX, y - halfY, x + halfX, y + halfY), isParallel, new Place(i, obstacles[i], j));
                }
            }
        }

        return true;
    }

    /// <summary>Puts the covered parts into an order that depends on where they lie alone.</summary>
    public void SortByPlace()
    {
        if (Count > FewParts)
        {
            Covered.Sort(static (a, b) => a.IsBefore(b) ? -1 : b.IsBefore(a) ? 1 : 0);
            return;
        }

        // A room has three or four: each is put where it belongs among those before it.
        for (int i = 1; i < Count; i++)
        {
            int place = i;
            while (place > 0 && _covered[i].IsBefore(_covered[place - 1]))
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

    /// <summary>Brings a covered part's pieces into the room's frame, once.</summary>
    /// <param name="index">Number of the covered part.</param>
    public void CallForPieces(int index)
    {
        ref CoveredPart covered = ref _covered[index];
        if (covered.HasPieces)
        {
            return;
        }

        covered.HasPieces = true;
        if (covered.Form == CoverForm.Box)
        {
            Extent box = covered.Box;
            covered.Covered = Pieces.PushBox(box.MinX, box.MinY, box.MaxX, box.MaxY);
            covered.Cutter = Pieces.PushBox(covered.Outer.MinX, covered.Outer.MinY, covered.Outer.MaxX, covered.Outer.MaxY);
        }
        else
        {
            covered.Cutter = Pieces.PushPart(_shapes.Vertices, _shapes.Parts(covered.Shape)[covered.Part], _room);
            covered.Covered = covered.Cutter;
        }
    }

    private void Add(in PreparedPart part, in Extent outer, bool isParallel, Place place)
    {
        if (_room.Kind == PartKind.Box)
        {
            if (isParallel && part.Kind == PartKind.Box)
            {
                AddBox(outer, place);
                return;
            }

            if (IsInRoom(outer))
            {
                Add(place, part, CoverForm.Whole, outer, part.Area);
                return;
            }
        }

        AddGeneral(part, outer, place);
    }

    private bool IsInRoom(in Extent box) =>
        box.MinX >= -_room.HalfX && box.MaxX <= _room.HalfX && box.MinY >= -_room.HalfY && box.MaxY <= _room.HalfY;

    private void AddBox(in Extent outer, Place place)
    {
        Extent box = outer.Common(new Extent(-_room.HalfX, -_room.HalfY, _room.HalfX, _room.HalfY));
        ref CoveredPart covered = ref Next();
        covered.Box = box;
        covered.Outer = outer;
        covered.Area = box.Area;
        covered.Obstacle = place.Obstacle;
        covered.Shape = place.Shape;
        covered.Part = place.Part;
        covered.Form = CoverForm.Box;
        covered.IsConvex = true;
        covered.HasPieces = false;
        covered.Chains = default;
    }

    private ref CoveredPart Add(Place place, in PreparedPart part, CoverForm form, in Extent box, double area)
    {
        ref CoveredPart covered = ref Next();
        covered.Box = box;
        covered.Area = area;
        covered.Obstacle = place.Obstacle;
        covered.Shape = place.Shape;
        covered.Part = place.Part;
        covered.Form = form;
        covered.IsConvex = part.Kind != PartKind.Concave && form != CoverForm.Integrated;
        covered.HasPieces = form == CoverForm.Cut;
        covered.Chains = default;
        AreBoxes = false;
        return ref covered;
    }

    private ref CoveredPart Next()
    {
        if (Count == _covered.Length)
        {
            Array.Resize(ref _covered, 2 * Count);
        }

        return ref _covered[Count++];
    }

    private void AddGeneral(in PreparedPart part, in Extent outer, Place place)
    {
        bool isConcave = part.Kind == PartKind.Concave;
        bool isRoomLong = _room.Kind == PartKind.Concave || _room.Count > ManyVertices;
        if (isRoomLong && (isConcave || part.Count > LongCutter))
        {
            AddByChains(part, outer, place);
            return;
        }

        Piece room = Room;
        int top = Pieces.Top;
        Piece cutter = Pieces.PushPart(_shapes.Vertices, part, _room);
        Piece? cut = isConcave ? CutBy(room, cutter)
            : _room.Kind == PartKind.Concave ? CutBy(cutter, room)
            : CutConvex(cutter, room);
        double area = cut is Piece piece ? Pieces.Area(piece) : 0;
        if (area <= 0)
        {
            Pieces.Top = top;
            return;
        }

        ref CoveredPart covered = ref Add(place, part, CoverForm.Cut, Pieces.Box(cut!.Value), area);
        covered.Covered = cut.Value;
        covered.Cutter = cutter;
    }

    private Piece? CutBy(Piece cutter, Piece subject)
    {
        int count = CuttingEdges(cutter, subject, ref _edges);
        return count < 0 ? null : Pieces.Cut(subject, cutter, _edges.AsSpan(0, count));
    }

    // Either may be cut by the other; the fewer cuts win.
    private Piece? CutConvex(Piece part, Piece room)
    {
        int byPart = CuttingEdges(part, room, ref _edges);
        if (byPart <= 0)
        {
            return byPart < 0 ? null : room;
        }

        if (byPart == 1)
        {
            return Pieces.Cut(room, part, _edges.AsSpan(0, 1));
        }

        int byRoom = CuttingEdges(room, part, ref _otherEdges);
        return byRoom < 0 ? null
            : byRoom * part.Count < byPart * room.Count ? Pieces.Cut(part, room, _otherEdges.AsSpan(0, byRoom))
            : Pieces.Cut(room, part, _edges.AsSpan(0, byPart));
    }

    private int CuttingEdges(Piece cutter, Piece subject, ref int[] edges)
    {
        if (edges.Length < cutter.Count)
        {
            edges = new int[2 * cutter.Count];
        }

        return Pieces.CuttingEdges(cutter, subject, _tolerance, edges);
    }

    private void AddByChains(in PreparedPart part, in Extent outer, Place place)
    {
        double area = ChainIntegral.Common(_shapes.Chains, _room, part);
        double noise = NoiseStrips * _tolerance * (_room.HalfX + _room.HalfY + part.HalfX + part.HalfY);
        if (area > noise)
        {
            Extent box = outer.Common(new Extent(-_room.HalfX, -_room.HalfY, _room.HalfX, _room.HalfY));
            Add(place, part, CoverForm.Integrated, box, area);
        }
    }

    /// <summary>Where a part comes from: the obstacle in the caller's list, its shape, the part among the shape's.</summary>
    private readonly record struct Place(int Obstacle, int Shape, int Part);
}
