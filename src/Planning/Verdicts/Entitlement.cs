using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Planning.Verdicts;

/// <summary>What an entitlement is worked out from.</summary>
/// <param name="Level">Level of the organisation.</param>
/// <param name="Quotas">Its quota of posts by rank; persons above it do not count.</param>
/// <param name="BuildingType">Type of building, in the rule's words: its word or its Chinese name.</param>
/// <param name="AncillaryFloorM2">C: ancillary floor area, in square metres.</param>
/// <param name="ServiceM2">B: usable service area in square metres, or null to take it from the rule.</param>
/// <param name="UsableShare">K: usable share of the floor, above 0 and up to 1, or null for the least of the building's type.</param>
public sealed record EntitlementBasis(
    AdministrativeLevel Level,
    IReadOnlyList<Quota> Quotas,
    string BuildingType,
    decimal AncillaryFloorM2,
    decimal? ServiceM2 = null,
    decimal? UsableShare = null);

/// <summary>What the posts of one rank count for.</summary>
/// <param name="Rank">Id of the rank.</param>
/// <param name="Heads">Posts.</param>
/// <param name="LimitM2">Square metres for each.</param>
/// <param name="RuleId">The rule of the limit.</param>
public sealed record QuotaLine(string Rank, int Heads, decimal LimitM2, string RuleId);

/// <summary>What an organisation is entitled to.</summary>
/// <param name="RuleIds">Ids of the rules, that of the formula first.</param>
/// <param name="Lines">Posts by rank.</param>
/// <param name="OfficeM2">A: usable office area, in square metres.</param>
/// <param name="Service">B: usable service area.</param>
/// <param name="UsableShare">K: usable share of the floor.</param>
/// <param name="AncillaryFloorM2">C: ancillary floor area, in square metres.</param>
/// <param name="Floor">S: floor area.</param>
public sealed record Entitlement(
    IReadOnlyList<string> RuleIds,
    IReadOnlyList<QuotaLine> Lines,
    decimal OfficeM2,
    AreaRange Service,
    decimal UsableShare,
    decimal AncillaryFloorM2,
    AreaRange Floor) : Judgement
{
    /// <summary>A + B: usable area of offices and service rooms.</summary>
    public AreaRange Usable => new(OfficeM2 + Service.FromM2, OfficeM2 + Service.ToM2);
}

/// <summary>How actual space stands to an entitlement 超缺.</summary>
public enum BalanceState
{
    /// <summary>More than one is entitled to 超.</summary>
    Surplus,

    /// <summary>Less 缺.</summary>
    Shortage,

    /// <summary>As much, to the last digit.</summary>
    Even,

    /// <summary>The entitlement is a range, or the area has a bound, and the answer depends on where in it the true figure lies.</summary>
    Undecided,
}

/// <summary>Actual space against an entitlement.</summary>
/// <param name="State">Surplus, shortage, or what is between.</param>
/// <param name="Actual">What there is.</param>
/// <param name="Entitled">What there may be.</param>
/// <param name="Surplus">Actual less entitled, the bound included; negative for a shortage.</param>
public sealed record SpaceBalance(BalanceState State, BoundedArea Actual, AreaRange Entitled, AreaRange Surplus) : Judgement
{
    /// <summary>Holds actual space against an entitlement.</summary>
    /// <param name="actual">What there is.</param>
    /// <param name="entitled">What there may be.</param>
    public static SpaceBalance Of(BoundedArea actual, AreaRange entitled)
    {
        var surplus = new AreaRange(actual.LeastM2 - entitled.ToM2, actual.MostM2 - entitled.FromM2);
        BalanceState state = surplus.FromM2 > 0 ? BalanceState.Surplus
            : surplus.ToM2 < 0 ? BalanceState.Shortage
            : surplus.IsExact ? BalanceState.Even
            : BalanceState.Undecided;
        return new SpaceBalance(state, actual, entitled, surplus);
    }
}
