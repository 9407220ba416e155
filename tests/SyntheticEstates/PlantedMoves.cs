using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Tests.SyntheticEstates;

/// <summary>Fills buildings with people, and plants for each room of those that are to close an empty one of the same measure elsewhere.</summary>
/// <remarks>Empty rooms fit by area and seats alone, so that others may take what was planted for one, and it is left without.</remarks>
internal sealed class PlantedMoves(EstateDrawing drawing, Random random)
{
    private readonly List<int> _planted = [];

    private static readonly Rank Leader = new("leader", 14, 24, true);
    private static readonly Rank Specialist = new("specialist", 9, 15, true);
    private static readonly Rank Assistant = new("assistant", 4, 8, false);

    /// <summary>For each need its room in the planted plan.</summary>
    public int[] Planted => [.. _planted];

    /// <summary>People of one organisation in a storey's rooms: one alone, or up to four together.</summary>
    /// <returns>How many were put there, and in which rooms: <paramref name="people"/> in all.</returns>
    public List<int> Fill(int storey, int organisation, string team, int people, int lease = -1)
    {
        List<int> rooms = [];
        for (int left = people; left > 0;)
        {
            int kind = random.Next(3);
            int together = kind < 2 ? 1 : Math.Min(left, random.Next(2, 5));
            Rank rank = kind == 0 ? Leader : together == 1 ? Specialist : Assistant;
            double area = together > 1 ? together * Decimetres(4.2, 7.8) : Decimetres(rank.LeastM2, rank.MostM2);
            int room = drawing.AddRoom(storey, RoomClass.Office, area, together, lease);
            rooms.Add(room);
            for (int i = 0; i < together; i++)
            {
                drawing.AddPost(organisation, team, rank, room);
                _planted.Add(room);
            }

            left -= together;
        }

        return rooms;
    }

    /// <summary>A whole room that an organisation holds.</summary>
    public int Hold(int storey, int organisation, RoomClass roomClass, int lease = -1)
    {
        double area = Decimetres(18, 60);
        int room = drawing.AddRoom(storey, roomClass, area, lease: lease);
        drawing.AddWholeRoom(organisation, roomClass, Math.Floor(area * 9) / 10, area + 4, room);
        _planted.Add(room);
        return room;
    }

    /// <summary>Plants for each room an empty one like it on one of the storeys, and moves those in it there.</summary>
    public void PlantTwins(IEnumerable<int> rooms, IReadOnlyList<int> storeys)
    {
        Dictionary<int, int> twins = [];
        foreach (int room in rooms)
        {
            EstateRoom like = drawing.Room(room);
            twins[room] = drawing.AddRoom(storeys[random.Next(storeys.Count)], like.Class, like.NetM2, like.Seats);
        }

        for (int need = 0; need < _planted.Count; need++)
        {
            _planted[need] = twins.GetValueOrDefault(_planted[need], _planted[need]);
        }
    }

    /// <summary>An empty room that nobody may be moved into: too small for anyone, or sealed.</summary>
    /// <param name="storey">Its storey.</param>
    /// <param name="meanM2">Of what area such rooms are in the middle.</param>
    public void Decoy(int storey, double meanM2)
    {
        bool isSmall = random.Next(4) == 0;
        drawing.AddRoom(
            storey,
            RoomClass.Office,
            isSmall ? Decimetres(2, 3.9) : Decimetres(0.7 * meanM2, 1.3 * meanM2),
            isSmall ? 1 : 4,
            unusable: isSmall ? "" : "sealed");
    }

    private double Decimetres(double least, double most) => Math.Round(least + (random.NextDouble() * (most - least)), 1);
}
