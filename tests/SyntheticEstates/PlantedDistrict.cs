using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Tests.SyntheticEstates;

/// <summary>
/// A district's offices, of the size of the reference district: 57 organisations on 33 sites with 209,400 m² in about 7,900 rooms. Two buildings of its
/// own are to be emptied, leases are dear or cheap.
/// </summary>
/// <remarks>
/// A building in use costs 50, a lease its rent (0.001 of it), a person who moves 1. A building is left, and its lease given up, only when everyone in
/// it moves, so that a leased one with n people costs at least min(50 + rent, n), one of its own min(50, n), one that is to be emptied n. The
/// planted plan costs just that: it gives up the leases that cost more than moving, and has a room for everyone.
/// </remarks>
internal static class PlantedDistrict
{
    private const double BuildingWeight = 50;
    private const double RentWeight = 0.001;
    private const int StoreysOfBuilding = 4;
    private const double MeanRoomM2 = 209_400.0 / 7_900;

    /// <summary>Makes up one.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="sites">Sites, each with two buildings; 6 or more.</param>
    public static PlantedEstate Make(int seed, int sites = 33)
    {
        var random = new Random(seed);
        var drawing = new EstateDrawing();
        var moves = new PlantedMoves(drawing, random);
        int organisations = sites * 57 / 33;
        for (int i = 0; i < organisations; i++)
        {
            drawing.AddOrganisation(isGrassRoots: i % 3 == 2);
        }

        int rooms = sites * 7_900 / 33, leased = Math.Max(2, sites * 12 / 33);
        List<int> leaving = [], kept = [];
        List<Place> emptied = [];
        double optimum = 0;
        for (int building = 0; building < sites * 2; building++)
        {
            int[] storeys = Building(drawing, building % sites, random, out int number);
            int people = random.Next(62, 96);
            bool isEmptied = building >= leased && building < leased + 2;
            double? rent = building >= leased ? null : Rent(people, isDear: building % 3 != 2, random);
            double keeping = BuildingWeight + (RentWeight * (rent ?? 0));
            bool isLeft = isEmptied || people < keeping;
            int lease = rent is double asked ? drawing.AddLease(people * 20, asked) : -1;
            optimum += isLeft ? people : keeping;
            emptied.AddRange(isEmptied ? [new Place(PlaceKind.Building, drawing.BuildingCode(number))] : []);
            List<int> used = Fill(moves, storeys, building % organisations, people, lease, random);
            leaving.AddRange(isLeft ? used : []);
            kept.AddRange(isLeft || lease >= 0 ? [] : storeys);
        }

        moves.PlantTwins(leaving, kept);
        while (drawing.Rooms < rooms)
        {
            double missing = (MeanRoomM2 * rooms) - drawing.AreaM2;
            moves.Decoy(kept[random.Next(kept.Count)], Math.Max(5, 4.0 / 3 * missing / (rooms - drawing.Rooms)));
        }

        return new PlantedEstate(
            "district", drawing.Build(), new ConsolidationRequest([new VacateWish(emptied)], Weights()) { Plans = 1 }, moves.Planted, optimum);
    }

    private static Objective Weights() => new(
    [
        new Dictionary<Criterion, double>
        {
            [Criterion.Unplaced] = Objective.UnplacedWeight,
            [Criterion.Buildings] = BuildingWeight,
            [Criterion.Rent] = RentWeight,
            [Criterion.Moves] = 1,
        },
    ]);

    private static double Rent(int people, bool isDear, Random random) =>
        isDear ? (people * 1_000) + random.Next(5_000, 60_000) : random.Next(2_000, 9_000);

    private static int[] Building(EstateDrawing drawing, int site, Random random, out int number)
    {
        if (site >= drawing.Sites)
        {
            site = drawing.AddSite();
        }

        int building = number = drawing.AddBuilding(site, new Position(113.2 + (0.2 * random.NextDouble()), 23.1 + (0.2 * random.NextDouble())));
        return [.. Enumerable.Range(0, StoreysOfBuilding).Select(floor => drawing.AddStorey(building, floor == 0))];
    }

    // Two organisations share a building, storey by storey; each holds service rooms on its storeys.
    private static List<int> Fill(PlantedMoves moves, int[] storeys, int organisation, int people, int lease, Random random)
    {
        List<int> used = [];
        for (int storey = 0; storey < storeys.Length; storey++)
        {
            int there = (people * (storey + 1) / storeys.Length) - (people * storey / storeys.Length);
            used.AddRange(moves.Fill(storeys[storey], organisation, $"division {storey / 2}", there, lease));
            for (int i = random.Next(4, 8); i > 0; i--)
            {
                used.Add(moves.Hold(storeys[storey], organisation, RoomClass.Service, lease));
            }
        }

        return used;
    }
}
