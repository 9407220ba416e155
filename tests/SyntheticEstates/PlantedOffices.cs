using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Consolidation;

namespace SpaceGeo.Tests.SyntheticEstates;

/// <summary>
/// Office-space allocation as the literature has it (Burke, Cowling and Landa Silva 2001): people without a place, by group, to rooms of given sizes,
/// groups to be near each other and space not to be wasted.
/// </summary>
/// <remarks>
/// All storeys are alike: 6 rooms for one, 5 rooms for four. The people are just as many as fill so many storeys, and come in teams that fill a storey
/// each two by two; every organisation fills a building. So one storey in use less would lack seats, and the planted plan splits nobody.
/// </remarks>
internal static class PlantedOffices
{
    private const int Singles = 6;
    private const int Shared = 5;
    private const int SeatsOfShared = 4;
    private const int StoreysOfBuilding = 3;
    private static readonly Rank Head = new("head", 9, 12, true);
    private static readonly Rank Staff = new("staff", 5, 8, false);

    /// <summary>Makes up one.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="buildings">Buildings that there are.</param>
    /// <param name="used">Buildings that the people fill: 26 people a storey, 78 a building.</param>
    public static PlantedEstate Make(int seed, int buildings = 6, int used = 2)
    {
        var random = new Random(seed);
        var drawing = new EstateDrawing();
        int site = drawing.AddSite();
        List<(int[] Singles, int[] Shared)> storeys = [];
        for (int building = 0; building < buildings; building++)
        {
            int number = drawing.AddBuilding(site);
            for (int storey = 0; storey < StoreysOfBuilding; storey++)
            {
                storeys.Add(Storey(drawing, drawing.AddStorey(number), random));
            }
        }

        List<Person> people = [];
        for (int building = 0; building < used; building++)
        {
            int organisation = drawing.AddOrganisation();
            for (int storey = 0; storey < StoreysOfBuilding; storey++)
            {
                People(people, organisation, $"team {storey}", storeys[(building * StoreysOfBuilding) + storey], random);
            }
        }

        // The order of people tells nothing of who belongs where.
        Person[] order = [.. people];
        random.Shuffle(order);
        foreach (Person person in order)
        {
            drawing.AddPost(person.Organisation, person.Team, person.Rank);
        }

        var objective = new Objective(
        [
            new Dictionary<Criterion, double>
            {
                [Criterion.Unplaced] = Objective.UnplacedWeight,
                [Criterion.Buildings] = 50,
                [Criterion.Storeys] = 10,
                [Criterion.OrganisationSplits] = 5,
                [Criterion.TeamSplits] = 5,
            },
        ]);
        return new PlantedEstate(
            "offices", drawing.Build(), new ConsolidationRequest([], objective) { Plans = 1 }, [.. order.Select(person => person.Room)],
            used * (50 + (10 * StoreysOfBuilding)));
    }

    private static (int[] Singles, int[] Shared) Storey(EstateDrawing drawing, int storey, Random random)
    {
        int[] singles = new int[Singles], shared = new int[Shared];
        for (int room = 0; room < Singles; room++)
        {
            singles[room] = drawing.AddRoom(storey, RoomClass.Office, 9 + (random.Next(31) / 10.0), seats: 1);
        }

        for (int room = 0; room < Shared; room++)
        {
            shared[room] = drawing.AddRoom(storey, RoomClass.Office, 20 + (random.Next(41) / 10.0), seats: SeatsOfShared);
        }

        return (singles, shared);
    }

    // Two teams share a storey; the rooms for four are of one team or of both.
    private static void People(List<Person> people, int organisation, string team, (int[] Singles, int[] Shared) rooms, Random random)
    {
        int headsOfFirst = random.Next(2, Singles - 1);
        int staffOfFirst = random.Next(6, (Shared * SeatsOfShared) - 5);
        for (int i = 0; i < Singles; i++)
        {
            people.Add(new Person(organisation, team + (i < headsOfFirst ? "a" : "b"), Head, rooms.Singles[i]));
        }

        for (int i = 0; i < Shared * SeatsOfShared; i++)
        {
            people.Add(new Person(organisation, team + (i < staffOfFirst ? "a" : "b"), Staff, rooms.Shared[i / SeatsOfShared]));
        }
    }

    private sealed record Person(int Organisation, string Team, Rank Rank, int Room);
}
