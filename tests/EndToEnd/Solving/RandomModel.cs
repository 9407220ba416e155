using SpaceGeo.Planning.Solving;

namespace SpaceGeo.Tests.EndToEnd.Solving;

/// <summary>A small model whose optimum trying everything gives.</summary>
internal sealed class RandomModel
{
    private readonly List<(double Lower, double Upper)> _rows = [];
    private readonly double[] _costs;
    private readonly double[,] _terms;
    private readonly int _top;

    /// <summary>A model of a seed: 3 to 9 integers from 0 to 1 or 0 to 2, and 1 to 5 rows.</summary>
    public RandomModel(int seed)
    {
        var random = new Random(seed);
        int variables = random.Next(3, 10);
        int rows = random.Next(1, 6);
        _top = random.Next(1, 3);
        _costs = [.. Enumerable.Range(0, variables).Select(_ => (double)random.Next(-20, 21))];
        _terms = new double[rows, variables];
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < variables; i++)
            {
                _terms[row, i] = random.Next(3) == 0 ? 0 : random.Next(-9, 10);
            }

            double from = random.Next(-12, 8);
            double[] ends = [double.NegativeInfinity, from, random.Next(3) == 0 ? from : from + random.Next(0, 12), double.PositiveInfinity];
            int kind = random.Next(4);
            _rows.Add(kind switch { 0 => (ends[0], ends[2]), 1 => (ends[1], ends[3]), 2 => (ends[1], ends[2]), _ => (from - 20, from + 20) });
        }

        Model = Build();
    }

    /// <summary>The model.</summary>
    public LinearModel Model { get; }

    /// <summary>The least cost, or null where nothing satisfies the rows.</summary>
    public double? Optimum()
    {
        double? best = null;
        int[] values = new int[_costs.Length];
        do
        {
            double cost = values.Select((value, i) => value * _costs[i]).Sum();
            if (Satisfies(values) && !(cost >= best))
            {
                best = cost;
            }
        }
        while (Next(values));
        return best;
    }

    private bool Next(int[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i]++ < _top)
            {
                return true;
            }

            values[i] = 0;
        }

        return false;
    }

    private bool Satisfies(int[] values)
    {
        for (int row = 0; row < _rows.Count; row++)
        {
            double sum = values.Select((value, i) => value * _terms[row, i]).Sum();
            if (sum < _rows[row].Lower || sum > _rows[row].Upper)
            {
                return false;
            }
        }

        return true;
    }

    private LinearModel Build()
    {
        var model = new LinearModel();
        foreach (double cost in _costs)
        {
            model.AddVariable(0, _top, cost, isInteger: true);
        }

        for (int row = 0; row < _rows.Count; row++)
        {
            model.AddRow(_rows[row].Lower, _rows[row].Upper);
            for (int i = 0; i < _costs.Length; i++)
            {
                model.AddTerm(row, i, _terms[row, i]);
            }
        }

        return model;
    }
}
