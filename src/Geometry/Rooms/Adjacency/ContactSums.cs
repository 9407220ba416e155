namespace SpaceGeo.Geometry.Rooms.Adjacency;

/// <summary>Adds up over what length rooms see each other.</summary>
/// <param name="rules">When rooms touch.</param>
/// <param name="perimeters">The length of each ring, by its number.</param>
internal sealed class ContactSums(AdjacencyRules rules, double[] perimeters)
{
    // Neighbouring chords of a curved side meet within this.
    private const double Joint = 0.01;

    private const double Rounding = 1e-6;

    private readonly List<Seen> _seen = [];
    private readonly Stretches _stretches = new();

    /// <summary>Adds a part of a room's border.</summary>
    /// <param name="side">A side of the room.</param>
    /// <param name="other">The room that it sees.</param>
    /// <param name="isBare">Whether this is where no wall stands between, which is a part of the length that was added without.</param>
    /// <param name="from">Metres along the side.</param>
    /// <param name="to">Metres along the side.</param>
    public void Add(in Side side, int other, bool isBare, double from, double to) =>
        _seen.Add(new Seen(side.Owner, other, isBare, side.Ring, side.Along + from, side.Along + to));

    /// <summary>The rooms that touch.</summary>
    /// <returns>In the order of their numbers.</returns>
    public IReadOnlyList<RoomContact> Contacts()
    {
        _seen.Sort();
        var contacts = new List<RoomContact>();
        for (int start = 0, end; start < _seen.Count; start = end)
        {
            (int low, int high) = _seen[start].Pair;
            end = EndOf(start, seen => seen.Pair == (low, high));
            (double shared, double opening) = Both(start, end);
            if (shared >= rules.LeastSharedM - Rounding)
            {
                contacts.Add(new RoomContact(low, high, shared, Math.Min(shared, opening)));
            }
        }

        return contacts;
    }

    // Both rooms' views of each other; what one of them does not see counts for nothing.
    private (double SharedM, double OpeningM) Both(int start, int end)
    {
        int middle = EndOf(start, seen => seen.Room == _seen[start].Room);
        if (middle >= end)
        {
            return (0, 0);
        }

        (double shared, double opening) = One(start, middle);
        (double sharedBack, double openingBack) = One(middle, end);
        return (Math.Min(shared, sharedBack), Math.Min(opening, openingBack));
    }

    private (double SharedM, double OpeningM) One(int start, int end)
    {
        (double shared, double opening) = (0, 0);
        for (int from = start, to; from < end; from = to)
        {
            (bool isBare, int ring) = (_seen[from].IsBare, _seen[from].Ring);
            to = Math.Min(end, EndOf(from, seen => seen.IsBare == isBare && seen.Ring == ring));
            _stretches.Clear();
            for (int i = from; i < to; i++)
            {
                _stretches.Add(_seen[i].From, _seen[i].To);
            }

            _stretches.Unite(isBare ? Joint : 0);
            shared += isBare ? 0 : Lengths(0, ring);
            opening += isBare ? Lengths(rules.LeastOpeningM - Rounding, ring) : 0;
        }

        return (shared, opening);
    }

    // Of stretches that are long enough. One can run over the ring's first vertex.
    private double Lengths(double least, int ring)
    {
        IReadOnlyList<(double From, double To)> parts = _stretches.Parts;
        double Length(int i) => parts[i].To - parts[i].From;
        bool isAround = parts.Count > 1 && parts[0].From + perimeters[ring] - parts[^1].To <= Joint;
        double sum = 0;
        for (int i = isAround ? 1 : 0; i < parts.Count; i++)
        {
            double length = Length(i) + (isAround && i == parts.Count - 1 ? Length(0) : 0);
            sum += length >= least ? length : 0;
        }

        return sum;
    }

    private int EndOf(int start, Predicate<Seen> isSame)
    {
        int end = start + 1;
        while (end < _seen.Count && isSame(_seen[end]))
        {
            end++;
        }

        return end;
    }

    private readonly record struct Seen(int Room, int Other, bool IsBare, int Ring, double From, double To) : IComparable<Seen>
    {
        public (int Low, int High) Pair => Room < Other ? (Room, Other) : (Other, Room);

        public int CompareTo(Seen other)
        {
            int order = Pair.CompareTo(other.Pair);
            order = order != 0 ? order : Room.CompareTo(other.Room);
            order = order != 0 ? order : IsBare.CompareTo(other.IsBare);
            order = order != 0 ? order : Ring.CompareTo(other.Ring);
            order = order != 0 ? order : From.CompareTo(other.From);
            return order != 0 ? order : To.CompareTo(other.To);
        }
    }
}
