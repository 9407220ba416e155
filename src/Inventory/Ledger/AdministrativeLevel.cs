namespace SpaceGeo.Inventory.Ledger;

/// <summary>The tier of government that an organisation belongs to 层级; limits of space are set for each.</summary>
public enum AdministrativeLevel
{
    /// <summary>中央.</summary>
    Central,

    /// <summary>省级, autonomous regions and municipalities too.</summary>
    Province,

    /// <summary>市级.</summary>
    City,

    /// <summary>县级, districts of cities too.</summary>
    County,

    /// <summary>乡级, towns and subdistricts too.</summary>
    Township,
}

/// <summary>How many persons of a rank an organisation may have 编制.</summary>
/// <param name="OrganisationCode">The organisation.</param>
/// <param name="Rank">The rank as the ledger writes it: its id, or its name in English or Chinese.</param>
/// <param name="Heads">Persons, 0 or more.</param>
public sealed record Quota(string OrganisationCode, string Rank, int Heads);
