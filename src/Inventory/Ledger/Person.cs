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

/// <summary>A person's name: personal data, which leaves the service only for those who may read it.</summary>
/// <param name="Value">The name itself; for the store and for those who may read it, never for logs and messages.</param>
public readonly record struct PersonName(string Value)
{
    /// <summary>Stands in for the name wherever a record is printed.</summary>
    /// <returns>The same for every name.</returns>
    public override string ToString() => "***";
}

/// <summary>A person, or the post that a person holds.</summary>
/// <param name="Code">The administration's code, unique in the ledger.</param>
/// <param name="Name">The person's name, or null for a post without one.</param>
/// <param name="OrganisationCode">The organisation in which the person has a seat.</param>
/// <param name="Rank">级别 as the ledger writes it: the rank's id, or its name in English or Chinese; empty where none was given.</param>
/// <param name="Position">职务; may be empty.</param>
/// <param name="State">Whether the person is at work there.</param>
/// <param name="IsLeader">Whether all rooms for the person's own use are summed up.</param>
public sealed record Person(
    string Code, PersonName? Name, string OrganisationCode, string Rank, string Position, EmploymentState State, bool IsLeader);
