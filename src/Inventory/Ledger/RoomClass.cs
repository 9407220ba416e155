namespace SpaceGeo.Inventory.Ledger;

/// <summary>What the ledger counts a room as 房间类别.</summary>
public enum RoomClass
{
    /// <summary>办公室.</summary>
    Office,

    /// <summary>服务用房: meeting, reception, archive, duty, print, storage, toilet, tea.</summary>
    Service,

    /// <summary>设备用房.</summary>
    Plant,

    /// <summary>附属用房: canteen, garage.</summary>
    Ancillary,

    /// <summary>技术业务用房.</summary>
    Technical,
}

/// <summary>What is done with a room 使用状态.</summary>
public enum RoomState
{
    /// <summary>在用.</summary>
    InUse,

    /// <summary>闲置.</summary>
    Idle,

    /// <summary>封存.</summary>
    Sealed,

    /// <summary>Kept free for needs to come 机动房源.</summary>
    Reserve,

    /// <summary>出借.</summary>
    Lent,
}
