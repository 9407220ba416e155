using System.Globalization;
using NpgsqlTypes;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Store.Filters;

/// <summary>Checks an expression against a layer and turns it into SQL. Every value goes into a parameter and every name into the constant
/// column of a property: no other text of a client reaches the statement.</summary>
/// <param name="layer">The layer that is asked.</param>
/// <param name="system">What the coordinates of geometries in the filter mean.</param>
internal sealed class FilterTranslator(Layer layer, CoordinateSystem system)
{
    /// <summary>Name of the features' geometry in filters.</summary>
    public const string GeometryName = "geometry";

    // Without it the order of texts would be that of the database's locale, and another one on another machine.
    private const string ByCode = " collate \"C\"";

    private readonly FilterParameters _parameters = new();

    /// <summary>The values of what was translated.</summary>
    public IReadOnlyList<FilterParameter> Parameters => _parameters.All;

    /// <summary>Translates a whole filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <returns>A condition.</returns>
    /// <exception cref="RefusedFilterException">A name that the layer does not have, or kinds of values that do not fit together.</exception>
    public string Condition(Expression filter)
    {
        FilterTerm term = Translate(filter);
        return term.Kind == ValueKind.Boolean
            ? term.Sql
            : throw new RefusedFilterException(filter.Place, $"a filter is a condition, not {term.Described}.");
    }

    private FilterTerm Translate(Expression expression) => expression switch
    {
        TextValue text => new FilterTerm(ValueKind.Text, Add(text), text),
        NumberValue number => new FilterTerm(ValueKind.Number, "", number) { Constant = number.Value },
        BooleanValue boolean => new FilterTerm(ValueKind.Boolean, boolean.Value ? "true" : "false", boolean),
        DateValue day => new FilterTerm(ValueKind.Date, _parameters.Add(NpgsqlDbType.Date, day.Value), day),
        TimestampValue instant => new FilterTerm(ValueKind.Timestamp, _parameters.Add(NpgsqlDbType.TimestampTz, instant.Value), instant),
        IntervalValue interval => new FilterTerm(ValueKind.Interval, "", interval),
        GeometryValue or BoxValue => new FilterTerm(ValueKind.Geometry, "", expression),
        ListValue list => List(list),
        PropertyName name => Property(name),
        Operation operation => Operator(operation, OperatorForm.Of(operation.Operator)),
        _ => throw new RefusedFilterException(expression.Place, "an open end has a meaning in an interval only."),
    };

    private FilterTerm Operator(Operation operation, OperatorForm form) => form.Family switch
    {
        OperatorFamily.Logical => Logical(operation, form),
        OperatorFamily.Comparison => Compare(operation, form),
        OperatorFamily.Pattern => Pattern(operation),
        OperatorFamily.Range => Range(operation),
        OperatorFamily.Membership => Membership(operation),
        OperatorFamily.Absence => Absence(operation),
        OperatorFamily.Case => Folded(operation),
        OperatorFamily.Arithmetic => Arithmetic(operation, form),
        OperatorFamily.Spatial => Boolean(operation, new SpatialSql(layer, system, _parameters).Relation(operation, form)),
        OperatorFamily.Temporal => Boolean(operation, new TemporalSql(Translate, Sql).Relation(operation, form)),
        OperatorFamily.List => Lists(operation, form),
    };

    private static FilterTerm Boolean(Operation operation, string sql) => new(ValueKind.Boolean, $"({sql})", operation);

    private FilterTerm Logical(Operation operation, OperatorForm form)
    {
        IEnumerable<string> conditions = [.. operation.Arguments.Select(a => Expect(a, ValueKind.Boolean, form.Name).Sql)];
        return Boolean(operation, form.Operator == FilterOperator.Not ? "not " + conditions.Single() : string.Join(form.Sql, conditions));
    }

    private FilterTerm Compare(Operation operation, OperatorForm form)
    {
        (FilterTerm left, FilterTerm right) = Alike(Translate(operation.Arguments[0]), Translate(operation.Arguments[1]), operation.Place);
        bool ordered = form.Operator is not (FilterOperator.Equal or FilterOperator.NotEqual);
        if (ordered && left.Kind == ValueKind.Boolean)
        {
            throw new RefusedFilterException(operation.Place, "conditions have no order; compare them by = or <>.");
        }

        string collation = ordered && left.Kind == ValueKind.Text ? ByCode : "";
        (string first, string second) = Pair(left, right);
        return Boolean(operation, $"{first}{collation} {form.Sql} {second}");
    }

