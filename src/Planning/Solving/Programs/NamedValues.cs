using System.Globalization;

namespace SpaceGeo.Planning.Solving.Programs;

/// <summary>Reads numbers as solvers print them, and values by the names that models are written with.</summary>
internal static class NamedValues
{
    // Names, numbers of 17 digits and what else stands in a line; solvers write one line for each variable and row, and some twice.
    private const long LongestLine = 1000;

    /// <summary>The lines of a solution.</summary>
    /// <exception cref="FormatException">There is none, or it is longer than a solution of the model can be.</exception>
    public static IEnumerable<string> Lines(string path, LinearModel model)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new FormatException("it wrote no solution");
        }

        if (file.Length > LongestLine * (100 + (2L * model.Variables) + (2L * model.Rows)))
        {
            throw new FormatException($"a solution of {file.Length} bytes for {model.Variables} variables");
        }

        return File.ReadLines(path);
    }

    /// <summary>Values from pairs of a variable's name and its value; other names are passed over, and variables that are not named are 0.</summary>
    /// <exception cref="FormatException">A variable is none of the model, or its value is no number.</exception>
    public static double[] Read(IEnumerable<(string Name, string Value)> pairs, LinearModel model)
    {
        double[] values = new double[model.Variables];
        foreach ((string name, string value) in pairs)
        {
            if (!name.StartsWith('X'))
            {
                continue;
            }

            if (!int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int variable) || variable >= values.Length)
            {
                throw new FormatException($"the variable {name}");
            }

            values[variable] = Number(value);
        }

        return values;
    }

    /// <summary>A number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static double Number(string text) => Finite(text) ?? throw new FormatException($"the number {text}");

    /// <summary>A number, or null for what is none or infinite, which solvers print as <c>inf</c>, <c>-</c> or 1e+50.</summary>
    public static double? Finite(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) < 1e20 ? number : null;

    /// <summary>The words of a line.</summary>
    public static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What follows a label at the beginning of a line, or null.</summary>
    public static string? After(string line, string label)
    {
        string text = line.TrimStart();
        return text.StartsWith(label, StringComparison.Ordinal) ? text[label.Length..].Trim() : null;
    }
}
