using System.Globalization;

namespace SpaceGeo.Store.Filters;

/// <summary>Relations of times, by the begins and ends of both. An instant begins and ends at once. A day beside days alone is one step of the
/// calendar; beside an instant it is the span from its first microsecond to its last, in UTC.</summary>
/// <param name="translate">Translates an operand.</param>
/// <param name="sql">The SQL of an operand.</param>
internal sealed class TemporalSql(Func<Expression, FilterTerm> translate, Func<FilterTerm, string> sql)
{
    /// <summary>A relation as SQL.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="form">Its operator.</param>
    public string Relation(Operation operation, OperatorForm form)
    {
        FilterTerm?[] ends = [.. operation.Arguments.SelectMany(a => Ends(a, form.Name))];
        bool calendar = ends.All(e => e is null or { Kind: ValueKind.Date });
        string[] points = [.. ends.Select((end, i) => Point(end, isEnd: i % 2 == 1, calendar))];
        return string.Format(CultureInfo.InvariantCulture, form.Sql, points);
    }

    private FilterTerm?[] Ends(Expression operand, string operation)
    {
        if (operand is IntervalValue interval)
        {
            CheckOrder(interval);
            return [End(interval.From, operation), End(interval.To, operation)];
        }

        FilterTerm? instant = End(operand, operation);
        return [instant, instant];
    }

    private FilterTerm? End(Expression expression, string operation)
    {
        if (expression is OpenEnd)
        {
            return null;
        }

        FilterTerm term = translate(expression);
        return term.Kind is ValueKind.Date or ValueKind.Timestamp
            ? term
            : throw new RefusedFilterException(
                expression.Place,
                $"{operation} takes a day, an instant or an interval of them here, not {term.Described}. They are written DATE('2024-12-31'), "
                + "TIMESTAMP('2024-12-31T23:59:59Z'), INTERVAL('2024-01-01', '..').");
    }

    private static void CheckOrder(IntervalValue interval)
    {
        if (Known(interval.From) is DateTime from && Known(interval.To) is DateTime to && from > to)
        {
            throw new RefusedFilterException(interval.Place, "the interval ends before it begins.");
        }
    }

    private static DateTime? Known(Expression end) => end switch
    {
        DateValue day => day.Value.ToDateTime(TimeOnly.MinValue),
        TimestampValue instant => instant.Value,
        _ => null,
    };

    private string Point(FilterTerm? end, bool isEnd, bool calendar)
    {
        string type = calendar ? "date" : "timestamptz";
        if (end is null)
        {
            return isEnd ? $"'infinity'::{type}" : $"'-infinity'::{type}";
        }

        string value = sql(end);
        if (calendar || end.Kind == ValueKind.Timestamp)
        {
            return value;
        }

        return isEnd
            ? $"(({value}) + interval '1 day' - interval '1 microsecond') at time zone 'UTC'"
            : $"(({value})::timestamp at time zone 'UTC')";
    }
}
