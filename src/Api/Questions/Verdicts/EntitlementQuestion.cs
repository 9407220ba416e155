using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Planning.Verdicts;
using SpaceGeo.Store.Questions;
using static SpaceGeo.Store.Questions.AnswerType;

namespace SpaceGeo.Api.Questions.Verdicts;

/// <summary>What organisations are entitled to, what they have, and whether they lease more than they may.</summary>
internal static class EntitlementQuestion
{
    private const string BuildingParameter = "buildingType";
    private const string DefaultBuilding = "multi-storey";

    private static readonly Question Described = new(
        "entitlements", "Entitlement and actual space",
        "One row for each organisation, without those below it: entitlement by its quota, usable area of its offices and service rooms, and the area leased in. "
        + "Service rooms are a range by the rule, and so the floor area is one too; ancillary floor area is the gross area of its ancillary rooms.",
        string.Empty,
        [
            VerdictColumns.Computed("organisation", Text, "Code of the organisation."),
            VerdictColumns.Computed("organisationName", Text, "Its name."),
            VerdictColumns.Computed("level", Text, "Its level."),
            VerdictColumns.Computed("reason", Text, "Why there is no entitlement, as in docs/space-rules.md; null where there is one."),
            VerdictColumns.Computed("posts", Integer, "Posts by its quota."),
            VerdictColumns.Computed("officeEntitledM2", Number, "Usable office area that it is entitled to, m²."),
            VerdictColumns.Computed("serviceEntitledFromM2", Number, "Usable service area that it is entitled to, m²: the least."),
            VerdictColumns.Computed("serviceEntitledToM2", Number, "The most."),
            VerdictColumns.Computed("floorEntitledFromM2", Number, "Floor area that it is entitled to, m²: the least."),
            VerdictColumns.Computed("floorEntitledToM2", Number, "The most."),
            VerdictColumns.Computed("officeAreaM2", Number, "Net area of its offices, m²; null where one was not measured."),
            VerdictColumns.Computed("officeBalance", Text, "surplus, shortage, even or undecided; null where there is none."),
            VerdictColumns.Computed("officeSurplusM2", Number, "Office area above the entitlement, m²; negative for a shortage."),
            VerdictColumns.Computed("serviceAreaM2", Number, "Net area of its service rooms, m²; null where one was not measured."),
            VerdictColumns.Computed("serviceBalance", Text, "surplus, shortage, even or undecided; null where there is none."),
            VerdictColumns.Computed("leasedAreaM2", Number, "Area leased in by contract, m²."),
            VerdictColumns.Computed("leaseLimitFromM2", Number, "Area that it may lease, m²: the least."),
            VerdictColumns.Computed("leaseLimitToM2", Number, "The most."),
            VerdictColumns.Computed("leaseOutcome", Text, "within, over or undecided; null where there is no entitlement."),
            VerdictColumns.Computed("rules", TextList, "Ids of the rules that it rests on; spacegeo rules lists them."),
        ],
        SpaceUseQuestions.Organisations.Key,
        [
            .. SpaceUseQuestions.Organisations.Parameters,
            new(BuildingParameter, ParameterType.Word, string.Empty, $"Type of its buildings, which tells how much of the floor is usable; {DefaultBuilding} where none is named.")
            {
                Choices = [.. RuleBook.BuiltIn.Rules.OfType<EntitlementRule>().SelectMany(rule => rule.Buildings).Select(one => one.Type).Distinct()],
            },
        ]);

    private static readonly Question OverStandard = Described with
    {
        Id = "over-standard-organisations",
        Title = "Organisations over the standard",
        Description = "The organisations of entitlements whose offices are more than they are entitled to, or may be within the area's bound.",
    };

    private static readonly Question LeaseCheck = Described with
    {
        Id = "lease-check",
        Title = "Lease check",
        Description = "The organisations of entitlements that lease in: leaseOutcome says whether that is within their share of the entitlement.",
    };

