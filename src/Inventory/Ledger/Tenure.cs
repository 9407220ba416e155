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

/// <summary>The right by which a building, or one room of it, is held.</summary>
/// <param name="OrganisationCode">The organisation that holds it.</param>
/// <param name="SiteCode">The site.</param>
/// <param name="Building">Code or name of the building; empty for the whole site.</param>
/// <param name="Room">The room, or null for all of the building.</param>
/// <param name="Kind">The right.</param>
/// <param name="TitleHolder">Who stands in the title deed; may be empty.</param>
/// <param name="IsRegistered">Whether the title is registered to the administration, or null where that is not known.</param>
/// <param name="IsMortgaged">Whether it is mortgaged 抵押, or null where that is not known.</param>
public sealed record Tenure(
    string OrganisationCode,
    string SiteCode,
    string Building,
    RoomReference? Room,
    TenureKind Kind,
    string TitleHolder,
    bool? IsRegistered,
    bool? IsMortgaged);

/// <summary>Which way space is let.</summary>
public enum LeaseDirection
{
    /// <summary>The organisation rents from another 租入.</summary>
    In,

    /// <summary>The organisation lets to another 租出.</summary>
    Out,
}

/// <summary>A contract of lease.</summary>
/// <param name="Code">Number of the contract, unique in the ledger.</param>
/// <param name="OrganisationCode">The organisation that rents or lets.</param>
/// <param name="Direction">Which of the two.</param>
/// <param name="SiteCode">The site; empty for a place that the ledger does not have.</param>
/// <param name="Building">Code or name of the building; empty for the whole site.</param>
/// <param name="AreaM2">Area by the contract in square metres, above 0.</param>
/// <param name="RentPerYear">Rent of a year in the ledger's currency, or null where it is not known.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, or null for a lease without an end.</param>
/// <param name="Approval">Number under which it was reported 备案; empty where it was not.</param>
public sealed record Lease(
    string Code,
    string OrganisationCode,
    LeaseDirection Direction,
    string SiteCode,
    string Building,
    decimal AreaM2,
    decimal? RentPerYear,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string Approval);
