using SpaceGeo.Planning.Solving;
using Xunit;

namespace SpaceGeo.Tests.Unit.Planning.Solving;

public class LinearModelTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void A_model_is_written_as_free_MPS()
    {
        var model = new LinearModel();
        int open = model.AddVariable(0, 1, 300.25, isInteger: true);
        int area = model.AddVariable(0, Infinity, 0.1);
        int free = model.AddVariable(-Infinity, Infinity, 0);
        int count = model.AddVariable(-2, 7, -1, isInteger: true);
        int most = model.AddRow(-Infinity, 0);
        int equal = model.AddRow(5, 5);
        int between = model.AddRow(-1.5, 4);
        int nothing = model.AddRow(-Infinity, Infinity);
        int least = model.AddRow(1e-3, Infinity);
        model.AddTerm(most, area, 1);
        model.AddTerm(most, open, -160);
        model.AddTerm(equal, count, 0.25);
        model.AddTerm(between, free, 1.0 / 3);
        model.AddTerm(equal, count, 0.5);
        model.AddTerm(nothing, free, 1);
        model.AddTerm(least, area, 2);
        model.AddTerm(least, area, -2);

        using var text = new StringWriter();
        model.Write(text);

        Assert.Equal(
            """
            NAME model FREE
            ROWS
             N COST
             L R0
             E R1
             G R2
             G R4
            COLUMNS
             M0 'MARKER' 'INTORG'
             X0 COST 300.25
             X0 R0 -160
             M1 'MARKER' 'INTEND'
             X1 COST 0.1
             X1 R0 1
             X2 COST 0
             X2 R2 0.3333333333333333
             M3 'MARKER' 'INTORG'
             X3 COST -1
             X3 R1 0.75
             M4 'MARKER' 'INTEND'
            RHS
             RHS R0 0
             RHS R1 5
             RHS R2 -1.5
             RHS R4 0.001
            RANGES
             RANGE R2 5.5
            BOUNDS
             LO BOUND X0 0
             UP BOUND X0 1
             LO BOUND X1 0
             PL BOUND X1
             MI BOUND X2
             PL BOUND X2
             LO BOUND X3 -2
             UP BOUND X3 7
            ENDATA

            """,
            text.ToString());
        Assert.Equal((4, 5, 2), (model.Variables, model.Rows, model.Integers));
    }

    [Fact]
    public void Costs_and_bounds_can_be_changed()
    {
        var model = new LinearModel();
        int variable = model.AddVariable(0, 1, 3, isInteger: true);

        model.SetCost(variable, 4);
        model.SetBounds(variable, 1, 1);

        using var text = new StringWriter();
        model.Write(text);
        Assert.Contains(" X0 COST 4\n", text.ToString(), StringComparison.Ordinal);
        Assert.Contains(" LO BOUND X0 1\n UP BOUND X0 1\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_mean_nothing_are_refused()
    {
        var model = new LinearModel();
        model.AddVariable(0, 1, 0);
        model.AddRow(0, 1);

        Assert.All(
            new Action[]
            {
                () => model.AddVariable(double.NaN, 1, 0),
                () => model.AddVariable(0, 1, Infinity),
                () => model.AddVariable(2, 1, 0),
                () => model.AddVariable(Infinity, Infinity, 0),
                () => model.AddVariable(0, 1e16, 0),
                () => model.AddRow(1, 0),
                () => model.AddRow(0, double.NaN),
                () => model.AddRow(-Infinity, -Infinity),
                () => model.AddTerm(0, 0, double.NaN),
                () => model.AddTerm(0, 0, -Infinity),
                () => model.AddTerm(1, 0, 1),
                () => model.AddTerm(0, -1, 1),
                () => model.SetCost(1, 1),
                () => model.SetCost(0, double.NaN),
                () => model.SetBounds(0, 3, 2),
            },
            refused => Assert.Throws<ArgumentException>(refused));
        Assert.Equal((1, 1), (model.Variables, model.Rows));
    }
}
