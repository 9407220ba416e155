namespace SpaceGeo.Exchange.MessagePack;

/// <summary>The types of MessagePack.</summary>
public enum MessagePackType
{
    /// <summary>Nothing.</summary>
    Nil,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of up to 64 bits, with or without sign.</summary>
    Integer,

    /// <summary>A floating-point number of 32 or 64 bits.</summary>
    Float,

    /// <summary>UTF-8 text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Binary,

    /// <summary>A list of values.</summary>
    Array,

    /// <summary>Pairs of values.</summary>
    Map,

    /// <summary>Bytes with a type number; −1 is a timestamp.</summary>
    Extension,
}
