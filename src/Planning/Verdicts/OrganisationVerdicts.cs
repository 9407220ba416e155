using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Rules;

namespace SpaceGeo.Planning.Verdicts;

/// <summary>Space that an organisation does not use itself.</summary>
/// <param name="Place">The room or building, as the caller names it.</param>
/// <param name="State">State of the room, or null.</param>
/// <param name="Tenure">Right by which it was given away, or null.</param>
/// <param name="Area">Its area.</param>
public sealed record FreeSpace(string Place, RoomState? State, TenureKind? Tenure, BoundedArea Area);

/// <summary>Idle or let space beside leases.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="LeasedIn">What is leased from others.</param>
/// <param name="Free">What the rule forbids beside it, together.</param>
/// <param name="Places">The places.</param>
public sealed record IdleWhileLeasing(string RuleId, BoundedArea LeasedIn, BoundedArea Free, IReadOnlyList<FreeSpace> Places) : Judgement
{
    /// <summary>Whether there are both.</summary>
    public bool IsConflict => LeasedIn.AreaM2 > 0 && Places.Count > 0;

    /// <summary>Leased area that the free one could replace, in square metres.</summary>
    public decimal AvoidableM2 => IsConflict ? Math.Min(LeasedIn.AreaM2, Free.AreaM2) : 0;
}

/// <summary>Holds the space of organisations against the rules. One organisation at a time; nothing is remembered.</summary>
public static class OrganisationVerdicts
{
    /// <summary>What an organisation is entitled to: S = [A + B + (A + B) × surcharge] ÷ K + C.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="basis">Its posts and buildings.</param>
    /// <returns>An <see cref="Entitlement"/>, a range where the rule for service rooms is one; or <see cref="NotJudged"/>.</returns>
    /// <exception cref="ArgumentException">A number of posts or an area is negative, or a share is not above 0 and at most 1.</exception>
    public static Judgement Entitle(RulesInForce rules, EntitlementBasis basis)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(basis);
        Check(basis);
        if (rules.Entitlement is not { } rule)
        {
            return new NotJudged(NotJudgedReason.NoRule, "entitlement");
        }

        if (rule.Buildings.FirstOrDefault(one => one.Type == basis.BuildingType || one.Chinese == basis.BuildingType) is not { } building)
        {
            return new NotJudged(NotJudgedReason.UnknownBuildingType, basis.BuildingType);
        }

        decimal usableShare = basis.UsableShare ?? building.LeastK;
        if (usableShare < building.LeastK)
        {
            return new NotJudged(NotJudgedReason.UsableShareTooLow, basis.BuildingType);
        }

        if (Posts(rules, basis, out List<QuotaLine> lines) is { } noPosts)
        {
            return noPosts;
        }

        if (Service(rules, basis, lines, out AreaRange service) is { } noService)
        {
            return noService;
        }

        decimal office = lines.Sum(line => line.Heads * line.LimitM2);
        string[] serviceRule = basis.ServiceM2 is null ? [rules.ServiceSpace!.Head.Id] : [];
        return new Entitlement(
            [rule.Head.Id, .. serviceRule, .. lines.Select(line => line.RuleId).Distinct()],
            lines,
            office,
            service,
            usableShare,
            basis.AncillaryFloorM2,
            new AreaRange(Floor(service.FromM2), Floor(service.ToM2)));

