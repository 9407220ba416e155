using SpaceGeo.Planning.Vacancy;

namespace SpaceGeo.Planning.Estates;

/// <summary>Buildings, and who needs what of them, on one day. Its parts refer to each other by number: place in the list, from 0.</summary>
public sealed class Estate
{
    private readonly double[] _distances;

    /// <summary>Puts an estate together.</summary>
    /// <param name="sites">Sites.</param>
    /// <param name="buildings">Buildings.</param>
    /// <param name="storeys">Storeys.</param>
    /// <param name="rooms">Rooms.</param>
    /// <param name="leases">Leases.</param>
    /// <param name="organisations">Organisations.</param>
    /// <param name="needs">Needs.</param>
    /// <param name="touching">Pairs of numbers of rooms that share a wall or a door.</param>
    /// <exception cref="ArgumentException">A part refers to one that is not there, bears the code of another, or has an area, rent or number of
    /// seats that is negative or no number; the message names it.</exception>
    public Estate(
        IReadOnlyList<EstateSite> sites,
        IReadOnlyList<EstateBuilding> buildings,
        IReadOnlyList<EstateStorey> storeys,
        IReadOnlyList<EstateRoom> rooms,
        IReadOnlyList<EstateLease> leases,
        IReadOnlyList<EstateOrganisation> organisations,
        IReadOnlyList<Need> needs,
        IReadOnlyList<AdjacentRooms> touching)
    {
        (Sites, Buildings, Storeys, Rooms) = (sites, buildings, storeys, rooms);
        (Leases, Organisations, Needs, Touching) = (leases, organisations, needs, touching);
        EstateCheck.Run(this);
        _distances = Distances(buildings);
    }

    /// <summary>Sites.</summary>
    public IReadOnlyList<EstateSite> Sites { get; }

    /// <summary>Buildings.</summary>
    public IReadOnlyList<EstateBuilding> Buildings { get; }

    /// <summary>Storeys.</summary>
    public IReadOnlyList<EstateStorey> Storeys { get; }

    /// <summary>Rooms.</summary>
    public IReadOnlyList<EstateRoom> Rooms { get; }

    /// <summary>Leases.</summary>
    public IReadOnlyList<EstateLease> Leases { get; }

    /// <summary>Organisations.</summary>
    public IReadOnlyList<EstateOrganisation> Organisations { get; }

    /// <summary>Needs.</summary>
    public IReadOnlyList<Need> Needs { get; }

    /// <summary>Pairs of rooms that share a wall or a door.</summary>
    public IReadOnlyList<AdjacentRooms> Touching { get; }

    /// <summary>Number of the building that a room is in.</summary>
    /// <param name="room">Number of the room.</param>
    public int BuildingOf(int room) => Storeys[Rooms[room].Storey].Building;

    /// <summary>Distance between two buildings in metres; 0 where the position of one is not known.</summary>
    /// <param name="one">Number of one.</param>
    /// <param name="other">Number of the other.</param>
    public double DistanceM(int one, int other) => _distances[(one * Buildings.Count) + other];

    private static double[] Distances(IReadOnlyList<EstateBuilding> buildings)
    {
        int count = buildings.Count;
        double[] distances = new double[count * count];
        for (int one = 0; one < count; one++)
        {
            for (int other = 0; other < one; other++)
            {
                double metres = buildings[one].Position is { } from && buildings[other].Position is { } to ? from.DistanceM(to) : 0;
                distances[(one * count) + other] = distances[(other * count) + one] = metres;
            }
        }

        return distances;
    }
}
