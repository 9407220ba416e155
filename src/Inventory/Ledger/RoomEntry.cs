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

/// <summary>How the ledger names a room: by its GlobalId, or by building, storey and number.</summary>
/// <param name="GlobalId">IFC GlobalId; empty where the other three name the room.</param>
/// <param name="Building">Code or name of the building; may be empty beside a GlobalId.</param>
/// <param name="Storey">Name of the storey; may be empty beside a GlobalId.</param>
/// <param name="Number">The room's number; may be empty beside a GlobalId.</param>
public sealed record RoomReference(string GlobalId, string Building, string Storey, string Number)
{
    /// <summary>The room as people are told of it.</summary>
    /// <returns>The GlobalId, or <c>building/storey/number</c>.</returns>
    public override string ToString() => GlobalId.Length > 0 ? GlobalId : $"{Building}/{Storey}/{Number}";
}

/// <summary>A room's line in the ledger.</summary>
/// <param name="Room">The room.</param>
/// <param name="Class">What it counts as.</param>
/// <param name="State">What is done with it.</param>
/// <param name="Since">First day of that state, or null where it is not known.</param>
/// <param name="Seats">Places to sit, or null where they were not counted.</param>
public sealed record RoomEntry(RoomReference Room, RoomClass Class, RoomState State, DateOnly? Since, int? Seats);