        decimal Floor(decimal serviceM2) => rule.FloorM2(office, serviceM2, usableShare, basis.AncillaryFloorM2);
    }

    /// <summary>Judges whether an organisation leases more than it may.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="leased">Leased floor area together, by contract or measured.</param>
    /// <param name="entitled">Its entitlement in floor area, as <see cref="Entitlement.Floor"/>.</param>
    /// <returns>A <see cref="Verdict"/> whose limit is the allowed share of the entitlement; or <see cref="NotJudged"/>.</returns>
    public static Judgement JudgeLeases(RulesInForce rules, BoundedArea leased, AreaRange entitled)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.LeaseShare is { } rule
            ? Verdict.Of([rule.Head.Id], new AreaRange(entitled.FromM2 * rule.MaxShare, entitled.ToM2 * rule.MaxShare), leased, [])
            : new NotJudged(NotJudgedReason.NoRule, "leaseShare");
    }

    /// <summary>Surplus or shortage of usable office and service area 超缺.</summary>
    /// <param name="entitlement">What the organisation is entitled to.</param>
    /// <param name="office">Usable office area that it has, or null where it is not known.</param>
    /// <param name="service">Usable service area that it has, or null where it is not known.</param>
    /// <returns>A <see cref="SpaceBalance"/> each, or <see cref="NotJudged"/>.</returns>
    public static (Judgement Office, Judgement Service) Balance(Entitlement entitlement, BoundedArea? office, BoundedArea? service)
    {
        ArgumentNullException.ThrowIfNull(entitlement);
        return (
            office is { } offices ? SpaceBalance.Of(offices, AreaRange.Exactly(entitlement.OfficeM2)) : Missing(RoomClass.Office),
            service is { } rooms ? SpaceBalance.Of(rooms, entitlement.Service) : Missing(RoomClass.Service));
    }

    /// <summary>Finds what an organisation, or all within a radius, has idle or let while leasing from others.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="leasedIn">Area leased from others together.</param>
    /// <param name="spaces">Space that may be free; what the rule does not forbid is passed over.</param>
    /// <returns>An <see cref="IdleWhileLeasing"/>, or <see cref="NotJudged"/>.</returns>
    public static Judgement JudgeIdleWhileLeasing(RulesInForce rules, BoundedArea leasedIn, IReadOnlyList<FreeSpace> spaces)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(spaces);
        if (rules.IdleWhileLeasing is not { } rule)
        {
            return new NotJudged(NotJudgedReason.NoRule, "idleWhileLeasing");
        }

        FreeSpace[] places =
        [
            .. spaces.Where(space => (space.State is { } state && rule.States.Contains(state)) || (space.Tenure is { } tenure && rule.Tenures.Contains(tenure))),
        ];
        return new IdleWhileLeasing(rule.Head.Id, leasedIn, places.Aggregate(new BoundedArea(0), (sum, place) => sum + place.Area), places);
    }

    private static NotJudged Missing(RoomClass roomClass) => new(NotJudgedReason.MissingArea, roomClass.Word());

    private static NotJudged? Posts(RulesInForce rules, EntitlementBasis basis, out List<QuotaLine> lines)
    {
        lines = [];
        foreach (Quota quota in basis.Quotas)
        {
            if (RankLimits.Of(rules, basis.Level, quota.Rank, quota.Rank, out AppliedLimit? limit) is { } notJudged)
            {
                return notJudged;
            }

            // Transition rules are for rooms that are there already, not for what one is entitled to.
            lines.Add(new QuotaLine(limit!.Row.Rank.Id, quota.Heads, limit.Row.LimitM2, limit.Row.Head.Id));
        }

        return lines.Count == 0 ? new NotJudged(NotJudgedReason.MissingQuota, "quota") : null;
    }

    private static NotJudged? Service(RulesInForce rules, EntitlementBasis basis, List<QuotaLine> lines, out AreaRange service)
    {
        int heads = lines.Sum(line => line.Heads);
        service = basis.ServiceM2 is decimal given ? AreaRange.Exactly(given)
            : rules.ServiceSpace is { } rule ? new AreaRange(heads * rule.MinM2PerPerson, heads * rule.MaxM2PerPerson)
            : default;
        return basis.ServiceM2 is null && rules.ServiceSpace is null ? new NotJudged(NotJudgedReason.NoRule, "serviceSpace") : null;
    }

    private static void Check(EntitlementBasis basis)
    {
        if (basis.Quotas.Any(quota => quota.Heads < 0) || basis.AncillaryFloorM2 < 0 || basis.ServiceM2 < 0)
        {
            throw new ArgumentException("Posts and areas are 0 or more.", nameof(basis));
        }

        if (basis.UsableShare is <= 0 or > 1)
        {
            throw new ArgumentException("The usable share of the floor is above 0 and at most 1.", nameof(basis));
        }
    }
}
