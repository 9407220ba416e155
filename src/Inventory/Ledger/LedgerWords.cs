namespace SpaceGeo.Inventory.Ledger;

/// <summary>The words by which ledger files, the database and the API name what the ledger has as enumerations, and those that files may
/// use in their place. Other programs rely on them.</summary>
public static class LedgerWords
{
    /// <summary>Names of the levels.</summary>
    public static Vocabulary<AdministrativeLevel> Levels { get; } = new(Word, Chinese);

    /// <summary>Names of a person's states.</summary>
    public static Vocabulary<EmploymentState> EmploymentStates { get; } = new(Word, Chinese);

    /// <summary>Names of the classes of rooms.</summary>
    public static Vocabulary<RoomClass> RoomClasses { get; } = new(Word, Chinese);

    /// <summary>Names of a room's states.</summary>
    public static Vocabulary<RoomState> RoomStates { get; } = new(Word, Chinese);

    /// <summary>Names of what a room is used for.</summary>
    public static Vocabulary<RoomPurpose> RoomPurposes { get; } = new(Word, Chinese);

    /// <summary>Names of the rights.</summary>
    public static Vocabulary<TenureKind> TenureKinds { get; } = new(Word, Chinese);

    /// <summary>Names of the ways of a lease.</summary>
    public static Vocabulary<LeaseDirection> LeaseDirections { get; } = new(Word, Chinese);

    /// <summary>The word for a level.</summary>
    /// <param name="level">The level.</param>
    /// <returns><c>central</c>, <c>province</c>, <c>city</c>, <c>county</c> or <c>township</c>.</returns>
    public static string Word(this AdministrativeLevel level) => level switch
    {
        AdministrativeLevel.Central => "central",
        AdministrativeLevel.Province => "province",
        AdministrativeLevel.City => "city",
        AdministrativeLevel.County => "county",
        AdministrativeLevel.Township => "township",
    };

    /// <summary>The word for whether a person is at work.</summary>
    /// <param name="state">The state.</param>
    /// <returns><c>employed</c>, <c>seconded</c>, <c>on-leave</c>, <c>retired</c> or <c>left</c>.</returns>
    public static string Word(this EmploymentState state) => state switch
    {
        EmploymentState.Employed => "employed",
        EmploymentState.Seconded => "seconded",
        EmploymentState.OnLeave => "on-leave",
        EmploymentState.Retired => "retired",
        EmploymentState.Left => "left",
    };

    /// <summary>The word for a class of rooms.</summary>
    /// <param name="roomClass">The class.</param>
    /// <returns><c>office</c>, <c>service</c>, <c>plant</c>, <c>ancillary</c> or <c>technical</c>.</returns>
    public static string Word(this RoomClass roomClass) => roomClass switch
    {
        RoomClass.Office => "office",
        RoomClass.Service => "service",
        RoomClass.Plant => "plant",
        RoomClass.Ancillary => "ancillary",
        RoomClass.Technical => "technical",
    };

    /// <summary>The word for a room's state.</summary>
    /// <param name="state">The state.</param>
    /// <returns><c>in-use</c>, <c>idle</c>, <c>sealed</c>, <c>reserve</c> or <c>lent</c>.</returns>
    public static string Word(this RoomState state) => state switch
    {
        RoomState.InUse => "in-use",
        RoomState.Idle => "idle",
        RoomState.Sealed => "sealed",
        RoomState.Reserve => "reserve",
        RoomState.Lent => "lent",
    };

    /// <summary>The word for what a room is used for.</summary>
    /// <param name="use">The use.</param>
    /// <returns><c>office</c>, <c>rest</c>, <c>toilet</c>, <c>meeting</c> or <c>other</c>.</returns>
    public static string Word(this RoomPurpose use) => use switch
    {
        RoomPurpose.Office => "office",
        RoomPurpose.Rest => "rest",
        RoomPurpose.Toilet => "toilet",
        RoomPurpose.Meeting => "meeting",
        RoomPurpose.Other => "other",
    };

