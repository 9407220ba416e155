namespace SpaceGeo.Store.Scenarios;

/// <summary>A room of an estate.</summary>
/// <param name="Building">Number of its building.</param>
/// <param name="Room">Its number in the building.</param>
public readonly record struct RoomKey(int Building, int Room)
{
    /// <summary>Its code, as <c>3/17</c>.</summary>
    public string Code => PlaceCode.Of(Building, Room);
}

/// <summary>What a scenario places: a post, or an organisation's want of a whole room.</summary>
/// <param name="Code">Code of the person, or of the room that is held.</param>
/// <param name="IsPost">Whether it is a post.</param>
/// <param name="IsNew">Whether its organisation has no place yet.</param>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Level">Word of its level.</param>
/// <param name="Rank">Rank of a post; may be empty.</param>
/// <param name="Class">Word of the class of room.</param>
/// <param name="LeastM2">Least area, m².</param>
/// <param name="MostM2">Area that it justifies, m²; null for no limit.</param>
/// <param name="Room">Where it is, or null where it has no room yet.</param>
/// <param name="Held">Further rooms that it has.</param>
public sealed record ScenarioNeed(
    string Code,
    bool IsPost,
    bool IsNew,
    string Organisation,
    string OrganisationName,
    string Level,
    string Rank,
    string Class,
    double LeastM2,
    double? MostM2,
    RoomKey? Room,
    IReadOnlyList<RoomKey> Held)
{
    /// <summary>Persons who move with it.</summary>
    public int People => IsPost ? 1 : 0;
}

/// <summary>What a plan costs in one tier of the objective.</summary>
/// <param name="Cost">Its cost.</param>
/// <param name="Bound">What no plan costs less than.</param>
/// <param name="Gap">How far it is from the best possible at most, as a share of its cost.</param>
public readonly record struct PlanCost(double Cost, double Bound, double Gap);

/// <summary>A plan of a scenario.</summary>
/// <param name="Costs">By tier.</param>
/// <param name="Amounts">By criterion.</param>
/// <param name="Differences">To each plan before it, from 0 to 1.</param>
/// <param name="Rooms">For each need of the scenario its room, or null where the plan has none for it.</param>
public sealed record ScenarioPlan(
    IReadOnlyList<PlanCost> Costs, IReadOnlyDictionary<string, double> Amounts, IReadOnlyList<double> Differences, IReadOnlyList<RoomKey?> Rooms);

/// <summary>Wishes that cannot all be met.</summary>
/// <param name="Wishes">Their numbers in the request, from 0.</param>
/// <param name="IsSmallest">Whether there is proof that no fewer conflict.</param>
/// <param name="Words">What conflicts.</param>
public sealed record ScenarioConflict(IReadOnlyList<int> Wishes, bool IsSmallest, string Words);

/// <summary>A plan of a scenario, by number.</summary>
/// <param name="Scenario">Number of the scenario.</param>
/// <param name="Plan">Number of the plan, from 1.</param>
public readonly record struct PlanKey(int Scenario, int Plan);

/// <summary>What is stored as a scenario.</summary>
/// <param name="Name">A line for people.</param>
/// <param name="Actor">Who asked for it.</param>
/// <param name="Request">What was asked, a JSON object.</param>
/// <param name="Estate">What it was made from.</param>
/// <param name="Needs">What its plans place.</param>
/// <param name="Plans">The plans, the best first.</param>
public sealed record ScenarioDraft(
    string Name, string Actor, string Request, StoredEstate Estate, IReadOnlyList<ScenarioNeed> Needs, IReadOnlyList<ScenarioPlan> Plans)
{
    /// <summary>The solver of the linear models.</summary>
    public string Solver { get; init; } = string.Empty;

    /// <summary>The seed.</summary>
    public int Seed { get; init; }

    /// <summary>What ended the search: complete, clock or conflict.</summary>
    public string Ended { get; init; } = "complete";

    /// <summary>Why there are fewer plans than wanted, or empty.</summary>
    public string Shortfall { get; init; } = string.Empty;

    /// <summary>Why there is no plan, or null.</summary>
    public ScenarioConflict? Conflict { get; init; }

    /// <summary>Amounts by criterion if nobody moves.</summary>
    public IReadOnlyDictionary<string, double> Today { get; init; } = new Dictionary<string, double>();

    /// <summary>What was left out and what was assumed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What it branches from, or null.</summary>
    public PlanKey? Parent { get; init; }
}

/// <summary>How a plan was turned into assignments.</summary>
/// <param name="Plan">Number of the plan.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="From">First day of the new assignments.</param>
/// <param name="By">By whom.</param>
/// <param name="Import">Number of the import of the ledger that it is.</param>
public sealed record ScenarioApplication(int Plan, DateTime At, DateOnly From, string By, int Import);

/// <summary>A scenario as a list shows it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">A line for people.</param>
/// <param name="CreatedAt">When it was stored, in UTC.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="BaseDay">The day of the ledger that it rests on.</param>
/// <param name="BaseImport">The last import that it knows.</param>
/// <param name="Plans">How many plans it has.</param>
/// <param name="Ended">What ended the search.</param>
/// <param name="Parent">What it branches from, or null.</param>
/// <param name="Applied">How one of its plans was applied, or null.</param>
public sealed record ScenarioEntry(
    int Id, string Name, DateTime CreatedAt, string CreatedBy, DateOnly BaseDay, int BaseImport, int Plans, string Ended, PlanKey? Parent,
    ScenarioApplication? Applied);

/// <summary>A scenario as it is stored.</summary>
/// <param name="Entry">As a list shows it.</param>
/// <param name="Content">What it consists of.</param>
public sealed record StoredScenario(ScenarioEntry Entry, ScenarioDraft Content);
