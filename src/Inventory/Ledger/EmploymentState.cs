namespace SpaceGeo.Inventory.Ledger;

/// <summary>Whether a person is at work in the organisation 在职情况.</summary>
public enum EmploymentState
{
    /// <summary>在职.</summary>
    Employed,

    /// <summary>Lent to or from another organisation for a time 借调, 挂职.</summary>
    Seconded,

    /// <summary>On the books and away for long 离岗.</summary>
    OnLeave,

    /// <summary>退休, 离休.</summary>
    Retired,

    /// <summary>Gone to another organisation or out of service 调离, 离职.</summary>
    Left,
}
