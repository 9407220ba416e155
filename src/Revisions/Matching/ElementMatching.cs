using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Overlaps;

namespace SpaceGeo.Revisions.Matching;

/// <summary>Finds the elements that are the same, the surer ways first.</summary>
internal sealed class ElementMatching
{
    private const double CertainShare = 0.9;
    private const double NameConfidence = 0.5;

    private readonly Building _before;
    private readonly Building _after;
    private readonly PairTable _storeys;
    private readonly PairTable _pairs;
    private readonly WorkBudget _budget;

    private ElementMatching(Building before, Building after, PairTable storeys, WorkBudget budget)
    {
        _before = before;
        _after = after;
        _storeys = storeys;
        _budget = budget;
        _pairs = new PairTable(before.Elements.Count, after.Elements.Count);
    }

    /// <summary>Finds them.</summary>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer.</param>
    /// <param name="storeys">Storeys that are the same.</param>
    /// <param name="budget">Is spent.</param>
    /// <returns>The pairs, in the order of the older version.</returns>
    public static IReadOnlyList<ElementPair> Of(Building before, Building after, PairTable storeys, WorkBudget budget)
    {
        var matching = new ElementMatching(before, after, storeys, budget);
        matching._pairs.AddTwins(
            i => TextOrNull(before.Elements[i].GlobalId), j => TextOrNull(after.Elements[j].GlobalId), MatchBasis.GlobalId, 1);
        matching.AddByEqualSection(isNamed: true);
        matching.AddByEqualSection(isNamed: false);
        matching.AddByLikeSection();
        matching._pairs.AddUnique(
            i => NameOf(before.Elements[i]), j => NameOf(after.Elements[j]), (_, _) => true, MatchBasis.Name, NameConfidence);
        return [.. matching._pairs.Pairs.Select(p => new ElementPair(p.Before, p.After, p.Basis, p.Confidence))];
    }

    // Section after section, so that of two walls on one spot each is taken once; their names tell them apart where they differ.
    private void AddByEqualSection(bool isNamed)
    {
        var newer = new Dictionary<SectionKey, Queue<int>>();
        foreach (ElementSection section in SectionsOf(_after, _pairs.OpenAfter))
        {
            var key = new SectionKey(section, section.Storey, isNamed);
            if (!newer.TryGetValue(key, out Queue<int>? twins))
            {
                newer.Add(key, twins = new Queue<int>());
            }

            twins.Enqueue(section.Number);
        }

        bool[] isTaken = new bool[_after.Elements.Count];
        foreach (ElementSection section in SectionsOf(_before, _pairs.OpenBefore))
        {
            if (_pairs.AfterOf(section.Number) < 0
                && newer.TryGetValue(new SectionKey(section, _storeys.AfterOf(section.Storey), isNamed), out Queue<int>? twins)
                && TryNext(twins, isTaken, out int after))
            {
                isTaken[after] = true;
                _pairs.Add(section.Number, after, MatchBasis.Section, 1);
            }
        }
    }

    private static bool TryNext(Queue<int> twins, bool[] isTaken, out int next)
    {
        while (twins.TryDequeue(out next))
        {
            if (!isTaken[next])
            {
                return true;
            }
        }

        return false;
    }

    private void AddByLikeSection()
    {
        ILookup<int, ElementSection> newer = SectionsOf(_after, _pairs.OpenAfter).ToLookup(s => s.Storey);
        var like = new List<SharedFootprint>();
        foreach (IGrouping<int, ElementSection> storey in SectionsOf(_before, _pairs.OpenBefore).GroupBy(s => s.Storey))
        {
            ElementSection[] before = [.. storey];
            ElementSection[] after = _storeys.AfterOf(storey.Key) is int same and >= 0 ? [.. newer[same]] : [];
            like.AddRange(FootprintOverlaps.Find(
                [.. before.Select(s => s.Region)],
                [.. after.Select(s => s.Region)],
                (i, j) => before[i].CanBe(after[j]),
                s => s.Likeness >= CertainShare,
                _budget).Select(s => s with { Before = before[s.Before].Number, After = after[s.After].Number }));
        }

        foreach (SharedFootprint pair in like.OrderByDescending(s => s.Likeness).ThenBy(s => s.Before).ThenBy(s => s.After))
        {
            _pairs.Add(pair.Before, pair.After, MatchBasis.Section, pair.Likeness);
        }
    }

    private static List<ElementSection> SectionsOf(Building building, IEnumerable<int> open)
    {
        HashSet<int> wanted = [.. open];
        return wanted.Count == 0 ? [] :
        [
            .. building.Storeys.SelectMany((storey, s) => storey.Plan.Obstacles
                .Where(o => wanted.Contains(o.Element))
                .Select(o => new ElementSection(o.Element, building.Elements[o.Element], s, storey.Plan.Shapes, o))),
        ];
    }

    private static string? NameOf(Element element) => element.Name.Length == 0 ? null : $"{element.Kind} {element.Type} {element.Name}";

    private static string? TextOrNull(string text) => text.Length == 0 ? null : text;
}