    private FilterTerm Pattern(Operation operation)
    {
        FilterTerm text = Expect(operation.Arguments[0], ValueKind.Text, "like");
        FilterTerm pattern = Expect(operation.Arguments[1], ValueKind.Text, "like");
        Expression written = operation.Arguments[1];
        while (written is Operation { Operator: FilterOperator.CaseInsensitive } folded)
        {
            written = folded.Arguments[0];
        }

        if (written is not TextValue { Value: string given })
        {
            throw new RefusedFilterException(written.Place, "a pattern is a text in quotes, or CASEI of one.");
        }

        return (given.Length - given.TrimEnd('\\').Length) % 2 == 0
            ? Boolean(operation, $"{text.Sql} like {pattern.Sql}")
            : throw new RefusedFilterException(
                written.Place, "a pattern must not end with a single backslash, which gives the character behind it its plain meaning.");
    }

    private FilterTerm Range(Operation operation)
    {
        FilterTerm value = Translate(operation.Arguments[0]);
        (FilterTerm first, FilterTerm low) = Alike(value, Translate(operation.Arguments[1]), operation.Place);
        (FilterTerm second, FilterTerm high) = Alike(value, Translate(operation.Arguments[2]), operation.Place);
        if (first.Kind == ValueKind.Boolean)
        {
            throw new RefusedFilterException(operation.Place, "conditions have no order, and so nothing is between them.");
        }

        string collation = first.Kind == ValueKind.Text ? ByCode : "";
        (string left, string from) = Pair(first, low);
        (string right, string to) = Pair(second, high);
        return Boolean(operation, $"{left}{collation} >= {from} and {right}{collation} <= {to}");
    }

    private FilterTerm Membership(Operation operation)
    {
        if (operation.Arguments[1] is not ListValue { Items.Count: > 0 } list)
        {
            throw new RefusedFilterException(operation.Arguments[1].Place, "in needs a list with one value or more.");
        }

        FilterTerm value = Translate(operation.Arguments[0]);
        if (value is { Kind: ValueKind.Text } && list.Items.All(i => i is TextValue))
        {
            string texts = _parameters.Add(NpgsqlDbType.Array | NpgsqlDbType.Text, list.Items.Select(i => ((TextValue)i).Value).ToArray());
            return Boolean(operation, $"{value.Sql} = any({texts})");
        }

        List<string> equal = [];
        foreach (Expression item in list.Items)
        {
            (FilterTerm left, FilterTerm right) = Alike(value, Translate(item), item.Place);
            (string first, string second) = Pair(left, right);
            equal.Add($"{first} = {second}");
        }

        return Boolean(operation, string.Join(" or ", equal));
    }

    private FilterTerm Absence(Operation operation)
    {
        FilterTerm term = Translate(operation.Arguments[0]);
        return term.Kind switch
        {
            ValueKind.Geometry => Boolean(
                operation, $"({new SpatialSql(layer, system, _parameters).Geometry(term.Expression)}) is null"),
            ValueKind.Interval => throw new RefusedFilterException(term.Expression.Place, "an interval is never null."),
            ValueKind.Boolean or ValueKind.Text or ValueKind.Number or ValueKind.Date or ValueKind.Timestamp or ValueKind.List =>
                Boolean(operation, $"({Sql(term)}) is null"),
        };
    }

    // Upper before lower case: ß and SS, ς and σ become the same only so. ICU's root locale knows all of Unicode whatever the database's does.
    private FilterTerm Folded(Operation operation) => new(
        ValueKind.Text,
        $"lower(upper({Expect(operation.Arguments[0], ValueKind.Text, "casei").Sql} collate \"und-x-icu\")) collate \"C\"",
        operation);

    private FilterTerm Arithmetic(Operation operation, OperatorForm form)
    {
        FilterTerm left = Expect(operation.Arguments[0], ValueKind.Number, form.Name);
        FilterTerm right = Expect(operation.Arguments[1], ValueKind.Number, form.Name);
        if (right.Constant is 0 && form.Operator is FilterOperator.Divide or FilterOperator.Modulo or FilterOperator.WholeDivide)
        {
            throw new RefusedFilterException(right.Expression.Place, "a division by zero has no result.");
        }

        if (left.Constant is double x && right.Constant is double y)
        {
            double result = ConstantNumbers.Apply(form.Operator, x, y);
            return double.IsFinite(result)
                ? new FilterTerm(ValueKind.Number, "", operation) { Constant = result }
                : throw new RefusedFilterException(operation.Place, string.Create(
                    CultureInfo.InvariantCulture, $"{x} {form.Name} {y} has no result, or one beyond the largest double, 1.8e308."));
        }

        // Offset 0 keeps the planner from copying the operands to each place where x and y stand, which would double them at each nesting.
        return new FilterTerm(
            ValueKind.Number,
            $"(select {form.Sql} from (select {Double(left)} as x, {Double(right)} as y offset 0) operands)",
            operation);
    }

    private FilterTerm Lists(Operation operation, OperatorForm form)
    {
        string[] lists = [.. operation.Arguments.Select(a => Expect(a, ValueKind.List, form.Name).Sql)];
        return Boolean(operation, string.Format(CultureInfo.InvariantCulture, form.Sql, lists));
    }

