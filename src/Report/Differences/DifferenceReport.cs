using System.Globalization;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Revisions.Matching;

namespace SpaceGeo.Report.Differences;

/// <summary>A person whose rooms changed so that another verdict is reached.</summary>
/// <param name="Person">Code of the person.</param>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="Before">The outcome by the areas as they were: <c>within</c>, <c>over</c>, <c>undecided</c> or <c>not-judged</c>.</param>
/// <param name="After">The outcome by the areas as they are.</param>
/// <param name="BeforeM2">The area that counted, in square metres; null where nothing was judged.</param>
/// <param name="AfterM2">The area that counts.</param>
/// <param name="LimitM2">The limit; null where nothing was judged.</param>
/// <param name="Rules">Ids of the rules that the verdict rests on.</param>
public sealed record VerdictChange(
    string Person, string Organisation, string Before, string After, double? BeforeM2, double? AfterM2, double? LimitM2, IReadOnlyList<string> Rules);

/// <summary>A difference as every report states it.</summary>
/// <param name="Difference">What changed.</param>
/// <param name="Before">What the older version is called, as a file's name or <c>revision 3</c>.</param>
/// <param name="After">What the newer version is called.</param>
public sealed record DifferenceReport(BuildingDifference Difference, string Before, string After)
{
    /// <summary>Σ by organisation, of those whose area changed; none where no ledger is at hand.</summary>
    public IReadOnlyList<OrganisationDifference> Organisations { get; init; } = [];

    /// <summary>Persons of whom another verdict is reached; none where no ledger is at hand.</summary>
    public IReadOnlyList<VerdictChange> Verdicts { get; init; } = [];

    /// <summary>The building's name in the newer version, or a word where it has none.</summary>
    public string BuildingName =>
        Difference.After.Building.Name.Trim() is { Length: > 0 } name ? name : "(unnamed building)";

    /// <summary>The rooms that changed, storey by storey from the lowest, by number as people count.</summary>
    /// <returns>All storeys; those without a change with no room.</returns>
    public IEnumerable<(StoreyDifference Storey, IReadOnlyList<RoomChange> Rooms)> Storeys()
    {
        ILookup<Storey, RoomChange> byStorey = Difference.Rooms.ToLookup(StoreyOf, ReferenceEqualityComparer<Storey>.Instance);
        return Difference.Storeys.Select(s => (s, (IReadOnlyList<RoomChange>)
        [
            .. new[] { s.NewStorey, s.OldStorey }.OfType<Storey>().Distinct(ReferenceEqualityComparer<Storey>.Instance)
                .SelectMany(storey => byStorey[storey])
                .OrderBy(NumberOf, NaturalOrder.Instance).ThenBy(GlobalIdOf, StringComparer.Ordinal),
        ]));
    }

    /// <summary>How sure it is that both versions are one building, for people; empty where nothing is in doubt.</summary>
    public string Doubt => Difference.Match switch
    {
        { IsComplete: false } => "too many rooms lie on one spot: some may be told as removed and added that are the same",
        { IsSameBuilding: false } => "the two versions have hardly anything in common: they look like two buildings",
        _ => string.Empty,
    };

    internal static string NumberOf(RoomChange change) => (change.After ?? change.Before)!.Room.Number;

    internal static string GlobalIdOf(RoomChange change) => (change.After ?? change.Before)!.Room.GlobalId;

    internal static string NameOf(RoomVersion room) => room.Room.Number.Length > 0 ? room.Room.Number
        : room.Room.LongName.Length > 0 ? room.Room.LongName : room.Room.GlobalId;

    internal static string Kinds(RoomChange change, string between) => string.Join(between, change.Kinds.Select(k => k.Word()));

    internal static string Signed(double squareMetres) =>
        (Math.Round(squareMetres, 2) + 0.0).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    /// <summary>What is to be said of a change beside its areas, for people.</summary>
    /// <param name="change">The change.</param>
    /// <returns>Short sentences without a full stop.</returns>
    public static IEnumerable<string> Notes(RoomChange change)
    {
        if (change.Into.Count > 0)
        {
            yield return "into " + string.Join(", ", change.Into.Select(NameOf));
        }

        if (change.From.Count > 0)
        {
            yield return "from " + string.Join(", ", change.From.Select(NameOf));
        }

        foreach (RoomField field in change.Fields)
        {
            yield return $"{field.Word()} '{Text(change.Before!.Room, field)}' → '{Text(change.After!.Room, field)}'";
        }

        if (change.Kinds.Contains(RoomChangeKind.Status))
        {
            yield return $"status {change.Before!.Room.Status.Word()} → {change.After!.Room.Status.Word()}";
        }

        if (change.Before is not null && change.After is not null && change.Before.Storey.Name != change.After.Storey.Name)
        {
            yield return $"storey '{change.Before.Storey.Name}' → '{change.After.Storey.Name}'";
        }

        foreach (AreaCause cause in change.Causes.Where(c => Math.Abs(c.AfterM2 - c.BeforeM2) >= AreaDoubt.LeastM2))
        {
            string what = cause.Fate == ElementFate.Kept ? string.Empty : cause.Fate.Word() + " ";
            yield return $"{Signed(cause.BeforeM2 - cause.AfterM2)} m² by {what}{cause.Type} {(cause.Name.Length > 0 ? cause.Name : cause.GlobalId)}";
        }

        if (change.Pair is { Basis: not MatchBasis.GlobalId } pair)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the same room by {pair.Basis.Word()} ({100 * pair.Confidence:F0} %)");
        }
    }

    private static string Text(Room room, RoomField field) => field switch
    {
        RoomField.Number => room.Number,
        RoomField.LongName => room.LongName,
        RoomField.Category => room.Use.Category,
        RoomField.Classification => string.Join(", ", room.Use.Classifications.Select(c => $"{c.System} {c.Code}".Trim())),
    };

    private static Storey StoreyOf(RoomChange change) => (change.After ?? change.Before)!.Storey;

    private sealed class ReferenceEqualityComparer<T> : IEqualityComparer<T>
        where T : class
    {
        public static ReferenceEqualityComparer<T> Instance { get; } = new();

        public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

        public int GetHashCode(T obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
