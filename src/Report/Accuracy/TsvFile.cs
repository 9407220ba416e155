using System.Globalization;

namespace SpaceGeo.Report.Accuracy;

/// <summary>A file of tab-separated columns with a heading line.</summary>
internal sealed class TsvFile
{
    private readonly string _name;
    private readonly Dictionary<string, int> _columns;
    private readonly List<(int Line, string[] Cells)> _rows = [];

    private TsvFile(string name, string[] lines)
    {
        _name = name;
        string[] headings = lines.Length == 0 ? [] : lines[0].Split('\t');
        _columns = headings.Index().ToDictionary(h => h.Item, h => h.Index, StringComparer.Ordinal);
        for (int line = 1; line < lines.Length; line++)
        {
            if (lines[line].Length > 0)
            {
                _rows.Add((line + 1, lines[line].Split('\t')));
            }
        }
    }

    public IEnumerable<Row> Rows => _rows.Select(r => new Row(this, r.Line, r.Cells));

    public static TsvFile Read(string path) => new(Path.GetFileName(path), File.ReadAllLines(path));

    /// <summary>A line of the file.</summary>
    internal readonly record struct Row(TsvFile File, int Line, string[] Cells)
    {
        public string Text(string column)
        {
            if (!File._columns.TryGetValue(column, out int index))
            {
                throw new InvalidDataException($"{File._name} has no column {column}.");
            }

            return index < Cells.Length ? Cells[index] : string.Empty;
        }

        /// <summary>A number; NaN for an empty cell.</summary>
        public double Number(string column)
        {
            string text = Text(column);
            return text.Length == 0 ? double.NaN
                : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
                : throw new InvalidDataException(
                    FormattableString.Invariant($"{File._name}, line {Line}: {column} is no number: {text}"));
        }
    }
}
