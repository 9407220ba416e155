namespace SpaceGeo.Geometry.Overlap;

/// <summary>A room in its own frame, or what walls have left of it.</summary>
/// <param name="pieces">Receives the room's border where pieces are cut by it or out of it.</param>
internal sealed class RoomBase(PieceStack pieces)
{
    // Of more pairs of edges the areas are taken along chains, which passes over most pairs.
    private const int ManyPairs = 256;

    private readonly EdgeIntegral _edges = new();
    private PreparedShapes _shapes = null!;
    private PreparedPart _room;
    private Piece _piece;
    private bool _hasEdges;

    /// <summary>Whether walls have been cut away.</summary>
    public bool IsTrimmed { get; private set; }

    /// <summary>The room as it was prepared.</summary>
    public ref readonly PreparedPart Part => ref _room;

    /// <summary>Whether others can be cut by it: it is convex, and whole. What walls have left may have short edges, whose direction is not to
    /// be trusted.</summary>
    public bool CanCut => _room.Kind != PartKind.Concave && !IsTrimmed;

    /// <summary>The border. The first call pushes it: it must come before pieces that will be forgotten again.</summary>
    public Piece Piece
    {
        get
        {
            if (_piece.Count == 0)
            {
                _piece = _room.Kind == PartKind.Box
                    ? pieces.PushBox(-_room.HalfX, -_room.HalfY, _room.HalfX, _room.HalfY)
                    : pieces.PushPart(_shapes.Vertices, _room, _room);
            }

            return _piece;
        }
    }

    /// <summary>The border's edges, as the base of integrals.</summary>
    public EdgeIntegral Edges
    {
        get
        {
            if (!_hasEdges)
            {
                _hasEdges = true;
                if (IsTrimmed)
                {
                    _edges.Load(pieces, _piece, _room);
                }
                else
                {
                    _edges.Load(_shapes.Vertices, _room);
                }
            }

            return _edges;
        }
    }

    /// <summary>A box around it.</summary>
    public Extent Box => IsTrimmed ? pieces.Box(_piece) : new Extent(-_room.HalfX, -_room.HalfY, _room.HalfX, _room.HalfY);

    /// <summary>Square metres.</summary>
    public double AreaM2 => IsTrimmed ? pieces.Area(_piece) : _room.Area;

    /// <summary>Takes up another room.</summary>
    /// <param name="shapes">Holds it.</param>
    /// <param name="room">The room.</param>
    public void Begin(PreparedShapes shapes, in PreparedPart room)
    {
        _shapes = shapes;
        _room = room;
        _piece = default;
        _hasEdges = false;
        IsTrimmed = false;
    }

    /// <summary>Cuts away what a part covers, where one cut does.</summary>
    /// <param name="part">A convex part of four vertices.</param>
    /// <param name="tolerance">Metres; what lies within touches and is not cut.</param>
    /// <returns>False where more than one edge of the part would cut.</returns>
    public bool TryTrim(in PreparedPart part, double tolerance)
    {
        int count = pieces.CuttingLines(Piece, _shapes.Vertices, part, _room, tolerance, out Line line);
        if (count > 1)
        {
            return false;
        }

        if (count >= 0)
        {
            _piece = count == 1 ? pieces.CutAway(_piece, line) : pieces.PushBox(0, 0, 0, 0);
            _hasEdges = false;
            IsTrimmed = true;
        }

        return true;
    }

    /// <summary>The common area with a part.</summary>
    /// <param name="part">The part.</param>
    /// <returns>Square metres; rounding may leave it a little below zero.</returns>
    public double Common(in PreparedPart part) =>
        !IsTrimmed && part.ChainCount > 0 && _room.ChainCount > 0 && part.Count * Edges.Count > ManyPairs
            ? ChainIntegral.Common(_shapes.Chains, _room, part)
            : Edges.Common(_shapes.Vertices, part);
}
