namespace SpaceGeo.Geometry.Rooms.Adjacency;

/// <summary>A part of a side as another side sees it: how far along that one, and how far in front of it.</summary>
/// <param name="Owner">Whose side it is.</param>
/// <param name="Facing">Cosine of the angle between both directions: −1 where they face each other squarely.</param>
/// <param name="From">Where it begins, in metres along the side that looks.</param>
/// <param name="To">Where it ends; not before it begins.</param>
/// <param name="NearFrom">How far in front it begins, in metres; negative for behind.</param>
/// <param name="NearTo">How far in front it ends.</param>
internal readonly record struct Piece(int Owner, double Facing, double From, double To, double NearFrom, double NearTo)
{
    /// <summary>A side as another one sees it.</summary>
    /// <param name="looking">The side that looks, away from its shape.</param>
    /// <param name="seen">Another side.</param>
    /// <returns>All of it that lies in front of or behind the side that looks; null for nothing.</returns>
    public static Piece? Of(in Side looking, in Side seen)
    {
        (double dx, double dy) = (seen.X - looking.X, seen.Y - looking.Y);
        double facing = (looking.DirX * seen.DirX) + (looking.DirY * seen.DirY);
        double along = (dx * looking.DirX) + (dy * looking.DirY);
        double before = (dx * looking.DirY) - (dy * looking.DirX);
        double endAlong = along + (seen.Length * facing);
        double endBefore = before + (seen.Length * ((seen.DirX * looking.DirY) - (seen.DirY * looking.DirX)));
        Piece piece = facing < 0
            ? new Piece(seen.Owner, facing, endAlong, along, endBefore, before)
            : new Piece(seen.Owner, facing, along, endAlong, before, endBefore);
        return piece.Within(0, looking.Length);
    }

    /// <summary>How far in front it is at a place, on its line.</summary>
    /// <param name="along">Metres along the side that looks.</param>
    public double NearAt(double along) =>
        To == From ? NearFrom : NearFrom + ((along - From) / (To - From) * (NearTo - NearFrom));

    /// <summary>The part between two places.</summary>
    /// <param name="from">Metres along.</param>
    /// <param name="to">Metres along.</param>
    /// <returns>The part, or null for none.</returns>
    public Piece? Within(double from, double to) => Kept(From - from, To - from)?.KeptBefore(to);

    /// <summary>The part that lies not nearer than a line.</summary>
    /// <param name="atFrom">The line's distance where this piece begins.</param>
    /// <param name="atTo">The line's distance where this piece ends.</param>
    /// <returns>The part, or null for none.</returns>
    public Piece? NotNearer(double atFrom, double atTo) => Kept(NearFrom - atFrom, NearTo - atTo);

    /// <summary>The part that lies not further than a line.</summary>
    /// <param name="atFrom">The line's distance where this piece begins.</param>
    /// <param name="atTo">The line's distance where this piece ends.</param>
    /// <returns>The part, or null for none.</returns>
    public Piece? NotFurther(double atFrom, double atTo) => Kept(atFrom - NearFrom, atTo - NearTo);

    private Piece? KeptBefore(double to) => Kept(to - From, to - To);

    // The part where what grows evenly from one end's value to the other's is not negative.
    private Piece? Kept(double atFrom, double atTo)
    {
        if (!(atFrom >= 0 || atTo >= 0))
        {
            return null;
        }

        double cut = atFrom / (atFrom - atTo);
        (double along, double near) = (From + (cut * (To - From)), NearFrom + (cut * (NearTo - NearFrom)));
        return atFrom < 0 ? this with { From = along, NearFrom = near }
            : atTo < 0 ? this with { To = along, NearTo = near } : this;
    }
}
