namespace SpaceGeo.Fuzz;

/// <summary>A way to damage a statement.</summary>
/// <param name="Name">For reports.</param>
/// <param name="Apply">Changes a draft at one place.</param>
internal sealed record Mutation(string Name, Action<Draft, Random> Apply);

/// <summary>All ways to damage a model by its statements.</summary>
internal static class Mutations
{
    private static readonly string[] Numbers =
    [
        "0", "0.", "-1", "-1.", "1", "1.", "1.E308", "-1.E308", "1.E400", "1.E-320", "NaN", "INF", "1.#QNAN", "9223372036854775807",
        "-9223372036854775808", "99999999999999999999", "1.E12", "-1.E12", "1.E9", "1.E6", "1000.", "0.001", "1.E-7", "3.14159265358979", "2147483648",
    ];

    private static readonly string[] Words = [".T.", ".F.", ".U.", ".UNION.", ".DIFFERENCE.", ".INTERSECTION.", ".MILLI.", ".METRE.", ".ODD.", "..", ".T"];

    private static readonly string[] Others = ["$", "*", "()", "(())", "#0", "'x'", "0.", "IFCLABEL('x')", "IFCREAL((1.))", "\"0FF\"", ".T.", ""];

    private static readonly string[] Damages =
    [
        "\\X2\\D800\\X0\\", "\\X2\\00", "\\X4\\FFFFFFFF\\X0\\", "\\X\\00", "\\S\\", "\\S\\'", "\\P", "\\PI\\\\S\\z", "''", "'", "\\", "\0", "\n", "\u00FF\u00FE",
        "\u0083\u005C", "/*", "*/", ";", "\u001b[2J",
    ];