    private FilterTerm List(ListValue list)
    {
        Expression? other = list.Items.FirstOrDefault(i => i is not TextValue);
        return other is null
            ? new FilterTerm(
                ValueKind.List,
                _parameters.Add(NpgsqlDbType.Array | NpgsqlDbType.Text, list.Items.Select(i => ((TextValue)i).Value).ToArray()),
                list)
            : throw new RefusedFilterException(other.Place, "lists are of texts in quotes.");
    }

    private FilterTerm Property(PropertyName name)
    {
        if (name.Name == GeometryName)
        {
            return new FilterTerm(ValueKind.Geometry, "", name);
        }

        LayerProperty property = layer.Property(name.Name) ?? throw new RefusedFilterException(
            name.Place,
            $"{layer.Id} have no property '{name.Name}'; they have: {string.Join(", ", layer.Properties.Select(p => p.Name))}, {GeometryName}."
            + " A text stands in single quotes.");
        return property.Type switch
        {
            PropertyType.Text => new FilterTerm(ValueKind.Text, property.Column, name),
            PropertyType.Integer => new FilterTerm(ValueKind.Number, property.Column, name) { IsInteger = true },
            PropertyType.Number => new FilterTerm(ValueKind.Number, property.Column, name),
            PropertyType.Date => new FilterTerm(ValueKind.Date, property.Column, name),
            PropertyType.Timestamp => new FilterTerm(ValueKind.Timestamp, property.Column, name),
            PropertyType.TextList => new FilterTerm(ValueKind.List, $"({property.Column})::text[]", name),
        };
    }

    private FilterTerm Expect(Expression expression, ValueKind kind, string operation)
    {
        FilterTerm term = Translate(expression);
        return term.Kind == kind
            ? term
            : throw new RefusedFilterException(
                expression.Place, $"{operation} takes {FilterTerm.Article(kind)} here, not {term.Described}.{Hint(kind, term)}");
    }

    private static string Hint(ValueKind kind, FilterTerm term) => (kind, term.Kind) switch
    {
        (ValueKind.List, ValueKind.Text) => " A list stands in parentheses: ('a', 'b').",
        (ValueKind.Text, ValueKind.List) => " A_CONTAINS(name, ('a')) finds features whose list has a.",
        _ => "",
    };

    // Two operands that can be compared: of one kind, or a text that says when beside a property that does.
    private (FilterTerm Left, FilterTerm Right) Alike(FilterTerm left, FilterTerm right, string place)
    {
        (left, right) = (Timed(left, right.Kind), Timed(right, left.Kind));
        if (left.Kind is ValueKind.Interval or ValueKind.Geometry or ValueKind.List)
        {
            throw new RefusedFilterException(place, $"{left.Described} cannot be compared so; the functions {Prefix(left.Kind)}… do.");
        }

        if (left.Kind == right.Kind)
        {
            return (left, right);
        }

        string hint = (left.Kind, right.Kind) is (ValueKind.Timestamp, ValueKind.Date) or (ValueKind.Date, ValueKind.Timestamp)
            ? " T_INTERSECTS, T_BEFORE and T_AFTER take a day for all its instants."
            : Hint(left.Kind, right);
        throw new RefusedFilterException(place, $"{left.Described} cannot be compared with {right.Described}.{hint}");
    }

    private static string Prefix(ValueKind kind) => kind switch
    {
        ValueKind.Interval => "T_",
        ValueKind.Geometry => "S_",
        _ => "A_",
    };

    private FilterTerm Timed(FilterTerm term, ValueKind other) => (term.Expression, other) switch
    {
        (TextValue text, ValueKind.Date) => Translate(TimeValues.Date(text.Value, text.Place)),
        (TextValue text, ValueKind.Timestamp) => Translate(TimeValues.Timestamp(text.Value, text.Place)),
        _ => term,
    };

    private (string First, string Second) Pair(FilterTerm left, FilterTerm right) =>
        (left.IsInteger ? WholeOr(right) : null) is { } second ? (left.Sql, second)
        : (right.IsInteger ? WholeOr(left) : null) is { } first ? (first, right.Sql)
        : (Sql(left), Sql(right));

    private string? WholeOr(FilterTerm term) =>
        term.Constant is double value && value == Math.Truncate(value) && Math.Abs(value) <= int.MaxValue
            ? _parameters.Add(NpgsqlDbType.Integer, (int)value)
            : null;

    private string Sql(FilterTerm term) => term.Constant is double value ? _parameters.Add(NpgsqlDbType.Double, value) : term.Sql;

    private string Double(FilterTerm term) => term.Constant is null ? $"({term.Sql})::double precision" : Sql(term);

    private string Add(TextValue text) => _parameters.Add(NpgsqlDbType.Text, text.Value);
}
