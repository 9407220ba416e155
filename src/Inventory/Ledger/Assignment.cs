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

/// <summary>A room given to an organisation, and in it to a person.</summary>
/// <param name="Room">The room.</param>
/// <param name="OrganisationCode">The organisation that uses it.</param>
/// <param name="PersonCode">The person, or null for a room of the organisation as a whole. A shared room has a line for each person.</param>
/// <param name="Use">What it is used for.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, or null while it lasts.</param>
public sealed record Assignment(
    RoomReference Room, string OrganisationCode, string? PersonCode, RoomPurpose Use, DateOnly ValidFrom, DateOnly? ValidTo);
