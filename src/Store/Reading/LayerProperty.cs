namespace SpaceGeo.Store.Reading;

/// <summary>What the values of a property are.</summary>
public enum PropertyType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,

    /// <summary>A double.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An instant, in UTC, to the microsecond.</summary>
    Timestamp,

    /// <summary>Several texts; a filter finds features that have one of them.</summary>
    TextList,
}

/// <summary>A property of a layer's features; each can be read and asked for.</summary>
/// <param name="Name">As clients see it, in camelCase with the unit at the end.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Column">The SQL expression it is read from: a constant of this assembly, never a client's text.</param>
/// <param name="Description">A line for people.</param>
public sealed record LayerProperty(string Name, PropertyType Type, string Column, string Description);
