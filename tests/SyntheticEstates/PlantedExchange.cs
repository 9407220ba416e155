using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Tests.SyntheticEstates;

/// <summary>Organisations of which each has its main building, and an annex that stands beside the main building of another one. Annexes have equal
/// areas within a ring and others from ring to ring: only as a ring can they be exchanged, and then each stands beside its owner.</summary>
internal static class PlantedExchange
{
    /// <summary>Rings of two, three and four that cover eighteen organisations.</summary>
    public static IReadOnlyList<int> Eighteen { get; } = [2, 3, 4, 2, 3, 4];

    private const int RoomsOfMain = 12;
    private const int RoomsOfAnnex = 4;
    private const double FarDegrees = 0.02;
    private const double NearDegrees = 0.0005;

    /// <summary>Draws it.</summary>
    /// <param name="rings">How many organisations each ring has; they are numbered from ring to ring.</param>
    /// <param name="seed">Which annex stands where in the list of buildings, and how far areas differ within a ring.</param>
    public static Estate Draw(IReadOnlyList<int> rings, int seed)
    {
        var random = new Random(seed);
        int count = rings.Sum();
        int[] place = [.. Enumerable.Range(0, count).OrderBy(_ => random.Next())];
        List<EstateBuilding> buildings = [.. Enumerable.Range(0, count).Select(i => new EstateBuilding($"M{i}", $"Main {i}", 0, At(place[i], 0)))];
        List<EstateStorey> storeys = [.. buildings.Select((_, i) => new EstateStorey($"M{i}/0", "0", i, 0))];
        List<EstateRoom> rooms = [];
        List<Need> needs = [];
        for (int i = 0; i < count; i++)
        {
            Fill(rooms, needs, i, i, RoomsOfMain, 31 + i);
        }

        int first = 0;
        foreach ((int number, int length) in rings.Index())
        {
            for (int i = 0; i < length; i++)
            {
                // Beside the main building of the next one in the ring.
                int beside = first + ((i + 1) % length);
                buildings.Add(new EstateBuilding($"A{first + i}", $"Annex {first + i}", 0, At(place[beside], NearDegrees)));
                storeys.Add(new EstateStorey($"A{first + i}/0", "0", buildings.Count - 1, 0));
                Fill(rooms, needs, first + i, storeys.Count - 1, RoomsOfAnnex, 15 + (5 * number) + (random.NextDouble() * 0.4));
            }

            first += length;
        }

        return new Estate(
            [new EstateSite("S", "Site")], buildings, storeys, rooms, [],
            [.. Enumerable.Range(0, count).Select(i => new EstateOrganisation($"O{i}", $"Organisation {i}"))], needs, []);
    }

    private static Position At(int place, double beside) => new(116 + (FarDegrees * place) + beside, 40);

    private static void Fill(List<EstateRoom> rooms, List<Need> needs, int organisation, int storey, int count, double areaM2)
    {
        for (int i = 0; i < count; i++)
        {
            string code = $"R{rooms.Count}";
            needs.Add(new Need($"P{rooms.Count}", NeedKind.Post, organisation, string.Empty, "clerk", RoomClass.Office, double.PositiveInfinity, 6, false, rooms.Count));
            rooms.Add(new EstateRoom(code, code, storey, RoomClass.Office, areaM2));
        }
    }
}
