namespace SpaceGeo.Planning.Solving;

/// <summary>A linear model with integers: the cost of the variables is least, and the sum of each row lies between its two ends.</summary>
/// <remarks>Numbers given are finite and at most <see cref="Largest"/>, since solvers take larger ones for infinity; ends may be infinite.</remarks>
public sealed class LinearModel
{
    /// <summary>The largest size of a finite number: HiGHS refuses coefficients beyond it.</summary>
    public const double Largest = 1e15;

    private readonly List<LinearVariable> _variables = [];
    private readonly List<Interval> _rows = [];
    private readonly List<LinearTerm> _terms = [];
    private bool _isMerged = true;

    /// <summary>How many variables there are.</summary>
    public int Variables => _variables.Count;

    /// <summary>How many rows there are.</summary>
    public int Rows => _rows.Count;

    /// <summary>How many of the variables are integers.</summary>
    public int Integers { get; private set; }

    /// <summary>Adds a variable.</summary>
    /// <param name="lower">Its least value, or negative infinity.</param>
    /// <param name="upper">Its largest value, or infinity.</param>
    /// <param name="cost">What one of it costs.</param>
    /// <param name="isInteger">Whether it takes whole numbers only.</param>
    /// <returns>Its number: 0 for the first.</returns>
    /// <exception cref="ArgumentException">A number is NaN, infinite or too large, or the lower end lies above the upper one.</exception>
    public int AddVariable(double lower, double upper, double cost, bool isInteger = false)
    {
        CheckEnds(lower, upper);
        CheckNumber(cost, nameof(cost));
        _variables.Add(new LinearVariable(new Interval(lower, upper), cost, isInteger));
        Integers += isInteger ? 1 : 0;
        return _variables.Count - 1;
    }

    /// <summary>Adds a row without terms.</summary>
    /// <param name="lower">The least sum, or negative infinity.</param>
    /// <param name="upper">The largest sum, or infinity; that of <paramref name="lower"/> for an equality.</param>
    /// <returns>Its number: 0 for the first.</returns>
    /// <exception cref="ArgumentException">An end is NaN or too large, or the lower end lies above the upper one.</exception>
    public int AddRow(double lower, double upper)
    {
        CheckEnds(lower, upper);
        _rows.Add(new Interval(lower, upper));
        return _rows.Count - 1;
    }

    /// <summary>Adds so many times a variable to a row, beside what is there.</summary>
    /// <param name="row">Number of the row.</param>
    /// <param name="variable">Number of the variable.</param>
    /// <param name="coefficient">How many times; adds up with earlier terms of the same pair.</param>
    /// <exception cref="ArgumentException">There is no such row or variable, or the coefficient is NaN, infinite or too large.</exception>
    public void AddTerm(int row, int variable, double coefficient)
    {
        CheckIndex(row, Rows, nameof(row));
        CheckIndex(variable, Variables, nameof(variable));
        CheckNumber(coefficient, nameof(coefficient));
        _terms.Add(new LinearTerm(row, variable, coefficient));
        _isMerged = false;
    }

    /// <summary>Changes what a variable costs.</summary>
    /// <param name="variable">Its number.</param>
    /// <param name="cost">What one of it costs.</param>
    /// <exception cref="ArgumentException">There is no such variable, or the cost is NaN, infinite or too large.</exception>
    public void SetCost(int variable, double cost)
    {
        CheckIndex(variable, Variables, nameof(variable));
        CheckNumber(cost, nameof(cost));
        _variables[variable] = _variables[variable] with { Cost = cost };
    }

    /// <summary>Changes between what a variable lies.</summary>
    /// <param name="variable">Its number.</param>
    /// <param name="lower">Its least value, or negative infinity.</param>
    /// <param name="upper">Its largest value, or infinity.</param>
    /// <exception cref="ArgumentException">There is no such variable, an end is NaN or too large, or the lower end lies above the upper one.</exception>
    public void SetBounds(int variable, double lower, double upper)
    {
        CheckIndex(variable, Variables, nameof(variable));
        CheckEnds(lower, upper);
        _variables[variable] = _variables[variable] with { Bounds = new Interval(lower, upper) };
    }

    /// <summary>Writes the model as free MPS: variables <c>X0</c>, <c>X1</c> …, rows <c>R0</c>, <c>R1</c> …</summary>
    /// <param name="writer">Where to.</param>
    public void Write(TextWriter writer) => new MpsText(writer).Write(this);

    internal IReadOnlyList<LinearVariable> VariableList => _variables;

    internal IReadOnlyList<Interval> RowList => _rows;

    /// <summary>The terms by variable, then row, one for each pair, none of them 0.</summary>
    internal IReadOnlyList<LinearTerm> MergedTerms()
    {
        if (!_isMerged)
        {
            Merge();
        }

        return _terms;
    }

    private void Merge()
    {
        // A stable order, so that terms of one pair are added in the order they were given and the sum is the same each time.
        LinearTerm[] sorted = [.. _terms.OrderBy(term => term.Variable).ThenBy(term => term.Row)];
        _terms.Clear();
        for (int i = 0; i < sorted.Length;)
        {
            LinearTerm sum = sorted[i++];
            for (; i < sorted.Length && sorted[i].Variable == sum.Variable && sorted[i].Row == sum.Row; i++)
            {
                sum = sum with { Coefficient = sum.Coefficient + sorted[i].Coefficient };
            }

            if (sum.Coefficient != 0)
            {
                _terms.Add(sum);
            }
        }

        _isMerged = true;
    }

    private static void CheckIndex(int index, int count, string name)
    {
        if (index < 0 || index >= count)
        {
            throw new ArgumentException($"There is no {name} {index}: the model has {count}.", name);
        }
    }

    private static void CheckNumber(double number, string name)
    {
        if (!(Math.Abs(number) <= Largest))
        {
            throw new ArgumentException($"The {name} is {number}; it must be a number of at most {Largest} in size.", name);
        }
    }

    private static void CheckEnds(double lower, double upper)
    {
        CheckEnd(lower, double.NegativeInfinity, nameof(lower));
        CheckEnd(upper, double.PositiveInfinity, nameof(upper));
        if (lower > upper)
        {
            throw new ArgumentException($"The lower end {lower} lies above the upper end {upper}.", nameof(lower));
        }
    }

    private static void CheckEnd(double end, double infinity, string name)
    {
        if (!end.Equals(infinity))
        {
            CheckNumber(end, name);
        }
    }
}

/// <summary>Two ends, which belong to it; each may be infinite.</summary>
internal readonly record struct Interval(double Lower, double Upper);

/// <summary>A variable of a model.</summary>
internal readonly record struct LinearVariable(Interval Bounds, double Cost, bool IsInteger);

/// <summary>So many times a variable in a row.</summary>
internal readonly record struct LinearTerm(int Row, int Variable, double Coefficient);
