using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Tests.SyntheticEstates;

/// <summary>A research campus: close buildings, and move as few as possible. The published size is 3,500 people, 6,200 rooms and 300 buildings.</summary>
/// <remarks>
/// A building in use costs 10, a person who moves 1. A building is left only when everyone in it moves, so that one with n people costs at least
/// min(10, n), whatever becomes of the others; the planted plan costs just that, since it closes those with 2 to 9 people, keeps those with
/// 11 and more, and has a room for everyone.
/// </remarks>
internal static class PlantedCampus
{
    private const double BuildingWeight = 10;

    /// <summary>Makes up one.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="buildings">Buildings, a fifth of which are worth closing; 5 or more.</param>
    public static PlantedEstate Make(int seed, int buildings = 300)
    {
        var random = new Random(seed);
        var drawing = new EstateDrawing();
        var moves = new PlantedMoves(drawing, random);
        int site = drawing.AddSite();
        int institutes = Math.Max(2, buildings / 8);
        for (int i = 0; i < institutes; i++)
        {
            drawing.AddOrganisation();
        }

        int closing = buildings / 5, people = buildings * 35 / 3, rooms = buildings * 62 / 3;
        List<int> leaving = [], kept = [];
        double optimum = 0;
        for (int building = 0; building < buildings; building++)
        {
            int[] storeys = Building(drawing, site, random);
            bool closes = building < closing;
            int here = closes ? random.Next(2, 10) : Math.Max(11, (people / (buildings - building)) + random.Next(-2, 3));
            people -= here;
            optimum += Math.Min(BuildingWeight, here);
            int organisation = random.Next(institutes);
            List<int> offices = moves.Fill(storeys[0], organisation, $"team {building}", here / storeys.Length);
            for (int storey = 1; storey < storeys.Length; storey++)
            {
                int there = ((here * (storey + 1)) / storeys.Length) - (here * storey / storeys.Length);
                offices.AddRange(moves.Fill(storeys[storey], organisation, $"team {building}", there));
            }

            int laboratory = moves.Hold(storeys[^1], organisation, RoomClass.Technical);
            leaving.AddRange(closes ? [.. offices, laboratory] : []);
            kept.AddRange(closes ? [] : storeys);
        }

        moves.PlantTwins(leaving, kept);
        while (drawing.Rooms < rooms)
        {
            moves.Decoy(kept[random.Next(kept.Count)], 20);
        }

        var objective = new Objective(
        [
            new Dictionary<Criterion, double>
            {
                [Criterion.Unplaced] = Objective.UnplacedWeight, [Criterion.Buildings] = BuildingWeight, [Criterion.Moves] = 1,
            },
        ]);
        return new PlantedEstate("campus", drawing.Build(), new ConsolidationRequest([], objective) { Plans = 1 }, moves.Planted, optimum);
    }

    private static int[] Building(EstateDrawing drawing, int site, Random random)
    {
        int building = drawing.AddBuilding(site, new Position(8.55 + (0.02 * random.NextDouble()), 47.40 + (0.02 * random.NextDouble())));
        return [.. Enumerable.Range(0, random.Next(1, 4)).Select(floor => drawing.AddStorey(building, floor == 0))];
    }
}
