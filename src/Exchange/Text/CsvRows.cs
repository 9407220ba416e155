using System.Text;

namespace SpaceGeo.Exchange.Text;

/// <summary>Rows of CSV (RFC 4180): quoted fields may hold separators, doubled quotes and line ends.</summary>
/// <param name="reader">The text.</param>
/// <param name="separator">Between fields.</param>
internal sealed class CsvRows(TextReader reader, char separator)
{
    private int _line;

    /// <summary>Line at which the last row began, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The next row that is not empty.</summary>
    /// <returns>Its fields; null at the end.</returns>
    /// <exception cref="MalformedInputException">A quoted field does not end.</exception>
    public List<string>? Next()
    {
        while (reader.ReadLine() is string line)
        {
            Line = ++_line;
            if (line.Length > 0)
            {
                return Fields(line);
            }
        }

        return null;
    }

    private List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        int at = 0;
        while (true)
        {
            if (at < line.Length && line[at] == '"' && field.Length == 0)
            {
                (line, at) = Quoted(line, at + 1, field);
            }

            while (at < line.Length && line[at] != separator)
            {
                field.Append(line[at++]);
            }

            fields.Add(field.ToString());
            field.Clear();
            if (at++ >= line.Length)
            {
                return fields;
            }
        }
    }

    private (string Line, int At) Quoted(string line, int at, StringBuilder field)
    {
        while (true)
        {
            if (at >= line.Length)
            {
                field.Append('\n');
                line = reader.ReadLine() ?? throw new MalformedInputException($"line {Line}", "a quoted field does not end");
                _line++;
                at = 0;
            }
            else if (line[at] != '"')
            {
                field.Append(line[at++]);
            }
            else if (at + 1 < line.Length && line[at + 1] == '"')
            {
                field.Append('"');
                at += 2;
            }
            else
            {
                return (line, at + 1);
            }
        }
    }
}
