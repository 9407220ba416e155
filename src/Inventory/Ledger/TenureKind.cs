namespace SpaceGeo.Inventory.Ledger;

/// <summary>By what right an organisation has space, or has given it away 权属.</summary>
public enum TenureKind
{
    /// <summary>自有.</summary>
    Owned,

    /// <summary>租用.</summary>
    LeasedIn,

    /// <summary>Another's, without rent 借用(无偿使用).</summary>
    UsedFree,

    /// <summary>出租.</summary>
    LeasedOut,

    /// <summary>Given to another without rent 出借.</summary>
    Lent,
}

/// <summary>Which way space is let.</summary>
public enum LeaseDirection
{
    /// <summary>The organisation rents from another 租入.</summary>
    In,

    /// <summary>The organisation lets to another 租出.</summary>
    Out,
}
