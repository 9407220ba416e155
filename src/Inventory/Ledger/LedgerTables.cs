using static SpaceGeo.Inventory.Ledger.LedgerValueType;

namespace SpaceGeo.Inventory.Ledger;

/// <summary>The files of a ledger and their columns. Other programs write them.</summary>
public static class LedgerTables
{
    private static readonly LedgerColumn ValidFrom =
        new("validFrom", "起始日期", Date, "First day on which the row is true; empty: ever since.") { Default = DateOnly.MinValue };

    private static readonly LedgerColumn ValidTo =
        new("validTo", "终止日期", Date, "Last day on which the row is true; empty: until further notice.") { Default = DateOnly.MaxValue };

    private static readonly LedgerColumn Organisation = Required("organisation", "单位编码", "Code of the organisation.");

    private static readonly LedgerColumn Rank = Text("rank", "级别", "Rank: its id or its name, as spacegeo rules lists them for the organisation's level.");

    private static readonly LedgerColumn[] RoomReference =
    [
        Text("globalId", "房间GUID", "IFC GlobalId of the room; where it is empty, building, storey and number name the room."),
        Text("site", "院落编码", "Code of the site; needed where several sites have such a building."),
        Text("building", "楼栋", "Name or GlobalId of the building, or # and its number in the database."),
        Text("storey", "楼层", "Name of the storey."),
        Text("number", "房号", "Number of the room."),
    ];

    /// <summary>院落.</summary>
    public static LedgerTable Sites { get; } = new("sites", "院落", "A compound of buildings.",
    [
        Required("code", "院落编码", "Code of the site."),
        Required("name", "院落名称", "Name of the site."),
        Text("address", "地址", "Address of the site."),
        new("longitude", "经度", Degrees, "Longitude of the site in degrees; where it is empty, the middle of its buildings counts."),
        new("latitude", "纬度", Degrees, "Latitude of the site in degrees."),
        Text("parent", "上级院落", "Code of the site that this one is part of."),
        ValidFrom, ValidTo,
    ]);

    /// <summary>单位.</summary>
    public static LedgerTable Organisations { get; } = new("organisations", "单位", "A body that uses space.",
    [
        Required("code", "单位编码", "Code of the organisation."),
        Required("name", "单位名称", "Name of the organisation."),
        Word("level", "层级", "Level of administration.", LedgerWords.Levels, l => l.Word()) with { IsRequired = true },
        Text("divisionCode", "区划代码", "Code of the administrative division, 12 digits."),
        Text("parent", "上级单位", "Code of the organisation above."),
        ValidFrom, ValidTo,
    ]);

    /// <summary>编制.</summary>
    public static LedgerTable Quotas { get; } = new("quotas", "编制", "How many persons of a rank an organisation may have.",
    [
        Organisation,
        Rank with { IsRequired = true },
        new("quota", "编制数", Count, "Persons by the staffing quota.") { IsRequired = true },
        new("heads", "实有人数", Count, "Actual heads, where they are counted apart from the persons."),
        ValidFrom, ValidTo,
    ]);

    /// <summary>人员.</summary>
    public static LedgerTable Persons { get; } = new("persons", "人员", "A person or post.",
    [
        Required("code", "人员编码", "Code of the person."),
        Text("name", "姓名", "Name; personal data.") with { IsPersonal = true },
        Organisation,
        Rank,
        Text("position", "职务", "Position."),
        Word("state", "在职情况", "Whether the person is at work.", LedgerWords.EmploymentStates, s => s.Word()) with { Default = EmploymentState.Employed.Word() },
        new("isLeader", "是否领导", Flag, "Whether all rooms for the person's own use are summed up.") { Default = false },
        ValidFrom, ValidTo,
    ]);

