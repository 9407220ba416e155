using System.Text.RegularExpressions;

namespace SpaceGeo.Fuzz;

/// <summary>The tokens of a statement, as far as mutations need them. A statement that is already broken has fewer.</summary>
internal static partial class StatementText
{
    /// <summary>The label of an instance.</summary>
    /// <param name="statement">A statement.</param>
    /// <returns>As <c>#12</c>; empty for what is no instance.</returns>
    public static string LabelOf(string statement) => Head().Match(statement).Groups[1].Value;

    /// <summary>The type of an instance, or the keyword of another statement.</summary>
    /// <param name="statement">A statement.</param>
    /// <returns>In upper case; empty when there is none.</returns>
    public static string TypeOf(string statement) => Head().Match(statement).Groups[2].Value.ToUpperInvariant();

    /// <summary>Where the keyword stands.</summary>
    /// <param name="statement">A statement.</param>
    /// <returns>Its place; empty when there is none.</returns>
    public static Range KeywordOf(string statement)
    {
        Group keyword = Head().Match(statement).Groups[2];
        return keyword.Index..(keyword.Index + keyword.Length);
    }

    /// <summary>The places of tokens of a kind behind the first parenthesis.</summary>
    /// <param name="statement">A statement.</param>
    /// <param name="isWanted">By the token's text.</param>
    /// <returns>Ranges from left to right.</returns>
    public static List<Range> Tokens(string statement, Func<string, bool> isWanted)
    {
        int start = Math.Max(0, statement.IndexOf('(', StringComparison.Ordinal));
        return
        [
            .. Token().Matches(statement, start).Where(m => isWanted(m.Value)).Select(m => m.Index..(m.Index + m.Length)),
        ];
    }

    /// <summary>The places of the parameters of a statement.</summary>
    /// <param name="statement">A statement.</param>
    /// <returns>Ranges without the commas between them.</returns>
    public static List<Range> Parameters(string statement)
    {
        var found = new List<Range>();
        int depth = 0;
        int start = 0;
        foreach (Range place in Tokens(statement, _ => true))
        {
            char first = statement[place.Start];
            depth += first == '(' ? 1 : first == ')' ? -1 : 0;
            if (first == '(' && depth == 1)
            {
                start = place.End.Value;
            }
            else if ((first == ',' && depth == 1) || (first == ')' && depth == 0))
            {
                found.Add(start..place.Start);
                start = place.End.Value;
            }
        }

        return found;
    }

    /// <summary>The places of the lists inside of a statement, without their parentheses.</summary>
    /// <param name="statement">A statement.</param>
    /// <returns>Ranges; inner ones come before outer ones.</returns>
    public static List<Range> Lists(string statement)
    {
        var found = new List<Range>();
        var open = new Stack<int>();
        foreach (Range place in Tokens(statement, t => t is "(" or ")"))
        {
            if (statement[place.Start] == '(')
            {
                open.Push(place.End.Value);
            }
            else if (open.TryPop(out int start) && open.Count > 0)
            {
                found.Add(start..place.Start);
            }
        }

        return found;
    }

    /// <summary>A statement with another text at a place.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="place">What is replaced.</param>
    /// <param name="text">By what.</param>
    /// <returns>The new statement.</returns>
    public static string With(string statement, Range place, string text) => statement[..place.Start] + text + statement[place.End..];

    [GeneratedRegex(@"^\s*(?:(#\d+)\s*=)?\s*([A-Za-z0-9_-]*)")]
    private static partial Regex Head();

    [GeneratedRegex(@"'(?:[^']|'')*'|#\d+|\.[A-Za-z_]+\.|[-+]?\d[\d.]*(?:[Ee][-+]?\d+)?|[$*(),]|[A-Za-z_][A-Za-z_0-9]*")]
    private static partial Regex Token();
}
