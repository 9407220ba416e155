using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Problems;

/// <summary>Turns wishes into the rooms that each need may be in, and the rules that concern several.</summary>
internal sealed class ProblemWishes(Problem problem, WishPlaces places)
{
    private readonly List<(Func<int, bool> Concerns, bool[] Rooms)> _limits = [];

    /// <summary>Which needs stay in the room where they are.</summary>
    public bool[] Stays { get; } = new bool[problem.Estate.Needs.Count];

    public PlaceRules Rules { get; } = new();

    private Estate Estate => problem.Estate;

    /// <summary>Adds a wish.</summary>
    /// <exception cref="WishException">It speaks of something that the estate does not have.</exception>
    public void Add(int number, Wish wish)
    {
        switch (wish)
        {
            case VacateWish vacate:
                Limit(_ => true, Not(places.Rooms(number, vacate.Places)));
                break;
            case OnlyWish only:
                Limit(Of(only.Organisations.Count == 0 ? null : places.Organisations(number, only.Organisations)), places.Rooms(number, only.Places));
                break;
            case NotInWish notIn:
                Limit(Of(places.Organisations(number, notIn.Organisations)), Not(places.Rooms(number, notIn.Places)));
                break;
            case NearWish near:
                Limit(Of(places.Organisations(number, near.Organisations)), InBuildings(places.Near(number, near.Place, near.WithinM)));
                break;
            case HouseWish { Near: { } place } house:
                Limit(need => Estate.Needs[need].Wish == number, InBuildings(places.Near(number, place, house.WithinM)));
                break;
            case HouseWish:
                break;
            case PublicCounterWish counter:
                Limit(Of(places.Organisations(number, counter.Organisations)), [.. Estate.Rooms.Select(room => Estate.Storeys[room.Storey].IsPublic)]);
                break;
            case StayWish stay:
                Stay(number, stay);
                break;
            default:
                AddRule(number, wish);
                break;
        }
    }

    /// <summary>For each need the number of its set of rooms, and the sets.</summary>
    public (int[] DomainOf, bool[][] Domains) Domains()
    {
        int[] domainOf = new int[Estate.Needs.Count];
        List<bool[]> domains = [];
        Dictionary<string, int> numbers = [];
        foreach (int need in problem.Needs)
        {
            string key = string.Join(',', _limits.Select((limit, number) => limit.Concerns(need) ? number : -1));
            if (!numbers.TryGetValue(key, out int domain))
            {
                domain = numbers[key] = domains.Count;
                domains.Add(Domain(need));
            }

            domainOf[need] = domain;
        }

        return (domainOf, [.. domains]);
    }

    private static bool[] Not(bool[] rooms) => Array.ConvertAll(rooms, isIn => !isIn);

    private void AddRule(int number, Wish wish)
    {
        switch (wish)
        {
            case TogetherWish together:
                Rules.Together.Add(new Together([.. places.Organisations(number, together.Organisations).Order()], together.In));
                break;
            case ApartWish apart:
                Rules.Apart.Add(new Apart([.. places.Organisations(number, apart.Organisations).Order()], apart.In));
                break;
            case VacateBuildingsWish vacate:
                bool[] among = places.Buildings(number, vacate.Among);
                Rules.Emptied.Add(new Emptied(
                    vacate.Count, [.. Enumerable.Range(0, among.Length).Where(building => among[building] && problem.IsUsedToday[building])]));
                break;
            case GiveUpLeasesWish giveUp:
                Rules.GivenUpM2 = Math.Max(Rules.GivenUpM2, giveUp.AreaM2);
                break;
            case MostMovesWish most:
                Rules.MostMoves = Math.Min(Rules.MostMoves, most.People);
                break;
            default:
                throw new WishException(number, $"{wish.GetType().Name} is no wish that is known here.");
        }
    }

    private void Stay(int number, StayWish stay)
    {
        HashSet<int> organisations = places.Organisations(number, stay.Organisations);
        bool[] rooms = places.Rooms(number, stay.Places);
        HashSet<int> needs = places.Needs(number, stay.Needs);
        foreach (int need in problem.Needs)
        {
            Stays[need] |= problem.Today[need] is >= 0 and int room
                && (needs.Contains(need) || organisations.Contains(Estate.Needs[need].Organisation) || rooms[room]);
        }
    }

    private void Limit(Func<int, bool> concerns, bool[] rooms) => _limits.Add((concerns, rooms));

    private Func<int, bool> Of(HashSet<int>? organisations) =>
        need => organisations?.Contains(Estate.Needs[need].Organisation) ?? true;

    private bool[] InBuildings(bool[] buildings) => [.. Enumerable.Range(0, Estate.Rooms.Count).Select(room => buildings[Estate.BuildingOf(room)])];

    private bool[] Domain(int need)
    {
        bool[] domain = new bool[Estate.Rooms.Count];
        for (int room = 0; room < domain.Length; room++)
        {
            domain[room] = _limits.TrueForAll(limit => !limit.Concerns(need) || limit.Rooms[room]);
        }

        return domain;
    }
}
