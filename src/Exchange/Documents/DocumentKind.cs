namespace SpaceGeo.Exchange.Documents;

/// <summary>What a value of a document is.</summary>
public enum DocumentKind
{
    /// <summary>Nothing.</summary>
    Nil,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Bytes, which only MessagePack has.</summary>
    Binary,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>Values with names.</summary>
    Map,

    /// <summary>What no document here can use: an extension of MessagePack.</summary>
    Other,
}
