namespace SpaceGeo.Inventory.Ledger;

/// <summary>What a room is used for by the one it is given to: the columns of the inspection form.</summary>
public enum RoomPurpose
{
    /// <summary>办公室.</summary>
    Office,

    /// <summary>休息室.</summary>
    Rest,

    /// <summary>卫生间.</summary>
    Toilet,

    /// <summary>会议室.</summary>
    Meeting,

    /// <summary>Anything else; counts in nobody's own space.</summary>
    Other,
}