    /// <summary>The word for a right.</summary>
    /// <param name="kind">The right.</param>
    /// <returns><c>owned</c>, <c>leased-in</c>, <c>used-free</c>, <c>leased-out</c> or <c>lent</c>.</returns>
    public static string Word(this TenureKind kind) => kind switch
    {
        TenureKind.Owned => "owned",
        TenureKind.LeasedIn => "leased-in",
        TenureKind.UsedFree => "used-free",
        TenureKind.LeasedOut => "leased-out",
        TenureKind.Lent => "lent",
    };

    /// <summary>The word for the way of a lease.</summary>
    /// <param name="direction">The way.</param>
    /// <returns><c>in</c> or <c>out</c>.</returns>
    public static string Word(this LeaseDirection direction) => direction switch
    {
        LeaseDirection.In => "in",
        LeaseDirection.Out => "out",
    };

    /// <summary>Chinese names of a level, the usual one first.</summary>
    /// <param name="level">The level.</param>
    public static IReadOnlyList<string> Chinese(this AdministrativeLevel level) => level switch
    {
        AdministrativeLevel.Central => ["中央", "中央级", "中央机关"],
        AdministrativeLevel.Province => ["省级", "省", "省级机关"],
        AdministrativeLevel.City => ["市级", "市", "市级机关"],
        AdministrativeLevel.County => ["县级", "县", "区县级", "县级机关"],
        AdministrativeLevel.Township => ["乡级", "乡", "乡镇", "乡镇级", "乡级机关"],
    };

    /// <summary>Chinese names of a person's state, the usual one first.</summary>
    /// <param name="state">The state.</param>
    public static IReadOnlyList<string> Chinese(this EmploymentState state) => state switch
    {
        EmploymentState.Employed => ["在职", "在岗"],
        EmploymentState.Seconded => ["借调", "挂职"],
        EmploymentState.OnLeave => ["离岗"],
        EmploymentState.Retired => ["退休", "离休", "离退休"],
        EmploymentState.Left => ["调离", "离职", "调出"],
    };

    /// <summary>Chinese names of a class of rooms, the usual one first.</summary>
    /// <param name="roomClass">The class.</param>
    public static IReadOnlyList<string> Chinese(this RoomClass roomClass) => roomClass switch
    {
        RoomClass.Office => ["办公室", "办公用房"],
        RoomClass.Service => ["服务用房"],
        RoomClass.Plant => ["设备用房"],
        RoomClass.Ancillary => ["附属用房"],
        RoomClass.Technical => ["技术业务用房"],
    };

    /// <summary>Chinese names of a room's state, the usual one first.</summary>
    /// <param name="state">The state.</param>
    public static IReadOnlyList<string> Chinese(this RoomState state) => state switch
    {
        RoomState.InUse => ["在用", "使用中"],
        RoomState.Idle => ["闲置", "空置"],
        RoomState.Sealed => ["封存"],
        RoomState.Reserve => ["机动房源", "机动"],
        RoomState.Lent => ["出借"],
    };

    /// <summary>Chinese names of what a room is used for, the usual one first.</summary>
    /// <param name="use">The use.</param>
    public static IReadOnlyList<string> Chinese(this RoomPurpose use) => use switch
    {
        RoomPurpose.Office => ["办公室", "办公"],
        RoomPurpose.Rest => ["休息室"],
        RoomPurpose.Toilet => ["卫生间"],
        RoomPurpose.Meeting => ["会议室"],
        RoomPurpose.Other => ["其他", "其它"],
    };

    /// <summary>Chinese names of a right, the usual one first.</summary>
    /// <param name="kind">The right.</param>
    public static IReadOnlyList<string> Chinese(this TenureKind kind) => kind switch
    {
        TenureKind.Owned => ["自有"],
        TenureKind.LeasedIn => ["租用", "租入"],
        TenureKind.UsedFree => ["借用", "无偿使用", "借用(无偿使用)"],
        TenureKind.LeasedOut => ["出租", "租出"],
        TenureKind.Lent => ["出借"],
    };

    /// <summary>Chinese names of the way of a lease, the usual one first.</summary>
    /// <param name="direction">The way.</param>
    public static IReadOnlyList<string> Chinese(this LeaseDirection direction) => direction switch
    {
        LeaseDirection.In => ["租入", "租用", "承租"],
        LeaseDirection.Out => ["租出", "出租"],
    };
}