    /// <summary>The mutations, each as likely as the others.</summary>
    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("number", (draft, random) => ReplaceToken(draft, random, IsNumber, number => NumberFor(number, random))),
        new("reference", (draft, random) => ReplaceToken(draft, random, t => t[0] == '#', _ => draft.Labels[random.Next(draft.Count)])),
        new("reference to itself", Itself),
        new("reference to its like", Like),
        new("reference to nothing", (draft, random) => ReplaceToken(draft, random, t => t[0] == '#', _ => "#987654321")),
        new("word", (draft, random) => ReplaceToken(draft, random, t => t[0] == '.', _ => Any(Words, random))),
        new("string", (draft, random) => ReplaceToken(draft, random, t => t[0] == '\'', text => Damaged(text, random))),
        new("attribute deleted", (draft, random) => ReplaceParameter(draft, random, (_, _) => null)),
        new("attribute replaced", (draft, random) => ReplaceParameter(draft, random, (_, _) => Any(Others, random))),
        new("attribute nested", (draft, random) => ReplaceParameter(draft, random, (text, _) => Nested(text, random))),
        new("attributes swapped", (draft, random) => ReplaceParameter(draft, random, (_, all) => all[random.Next(all.Length)])),
        new("list emptied", (draft, random) => ReplaceList(draft, random, _ => string.Empty)),
        new("list swollen", (draft, random) => ReplaceList(draft, random, list => Swollen(list, random))),
        new("list shortened", (draft, random) => ReplaceList(draft, random, list => list[..Math.Max(0, list.LastIndexOf(','))])),
        new("list reversed", (draft, random) => ReplaceList(draft, random, list => string.Join(',', list.Split(',').Reverse()))),
        new("keyword", Keyword),
        new("entity duplicated", Duplicate),
        new("entity deleted", (draft, random) => draft[draft.Pick(random)] = string.Empty),
        new("entities swapped", Swap),
        new("body of its like", BodyOfLike),
    ];

    private static string Any(string[] choices, Random random) => choices[random.Next(choices.Length)];

    private static bool IsNumber(string token) => char.IsAsciiDigit(token[0]) || token[0] is '-' or '+';

    private static string NumberFor(string number, Random random) => random.Next(6) switch
    {
        0 => number.StartsWith('-') ? number[1..] : "-" + number,
        1 => number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('.') + (number.EndsWith('.') ? ".E3" : "1") : number + "0",
        _ => Any(Numbers, random),
    };

    private static void ReplaceToken(Draft draft, Random random, Func<string, bool> isWanted, Func<string, string> replace)
    {
        int at = draft.Pick(random);
        string statement = draft[at];
        List<Range> places = StatementText.Tokens(statement, isWanted);
        if (places.Count > 0)
        {
            Range place = places[random.Next(places.Count)];
            draft[at] = StatementText.With(statement, place, replace(statement[place]));
        }
    }

    private static void Itself(Draft draft, Random random)
    {
        int at = draft.Pick(random);
        string statement = draft[at];
        List<Range> places = StatementText.Tokens(statement, t => t[0] == '#');
        if (places.Count > 0 && draft.Labels[at].Length > 0)
        {
            draft[at] = StatementText.With(statement, places[random.Next(places.Count)], draft.Labels[at]);
        }
    }

    // References among entities of one type make circles that the others do not.
    private static void Like(Draft draft, Random random)
    {
        int at = draft.Pick(random);
        string statement = draft[at];
        List<Range> places = StatementText.Tokens(statement, t => t[0] == '#');
        if (places.Count > 0)
        {
            draft[at] = StatementText.With(statement, places[random.Next(places.Count)], draft.Labels[draft.PickLike(at, random)]);
        }
    }

    private static void ReplaceParameter(Draft draft, Random random, Func<string, string[], string?> replace)
    {
        int at = draft.Pick(random);
        string statement = draft[at];
        List<Range> places = StatementText.Parameters(statement);
        if (places.Count == 0)
        {
            return;
        }

        string?[] all = [.. places.Select(place => statement[place])];
        int chosen = random.Next(all.Length);
        all[chosen] = replace(all[chosen]!, all!);
        Range whole = places[0].Start..places[^1].End;
        draft[at] = StatementText.With(statement, whole, string.Join(',', all.Where(text => text is not null)));
    }

    private static string Nested(string text, Random random)
    {
        int depth = random.Next(4) == 0 ? 100_000 : 1 + random.Next(3);
        return new string('(', depth) + text + new string(')', depth);
    }

    private static void ReplaceList(Draft draft, Random random, Func<string, string> replace)
    {
        int at = draft.Pick(random);
        string statement = draft[at];
        List<Range> places = StatementText.Lists(statement);
        if (places.Count > 0)
        {
            Range place = places[random.Next(places.Count)];
            draft[at] = StatementText.With(statement, place, replace(statement[place]));
        }
    }

    private static string Swollen(string list, Random random)
    {
        // A few long lists, many short ones; never more than some megabytes.
        int times = random.Next(8) == 0 ? 5_000 : 2 + random.Next(10);
        return string.Join(',', Enumerable.Repeat(list, Math.Clamp(times, 1, 1 + (2_000_000 / (list.Length + 1)))));
    }

    private static string Damaged(string text, Random random)
    {
        string damage = random.Next(20) == 0 ? new string('x', 100_000) : Any(Damages, random);
        return text.Insert(1 + random.Next(Math.Max(1, text.Length - 1)), damage);
    }

    private static void Keyword(Draft draft, Random random)
    {
        int at = draft.Pick(random);
        string type = draft.Types[random.Next(draft.Types.Count)];
        draft[at] = StatementText.With(draft[at], StatementText.KeywordOf(draft[at]), random.Next(8) == 0 ? type + "X" : type);
    }

    private static void Duplicate(Draft draft, Random random)
    {
        int at = draft.Pick(random);
        string other = draft[draft.Pick(random)];
        draft[at] += random.Next(2) == 0 ? draft[at] : other;
    }

    private static void Swap(Draft draft, Random random)
    {
        (int a, int b) = (draft.Pick(random), draft.Pick(random));
        (draft[a], draft[b]) = (draft[b], draft[a]);
    }

    // The label of one entity before the body of another of its type.
    private static void BodyOfLike(Draft draft, Random random)
    {
        int at = draft.Pick(random);
        string other = draft[draft.PickLike(at, random)];
        int split = other.IndexOf('=', StringComparison.Ordinal);
        if (split >= 0 && draft.Labels[at].Length > 0)
        {
            draft[at] = $"\n{draft.Labels[at]}{other[split..]}";
        }
    }
}
