namespace SpaceGeo.Geometry.Rooms.Adjacency;

/// <summary>What a room sees from one of its sides: the sides of other rooms that face it across a wall's thickness.</summary>
internal sealed class FacingSides
{
    // Sides at more than 53° to each other meet at a corner and do not face each other. No angle of ordinary plans is that near to it.
    private const double LeastFacing = 0.6;

    // Sides that are not square to the line of sight have a width for it.
    private const double LeastWidth = 0.05;

    // Rooms are drawn this exactly.
    private const double Sloppy = 0.05;
    private const double Hair = 0.01;

    private const double Rounding = 1e-6;

    private readonly double _far;
    private readonly SideWork _work;
    private readonly List<Piece> _fronts = [];
    private readonly List<Piece> _backs = [];
    private readonly Stretches _hidden = new();

    /// <summary>Sees as far as a wall is thick.</summary>
    /// <param name="rules">When rooms touch.</param>
    /// <param name="sides">How many sides there are.</param>
    public FacingSides(AdjacencyRules rules, int sides) => (_far, _work) = (rules.ThickestWallM + Rounding, new SideWork(sides));

    /// <summary>Looks from a side.</summary>
    /// <param name="side">The side.</param>
    /// <param name="near">Sides near it, of its own room too.</param>
    /// <param name="all">All sides, by their numbers.</param>
    public void LookFrom(in Side side, List<int> near, ReadOnlySpan<Side> all)
    {
        _fronts.Clear();
        _backs.Clear();
        foreach (int other in near)
        {
            ref readonly Side seen = ref all[other];
            if (Piece.Of(side, seen)?.NotNearer(-_far, -_far)?.NotFurther(_far, _far) is not Piece piece || piece.To <= piece.From)
            {
                continue;
            }

            if (piece.Facing < -LeastWidth)
            {
                _fronts.Add(piece);
            }
            else if (piece.Facing > LeastWidth && Math.Max(piece.NearFrom, piece.NearTo) > Hair)
            {
                _backs.Add(piece);
            }
        }
    }

    /// <summary>The sides of other rooms that face this one, as far as nothing lies between.</summary>
    /// <param name="room">The room that looks.</param>
    /// <param name="found">Receives parts of them.</param>
    /// <exception cref="Solids.SectionException">The sides lie in each other's way beyond all measure.</exception>
    public void AddFacing(int room, List<Piece> found)
    {
        foreach (Piece piece in _fronts)
        {
            if (piece.Owner == room || piece.Facing > -LeastFacing)
            {
                continue;
            }

            _hidden.Clear();
            HideBehindOthers(room, piece);
            HideInOverlap(room, piece);
            if (_hidden.Parts.Count == 0)
            {
                found.Add(piece);
                continue;
            }

            _hidden.Unite(0);
            var seen = new Stretches();
            _hidden.AddRest(piece.From, piece.To, Rounding, seen);
            found.AddRange(seen.Parts.Select(part => piece.Within(part.From, part.To)).OfType<Piece>());
        }
    }

    // A third room lies between where it begins and ends there. One that ends elsewhere is a zone drawn over others.
    private void HideBehindOthers(int room, in Piece piece)
    {
        if (_backs.Count == 0 || Math.Max(piece.NearFrom, piece.NearTo) <= Sloppy)
        {
            return;
        }

        foreach (Piece back in _backs)
        {
            _work.Count();
            if (back.Owner == room || back.Owner == piece.Owner || Before(back, piece, -Sloppy)?.NotNearer(Hair, Hair) is not Piece end)
            {
                continue;
            }

            foreach (Piece front in _fronts)
            {
                _work.Count();
                if (front.Owner == back.Owner && front.Within(end.From, end.To)?.NotNearer(-Sloppy, -Sloppy) is Piece begin
                    && Before(begin, piece, Hair) is Piece between)
                {
                    _hidden.Add(between.From, between.To);
                }
            }
        }
    }

    // A room that reaches into another is seen from inside of it as long as the one that looks does not end before.
    private void HideInOverlap(int room, in Piece piece)
    {
        if (Math.Min(piece.NearFrom, piece.NearTo) >= -Sloppy)
        {
            return;
        }

        foreach (Piece own in _fronts)
        {
            _work.Count();
            if (own.Owner == room && own.Within(piece.From, piece.To) is Piece beside
                && beside.NotNearer(piece.NearAt(beside.From) + Hair, piece.NearAt(beside.To) + Hair)?.NotFurther(-Hair, -Hair) is Piece end)
            {
                _hidden.Add(end.From, end.To);
            }
        }
    }

    // The part that is nearer than another by a distance.
    private static Piece? Before(in Piece one, in Piece other, double by) =>
        one.Within(other.From, other.To) is Piece part
            ? part.NotFurther(other.NearAt(part.From) - by, other.NearAt(part.To) - by) : null;
}
