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

/// <summary>A body that uses space 单位.</summary>
/// <param name="Code">The administration's code, unique in the ledger.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">The tier that it belongs to.</param>
/// <param name="DivisionCode">Code of the administrative division, 12 digits; empty where none was given.</param>
/// <param name="ParentCode">Code of the organisation above it, or null.</param>
public sealed record Organisation(string Code, string Name, AdministrativeLevel Level, string DivisionCode, string? ParentCode);

/// <summary>How many persons of a rank an organisation may have 编制.</summary>
/// <param name="OrganisationCode">The organisation.</param>
/// <param name="Rank">The rank as the ledger writes it: its id, or its name in English or Chinese.</param>
/// <param name="Heads">Persons, 0 or more.</param>
public sealed record Quota(string OrganisationCode, string Rank, int Heads);
