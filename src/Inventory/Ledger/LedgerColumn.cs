namespace SpaceGeo.Inventory.Ledger;

/// <summary>What the fields of a column are.</summary>
public enum LedgerValueType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number of 0 or more.</summary>
    Count,

    /// <summary>A number of 0 or more.</summary>
    Amount,

    /// <summary>A longitude or latitude in degrees.</summary>
    Degrees,

    /// <summary>A day.</summary>
    Date,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>One of a vocabulary's words; as a value it is the English one.</summary>
    Word,
}

/// <summary>A column of a ledger file.</summary>
/// <param name="Name">Its header in English, in camelCase.</param>
/// <param name="Chinese">Its header in Chinese.</param>
/// <param name="Type">What its fields are.</param>
/// <param name="Description">A line for people.</param>
public sealed record LedgerColumn(string Name, string Chinese, LedgerValueType Type, string Description)
{
    /// <summary>Whether no field may be empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What an empty field means, or a file without the column; null for nothing.</summary>
    public object? Default { get; init; }

    /// <summary>Of words: the English one for a text in either language, or null for none.</summary>
    public Func<string, string?>? Word { get; init; }

    /// <summary>Of words: those that may stand here, for a message.</summary>
    public string Expected { get; init; } = string.Empty;

    /// <summary>Whether the values are personal data, which leave the service for those only who may read them.</summary>
    public bool IsPersonal { get; init; }
}