    /// <summary>房间.</summary>
    public static LedgerTable Rooms { get; } = new("rooms", "房间", "What a room is and what is done with it.",
    [
        .. RoomReference,
        Word("class", "房间类别", "Class of the room.", LedgerWords.RoomClasses, c => c.Word()) with { IsRequired = true },
        Text("use", "房间用途", "What the room is for, in the administration's words."),
        Word("state", "使用状态", "What is done with the room.", LedgerWords.RoomStates, s => s.Word()) with { IsRequired = true },
        new("seats", "座位数", Count, "Places to sit."),
        new("recordedM2", "台账面积", Amount, "Net usable area that the administration has on paper, m²."),
        ValidFrom, ValidTo,
    ]);

    /// <summary>使用.</summary>
    public static LedgerTable Assignments { get; } = new("assignments", "使用", "A room given to an organisation, and in it to a person.",
    [
        .. RoomReference,
        Organisation,
        Text("person", "人员编码", "Code of the person; empty where the organisation uses the room as a whole. A shared room has a row for each person."),
        Word("use", "用途", "What the room is to its user.", LedgerWords.RoomPurposes, u => u.Word()) with { Default = RoomPurpose.Office.Word() },
        ValidFrom, ValidTo,
    ]);

    /// <summary>权属.</summary>
    public static LedgerTable Tenures { get; } = new("tenures", "权属", "The right by which a site, a building or a room is held; the narrowest counts.",
    [
        Text("site", "院落编码", "Code of the site."),
        Text("building", "楼栋", "Name or GlobalId of the building; empty for the whole site."),
        Text("storey", "楼层", "Name of the storey of a single room."),
        Text("number", "房号", "Number of a single room."),
        Text("globalId", "房间GUID", "IFC GlobalId of a single room."),
        Word("kind", "权属性质", "The right.", LedgerWords.TenureKinds, k => k.Word()) with { IsRequired = true },
        Text("titleHolder", "产权单位", "Who stands in the title deed."),
        new("isRegistered", "是否登记", Flag, "Whether the title is registered to the administration."),
        new("isMortgaged", "是否抵押", Flag, "Whether it is mortgaged."),
        ValidFrom, ValidTo,
    ]);

    /// <summary>租赁.</summary>
    public static LedgerTable Leases { get; } = new("leases", "租赁", "A contract by which space is rented or let.",
    [
        Required("code", "合同编号", "Number of the contract."),
        Word("direction", "租赁方向", "Whether the organisation rents (in) or lets (out).", LedgerWords.LeaseDirections, d => d.Word()) with { IsRequired = true },
        Organisation,
        Text("counterparty", "对方单位", "The other party."),
        Text("site", "院落编码", "Code of the site, where the ledger has it."),
        Text("building", "楼栋", "Name or GlobalId of the building, where the ledger has it."),
        Text("storey", "楼层", "Name of the storey of a single room."),
        Text("number", "房号", "Number of a single room."),
        Text("globalId", "房间GUID", "IFC GlobalId of a single room."),
        new("longitude", "经度", Degrees, "Longitude of premises that are on no site, in degrees."),
        new("latitude", "纬度", Degrees, "Latitude of premises that are on no site, in degrees."),
        new("areaM2", "租赁面积", Amount, "Area by the contract, m².") { IsRequired = true },
        new("rentPerYear", "年租金", Amount, "Rent of a year."),
        Text("currency", "币种", "Currency of the rent.") with { Default = "CNY" },
        Text("approval", "批准文号", "Number of the approval or record."),
        ValidFrom, ValidTo,
    ]);

    /// <summary>All files, each behind those that it refers to.</summary>
    public static IReadOnlyList<LedgerTable> All { get; } = [Sites, Organisations, Quotas, Persons, Rooms, Assignments, Tenures, Leases];

    private static LedgerColumn Text(string name, string chinese, string description) =>
        new(name, chinese, LedgerValueType.Text, description) { Default = string.Empty };

    private static LedgerColumn Required(string name, string chinese, string description) =>
        Text(name, chinese, description) with { IsRequired = true };

    private static LedgerColumn Word<T>(string name, string chinese, string description, Vocabulary<T> words, Func<T, string> word)
        where T : struct, Enum =>
        new(name, chinese, LedgerValueType.Word, description)
        {
            Word = text => words.Find(text) is T value ? word(value) : null,
            Expected = words.Expected,
        };
}
