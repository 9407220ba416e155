using System.Globalization;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store.Ledger;

namespace SpaceGeo.Store.Districts;

/// <summary>The rows of a made-up ledger, and what is planted in them. Rooms come building by building, storey by storey.</summary>
/// <param name="seed">Same seed and rooms, same ledger.</param>
/// <param name="prefix">Of all codes, so that districts lie side by side.</param>
internal sealed class DistrictLedgerDraft(int seed, string prefix)
{
    private const double Margin = 0.5; // No area is so uncertain, so what is over its limit is certainly over.
    private const double Smallest = 6; // What is smaller is a store or a toilet, what is larger than the highest limit a hall.
    private const double SharedLimit = 9;
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly string[] Family = ["张", "王", "李", "赵", "陈", "刘", "杨", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "林"];
    private static readonly string[] Given = ["三", "伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "勇", "艳", "杰", "军", "秀英", "桂兰", "建国"];
    private static readonly (string Rank, double LimitM2)[] CityRanks =
        [("below-bureau", 9), ("bureau-deputy", 18), ("bureau-head", 24), ("city-deputy", 30), ("city-head", 42)];

    private static readonly (string Rank, double LimitM2)[] CountyRanks =
        [("below-section", 9), ("section-deputy", 12), ("section-head", 18), ("county-deputy", 24), ("county-head", 30)];

    private readonly Random _random = new(seed);
    private readonly DistrictOrganisations _organisations = new(prefix);
    private readonly List<LedgerRow> _persons = [];
    private readonly List<LedgerRow> _rooms = [];
    private readonly List<LedgerRow> _assignments = [];
    private readonly List<LedgerRow> _quotas = [];
    private readonly List<LedgerRow> _leases = [];
    private readonly List<string> _sites = [];
    private readonly SortedDictionary<(int Organisation, string Rank), int> _heads = [];
    private readonly HashSet<int> _withIdle = [];
    private (int Building, int Storey) _storey = (-1, -1);
    private int _buildings = -1;
    private bool _isIdleStorey;
    private bool _hasIdleStorey;
    private int _overSingle;
    private int _sharedOver;
    private int _idle;
    private int _idleStoreys;
    private int _leaseWhileIdle;
    private int _quotaMismatches;
    private int _misrecorded;
    private int _unlisted;

    /// <summary>The files.</summary>
    public IReadOnlyList<LedgerSource> Sources =>
    [
        Source(LedgerTables.Sites, _sites.Select((s, i) => Row(i, s, "办公院落" + Number(i + 1), "示范市人民路" + Number(i + 1) + "号", null, null, ""))),
        Source(LedgerTables.Organisations, _organisations.Rows), Source(LedgerTables.Quotas, _quotas), Source(LedgerTables.Persons, _persons),
        Source(LedgerTables.Rooms, _rooms), Source(LedgerTables.Assignments, _assignments),
        Source(LedgerTables.Tenures, _sites.Select((s, i) => Row(i, s, "", "", "", "", "owned", "示范市人民政府", true, false))),
        Source(LedgerTables.Leases, _leases),
    ];

    /// <summary>What is planted.</summary>
    /// <param name="import">How it was taken in.</param>
    public DistrictLedgerResult Result(LedgerImportResult import) => new(
        import, DistrictOrganisations.Count, _persons.Count, _overSingle, _sharedOver, _idle, _idleStoreys, _leaseWhileIdle, _quotaMismatches,
        _misrecorded, _unlisted);

    /// <summary>Says what a room is and who uses it.</summary>
    /// <param name="room">The room.</param>
    public void Add(DistrictRoom room)
    {
        Enter(room);
        int organisation = _buildings % DistrictOrganisations.Count;
        (string Rank, double LimitM2)[] ranks = DistrictOrganisations.IsCity(organisation) ? CityRanks : CountyRanks;
        if (room.NetM2 < Smallest || room.NetM2 > ranks[^1].LimitM2 - Margin)
        {
            AddEntry(room, room.NetM2 < Smallest ? "storage" : "meeting", "service", "in-use");
            Assign(room, organisation, "", "other");
            return;
        }

        int lot = _random.Next(100);
        if (_isIdleStorey || lot < 5)
        {
            AddIdle(room, organisation);
        }
        else if (lot == 5)
        {
            _unlisted++;
        }
        else
        {
            AddEntry(room, "", "office", "in-use");
            if (lot < 16 && room.NetM2 >= (2 * SharedLimit) + Margin)
            {
                AddShared(room, organisation, ranks[0].Rank, isOver: lot < 8);
            }
            else
            {
                AddSingle(room, organisation, ranks, isOver: lot > 95 && room.NetM2 > ranks[0].LimitM2 + Margin);
            }
        }
    }

    /// <summary>Adds what depends on all rooms: quotas and leases.</summary>
    public void Finish()
    {
        int row = 0;
        foreach (((int organisation, string rank), int heads) in _heads)
        {
            bool isWrong = row % 20 == 7;
            _quotaMismatches += isWrong ? 1 : 0;
            _quotas.Add(Row(row++, _organisations.Code(organisation), rank, isWrong ? heads - 1 : heads, heads));
        }

        for (int organisation = 3; organisation < DistrictOrganisations.Count; organisation += 9)
        {
            _leaseWhileIdle += _withIdle.Contains(organisation) ? 1 : 0;
            _leases.Add(new LedgerRow(
                _leases.Count + 2,
                [
                    $"{prefix}L{Number(organisation + 1)}", "in", _organisations.Code(organisation), "示范置业有限公司", "", "", "", "", "", 120.6, 31.3,
                    200.0 + organisation, 120_000.0, "CNY", "示机管〔2024〕" + Number(organisation + 1) + "号", First, new DateOnly(2026, 12, 31),
                ]));
        }
    }

    private static string Number(int number) => number.ToString("D2", CultureInfo.InvariantCulture);

    private static LedgerSource Source(LedgerTable table, IEnumerable<LedgerRow> rows) => new(table, table.FileName, _ => rows);

    // A row that is true until further notice.
    private static LedgerRow Row(int index, params object?[] values) => new(index + 2, [.. values, DateOnly.MinValue, DateOnly.MaxValue]);

    private void Enter(DistrictRoom room)
    {
        if (_sites.Count == 0 || _sites[^1] != room.Site)
        {
            _sites.Add(room.Site);
        }

        if (_storey != (room.Building, room.Storey))
        {
            _buildings += _storey.Building == room.Building ? 0 : 1;
            _storey = (room.Building, room.Storey);
            _isIdleStorey = _random.Next(60) == 0;
            _hasIdleStorey = false;
        }
    }

    private void AddIdle(DistrictRoom room, int organisation)
    {
        AddEntry(room, "", "office", "idle", First.AddDays(_random.Next(700)));
        _idle++;
        _withIdle.Add(organisation);
        Assign(room, organisation, "", "office");
        if (_isIdleStorey && !_hasIdleStorey)
        {
            _hasIdleStorey = true;
            _idleStoreys++;
        }
    }

    private void AddSingle(DistrictRoom room, int organisation, (string Rank, double LimitM2)[] ranks, bool isOver)
    {
        (string Rank, double LimitM2) rank = isOver
            ? ranks.Last(r => r.LimitM2 < room.NetM2 - Margin)
            : ranks.First(r => r.LimitM2 >= room.NetM2 + Margin);
        _overSingle += isOver ? 1 : 0;
        Assign(room, organisation, AddPerson(organisation, rank.Rank), "office");
    }

    private void AddShared(DistrictRoom room, int organisation, string rank, bool isOver)
    {
        int persons = isOver
            ? (int)Math.Floor((room.NetM2 - Margin) / SharedLimit)
            : (int)Math.Ceiling((room.NetM2 + Margin) / SharedLimit);
        _sharedOver += isOver ? 1 : 0;
        for (int i = 0; i < persons; i++)
        {
            Assign(room, organisation, AddPerson(organisation, rank), "office");
        }
    }

    private void AddEntry(DistrictRoom room, string use, string roomClass, string state, DateOnly? since = null)
    {
        bool isWrong = room.NetM2 >= Smallest && _random.Next(50) == 0;
        _misrecorded += isWrong ? 1 : 0;
        double recorded = Math.Round(isWrong ? room.NetM2 * 1.15 : room.NetM2, 2);
        _rooms.Add(new LedgerRow(
            _rooms.Count + 2,
            [room.GlobalId, room.Site, "", "", "", roomClass, use, state, null, recorded, since ?? DateOnly.MinValue, DateOnly.MaxValue]));
    }

    private void Assign(DistrictRoom room, int organisation, string person, string use) =>
        _assignments.Add(Row(_assignments.Count, room.GlobalId, room.Site, "", "", "", _organisations.Code(organisation), person, use));

    private string AddPerson(int organisation, string rank)
    {
        string code = string.Create(CultureInfo.InvariantCulture, $"{prefix}P{_persons.Count + 1:D6}");
        string name = Family[_random.Next(Family.Length)] + Given[_random.Next(Given.Length)];
        bool isLeader = rank.EndsWith("-head", StringComparison.Ordinal);
        _persons.Add(Row(_persons.Count, code, name, _organisations.Code(organisation), rank, "", "employed", isLeader));
        _heads[(organisation, rank)] = _heads.GetValueOrDefault((organisation, rank)) + 1;
        return code;
    }
}