    /// <summary>The questions and who reads their answers.</summary>
    public static IEnumerable<Answerer> All =>
    [
        Of(Described, _ => true),
        Of(OverStandard, row => row[At("officeBalance")] is "surplus" or "undecided"),
        Of(LeaseCheck, row => row[At("leasedAreaM2")] is > 0d),
    ];

    private static Answerer Of(Question question, Predicate<object?[]> isWanted) => new(
        question, (store, inquiry, cancellation) => VerdictReader.ReadAsync(
            store, SpaceUseQuestions.Organisations, inquiry,
            (row, rules) => Judge(inquiry, row, rules) is { } judged && isWanted(judged) ? judged : null, cancellation));

    private static int At(string column) => Described.Columns.Select(c => c.Name).ToList().IndexOf(column);

    private static object?[] Judge(Inquiry inquiry, IReadOnlyList<object?> row, RulesOfDay day)
    {
        BoundedArea? office = Total(row, 5);
        BoundedArea? service = Total(row, 8);
        BoundedArea leased = BoundedArea.Measured((double)row[12]!, 0);
        return Entitle(inquiry, row, day) is Entitlement entitled && day.In((string)row[3]!) is { } rules
            ? [row[0], row[1], row[2], null, .. Entitled(entitled), .. Actual(entitled, office, service), .. Leases(rules, leased, entitled)]
            :
            [
                row[0], row[1], row[2], VerdictColumns.Reason(Entitle(inquiry, row, day)), null, null, null, null, null, null,
                (double?)office?.AreaM2, null, null, (double?)service?.AreaM2, null, row[12], null, null, null, null,
            ];
    }

    private static Judgement Entitle(Inquiry inquiry, IReadOnlyList<object?> row, RulesOfDay day)
    {
        string division = (string)row[3]!;
        string building = (string)inquiry.Values.GetValueOrDefault(BuildingParameter, DefaultBuilding);
        return day.In(division) is { } rules && LedgerWords.Levels.Find((string)row[2]!) is { } level
            ? OrganisationVerdicts.Entitle(rules, new EntitlementBasis(
                level, SpaceUse.Quotas((string)row[0]!, (string?)row[4]), building, BoundedArea.Measured((double)row[11]!, 0).AreaM2))
            : new NotJudged(NotJudgedReason.UnknownDivision, division);
    }

    private static object?[] Entitled(Entitlement entitled) =>
    [
        (long)entitled.Lines.Sum(line => line.Heads), (double)entitled.OfficeM2, (double)entitled.Service.FromM2, (double)entitled.Service.ToM2,
        (double)entitled.Floor.FromM2, (double)entitled.Floor.ToM2,
    ];

    private static object?[] Actual(Entitlement entitled, BoundedArea? office, BoundedArea? service)
    {
        (Judgement offices, Judgement rooms) = OrganisationVerdicts.Balance(entitled, office, service);
        return
        [
            (double?)office?.AreaM2, (offices as SpaceBalance)?.State.Word(), (double?)(office?.AreaM2 - entitled.OfficeM2),
            (double?)service?.AreaM2, (rooms as SpaceBalance)?.State.Word(),
        ];
    }

    private static object?[] Leases(RulesInForce rules, BoundedArea leased, Entitlement entitled)
    {
        var verdict = OrganisationVerdicts.JudgeLeases(rules, leased, entitled.Floor) as Verdict;
        return
        [
            (double)leased.AreaM2, (double?)verdict?.Limit.FromM2, (double?)verdict?.Limit.ToM2, verdict?.Outcome.Word(),
            entitled.RuleIds.Concat(verdict?.RuleIds ?? []).ToArray(),
        ];
    }

    // A sum without a room that was not measured would be too small.
    private static BoundedArea? Total(IReadOnlyList<object?> row, int column) =>
        (long)row[column + 2]! == 0 ? SpaceUse.Area((double?)row[column], (double?)row[column + 1]) : null;
}
