using System.Globalization;

namespace SpaceGeo.Planning.Solving;

/// <summary>Writes models in the free form of MPS, which every solver here reads.</summary>
/// <remarks>
/// Bounds are written for every variable, because readers differ in what an integer without bounds means; CBC takes the form for free only
/// where the first line says so. Numbers are written with as many digits as give the same number back.
/// </remarks>
internal sealed class MpsText(TextWriter writer)
{
    /// <summary>Writes a model.</summary>
    public void Write(LinearModel model)
    {
        writer.Write("NAME model FREE\nROWS\n N COST\n");
        for (int row = 0; row < model.Rows; row++)
        {
            if (Kind(model.RowList[row]) is char kind)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" {kind} R{row}\n"));
            }
        }

        WriteColumns(model);
        WriteRightSides(model);
        WriteBounds(model);
        writer.Write("ENDATA\n");
    }

    // Null for a row without ends, which is left out: a second row of the kind N would be lost or refused.
    private static char? Kind(Interval row)
    {
        if (double.IsInfinity(row.Lower))
        {
            return double.IsInfinity(row.Upper) ? null : 'L';
        }

        return row.Lower.Equals(row.Upper) ? 'E' : 'G';
    }

    private void WriteColumns(LinearModel model)
    {
        writer.Write("COLUMNS\n");
        IReadOnlyList<LinearTerm> terms = model.MergedTerms();
        bool isInteger = false;
        int next = 0;
        for (int variable = 0; variable < model.Variables; variable++)
        {
            LinearVariable column = model.VariableList[variable];
            if (column.IsInteger != isInteger)
            {
                isInteger = column.IsInteger;
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" M{variable} 'MARKER' '{(isInteger ? "INTORG" : "INTEND")}'\n"));
            }

            // Also where it is 0: a variable that stands nowhere else would be unknown.
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" X{variable} COST {column.Cost:R}\n"));
            for (; next < terms.Count && terms[next].Variable == variable; next++)
            {
                if (Kind(model.RowList[terms[next].Row]) is not null)
                {
                    writer.Write(string.Create(CultureInfo.InvariantCulture, $" X{variable} R{terms[next].Row} {terms[next].Coefficient:R}\n"));
                }
            }
        }

        if (isInteger)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" M{model.Variables} 'MARKER' 'INTEND'\n"));
        }
    }

    private void WriteRightSides(LinearModel model)
    {
        writer.Write("RHS\n");
        WriteRows(model, "RHS", row => double.IsInfinity(row.Lower) ? row.Upper : row.Lower, row => Kind(row) is not null);
        if (model.RowList.Any(HasTwoEnds))
        {
            writer.Write("RANGES\n");
            WriteRows(model, "RANGE", row => row.Upper - row.Lower, HasTwoEnds);
        }
    }

    private void WriteRows(LinearModel model, string name, Func<Interval, double> number, Func<Interval, bool> isWritten)
    {
        for (int row = 0; row < model.Rows; row++)
        {
            if (isWritten(model.RowList[row]))
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" {name} R{row} {number(model.RowList[row]):R}\n"));
            }
        }
    }

    private static bool HasTwoEnds(Interval row) => Kind(row) == 'G' && !double.IsInfinity(row.Upper);

    private void WriteBounds(LinearModel model)
    {
        writer.Write("BOUNDS\n");
        for (int variable = 0; variable < model.Variables; variable++)
        {
            (double lower, double upper) = (model.VariableList[variable].Bounds.Lower, model.VariableList[variable].Bounds.Upper);
            writer.Write(double.IsInfinity(lower)
                ? string.Create(CultureInfo.InvariantCulture, $" MI BOUND X{variable}\n")
                : string.Create(CultureInfo.InvariantCulture, $" LO BOUND X{variable} {lower:R}\n"));
            writer.Write(double.IsInfinity(upper)
                ? string.Create(CultureInfo.InvariantCulture, $" PL BOUND X{variable}\n")
                : string.Create(CultureInfo.InvariantCulture, $" UP BOUND X{variable} {upper:R}\n"));
        }
    }
}
