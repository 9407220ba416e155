using System.Text;

namespace SpaceGeo.Tests;

/// <summary>A STEP file as statements that can be changed. What is not touched keeps its words.</summary>
internal sealed class StepText
{
    private readonly SortedDictionary<int, Statement> _statements = [];
    private readonly string _head;
    private readonly string _tail;

    /// <summary>Splits a file into its statements.</summary>
    /// <param name="text">All of its text.</param>
    public StepText(string text)
    {
        int start = text.IndexOf("DATA;", StringComparison.Ordinal) + "DATA;".Length;
        _head = text[..start];
        int at = start;
        while (true)
        {
            at = SkipBlank(text, at);
            if (text[at] != '#')
            {
                _tail = text[at..];
                return;
            }

            int end = End(text, at, ';');
            Add(text[at..end]);
            at = end + 1;
        }
    }

    /// <summary>All statements by their number.</summary>
    public IReadOnlyDictionary<int, Statement> Statements => _statements;

    /// <summary>The statement of a number.</summary>
    /// <param name="label">Its number.</param>
    public Statement this[int label] => _statements[label];

    /// <summary>The number that a reference names.</summary>
    /// <param name="reference">As <c>#17</c>.</param>
    public static int Label(string reference) => int.Parse(reference.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The parts of a list.</summary>
    /// <param name="list">As <c>(#1,#2)</c>.</param>
    public static string[] Parts(string list) => Split(list.Trim()[1..^1]);

    /// <summary>Adds a statement.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>A reference to it.</returns>
    public string Add(string type, params string[] arguments)
    {
        int label = _statements.Keys.Last() + 1;
        _statements.Add(label, new Statement(type, arguments));
        return $"#{label}";
    }

    /// <summary>Removes a statement, the relationships that consist of it, and its place in others.</summary>
    /// <param name="label">Its number.</param>
    public void Remove(int label)
    {
        string reference = $"#{label}";
        _statements.Remove(label);
        foreach ((int other, Statement statement) in _statements.ToArray())
        {
            if (statement.Type.StartsWith("IFCREL", StringComparison.Ordinal) && !TryForget(statement, reference))
            {
                _statements.Remove(other);
            }
        }
    }

    /// <summary>The file.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(_head).Append('\n');
        foreach ((int label, Statement statement) in _statements)
        {
            text.Append('#').Append(label).Append('=').Append(statement.Type).Append('(').AppendJoin(',', statement.Arguments).Append(");\n");
        }

        return text.Append(_tail).ToString();
    }

    private static bool TryForget(Statement relation, string reference)
    {
        for (int i = 4; i < relation.Arguments.Length; i++)
        {
            string argument = relation.Arguments[i];
            if (argument == reference)
            {
                return false;
            }

            if (argument.StartsWith('(') && Parts(argument) is string[] parts && parts.Contains(reference))
            {
                string[] rest = [.. parts.Where(p => p != reference)];
                relation.Arguments[i] = $"({string.Join(',', rest)})";
                return rest.Length > 0;
            }
        }

        return true;
    }

    private void Add(string statement)
    {
        int equals = statement.IndexOf('=', StringComparison.Ordinal);
        int open = statement.IndexOf('(', StringComparison.Ordinal);
        _statements.Add(
            Label(statement[..equals].Trim()),
            new Statement(statement[(equals + 1)..open].Trim(), Split(statement[(open + 1)..statement.LastIndexOf(')')])));
    }

    private static string[] Split(string arguments)
    {
        var parts = new List<string>();
        for (int at = 0; at <= arguments.Length; at++)
        {
            int end = End(arguments, at, ',');
            parts.Add(arguments[at..end].Trim());
            at = end;
        }

        return [.. parts];
    }

    // The next stop that stands in no text and in no list.
    private static int End(string text, int at, char stop)
    {
        int depth = 0;
        bool isText = false;
        for (; at < text.Length && (isText || depth > 0 || text[at] != stop); at++)
        {
            isText ^= text[at] == '\'';
            depth += isText ? 0 : text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        }

        return at;
    }

    private static int SkipBlank(string text, int at)
    {
        while (char.IsWhiteSpace(text[at]) || text.AsSpan(at).StartsWith("/*"))
        {
            at = text[at] == '/' ? text.IndexOf("*/", at, StringComparison.Ordinal) + 2 : at + 1;
        }

        return at;
    }

    /// <summary>A statement.</summary>
    /// <param name="Type">Its class, as <c>IFCWALL</c>.</param>
    /// <param name="Arguments">Its arguments as they are written.</param>
    internal sealed record Statement(string Type, string[] Arguments);
}
