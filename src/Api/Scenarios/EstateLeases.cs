using SpaceGeo.Api.Questions.Verdicts;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Verdicts;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>The contracts by which rooms of an estate are rented.</summary>
internal sealed class EstateLeases
{
    private const string UsualBuilding = "multi-storey";

    private readonly StoredEstate _stored;
    private readonly EstateNotes _notes;
    private readonly Dictionary<RoomKey, int> _ofRoom = [];
    private readonly ILookup<string, StoredLease> _elsewhere;
    private readonly ILookup<string, double> _ancillaryM2;

    /// <summary>Finds which rooms which contract is about: the narrowest counts.</summary>
    /// <param name="stored">The estate.</param>
    /// <param name="index">Finds its parts.</param>
    /// <param name="notes">Is told what is left out.</param>
    /// <exception cref="EstateException">Rents are in several currencies.</exception>
    public EstateLeases(StoredEstate stored, EstateIndex index, EstateNotes notes)
    {
        (_stored, _notes) = (stored, notes);
        Dictionary<RoomKey, StoredLease> ofRoom = PlanLeases.ByRoom(stored);
        HashSet<StoredLease> used = [.. ofRoom.Values];
        StoredLease[] within = [.. stored.Leases.Where(used.Contains)];
        string[] currencies = [.. within.Where(l => l.RentPerYear is not null).Select(l => l.Currency).Distinct().Order(StringComparer.Ordinal)];
        if (currencies.Length > 1)
        {
            throw new EstateException(
                $"Rents are in {string.Join(" and ", currencies)}, and cannot be summed up; plan for sites whose leases are in one currency.");
        }

        Estate = [.. within.Select(l => new EstateLease(l.Code, l.AreaM2, l.RentPerYear ?? 0))];
        foreach ((RoomKey room, StoredLease lease) in ofRoom)
        {
            _ofRoom.Add(room, Array.IndexOf(within, lease));
        }

        foreach (StoredLease lease in within.Where(l => l.RentPerYear is null))
        {
            notes.Say("leases whose rent the ledger does not say, counted as 0", lease.Code);
        }

        foreach (StoredLease lease in stored.Leases.Where(l => !used.Contains(l)))
        {
            notes.Say("leases of premises that are not among these rooms, left as they are", lease.Code);
        }

        _elsewhere = stored.Leases.Where(l => !used.Contains(l)).ToLookup(l => l.Organisation, StringComparer.Ordinal);
        _ancillaryM2 = stored.Rooms.Where(r => r.Class == RoomClass.Ancillary.Word())
            .SelectMany(r => index.InRoom(new RoomKey(r.Building, r.Room)).Select(a => a.Organisation).Distinct().Select(o => (o, r.GrossM2 ?? 0)))
            .ToLookup(r => r.o, r => r.Item2, StringComparer.Ordinal);
    }

    /// <summary>The contracts that are about rooms of the estate.</summary>
    public IReadOnlyList<EstateLease> Estate { get; }

    /// <summary>Number of a room's contract, or −1.</summary>
    /// <param name="room">The room.</param>
    public int Of(StoredRoom room) => _ofRoom.GetValueOrDefault(new RoomKey(room.Building, room.Room), -1);

    /// <summary>How much of the estate an organisation may lease: its share of the entitlement, less what it leases elsewhere.</summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="day">The rules.</param>
    /// <returns>Square metres, the least that the rule for service rooms leaves open; null where there is no entitlement to take a share of.</returns>
    public double? MostFor(StoredOrganisation organisation, RulesOfDay day)
    {
        if (_stored.Leases.Count == 0
            || day.In(organisation.Division) is not { } rules || LedgerWords.Levels.Find(organisation.Level) is not { } level
            || OrganisationVerdicts.Entitle(rules, new EntitlementBasis(
                level, [.. organisation.Quotas.Select(q => new Quota(organisation.Code, q.Rank, q.Posts))], UsualBuilding,
                (decimal)_ancillaryM2[organisation.Code].Sum())) is not Entitlement entitled
            || OrganisationVerdicts.JudgeLeases(rules, new BoundedArea(0), entitled.Floor) is not Verdict verdict)
        {
            if (_stored.Leases.Count > 0)
            {
                _notes.Say("organisations without an entitlement, whose leased area is not limited", organisation.Code);
            }

            return null;
        }

        return Math.Max(0, (double)verdict.Limit.FromM2 - _elsewhere[organisation.Code].Sum(l => l.AreaM2));
    }
}
