using System.Globalization;
using NpgsqlTypes;

namespace SpaceGeo.Store.Filters;

/// <summary>What an expression's value is.</summary>
internal enum ValueKind
{
    Boolean,
    Text,
    Number,
    Date,
    Timestamp,
    Interval,
    Geometry,
    List,
}

/// <summary>An expression as SQL.</summary>
/// <param name="Kind">What its value is.</param>
/// <param name="Sql">Constants of this assembly and names of parameters, nothing else.</param>
/// <param name="Expression">What it was made of.</param>
internal sealed record FilterTerm(ValueKind Kind, string Sql, Expression Expression)
{
    /// <summary>The value of a number that is known without reading a feature, or null.</summary>
    public double? Constant { get; init; }

    /// <summary>Whether it is a whole number of 32 bits in the database, whose index holds comparisons with such numbers alone.</summary>
    public bool IsInteger { get; init; }

    /// <summary>As it is named in a refusal.</summary>
    public string Described => Expression switch
    {
        PropertyName name => $"{name.Name}, {Article(Kind)}",
        TextValue text => $"the text '{text.Value}'",
        NumberValue number => string.Create(CultureInfo.InvariantCulture, $"the number {number.Value}"),
        _ => Article(Kind),
    };

    /// <summary>A kind with its article.</summary>
    /// <param name="kind">The kind.</param>
    public static string Article(ValueKind kind) => kind switch
    {
        ValueKind.Boolean => "a condition",
        ValueKind.Text => "a text",
        ValueKind.Number => "a number",
        ValueKind.Date => "a day",
        ValueKind.Timestamp => "an instant",
        ValueKind.Interval => "an interval",
        ValueKind.Geometry => "a geometry",
        ValueKind.List => "a list of texts",
    };
}

/// <summary>A value that a client sent, on its way to the database.</summary>
/// <param name="Name">Its name in the SQL text, without @.</param>
/// <param name="Type">Its type.</param>
/// <param name="Value">The value.</param>
internal sealed record FilterParameter(string Name, NpgsqlDbType Type, object Value);

/// <summary>The values of one filter.</summary>
internal sealed class FilterParameters
{
    private readonly List<FilterParameter> _all = [];

    public IReadOnlyList<FilterParameter> All => _all;

    /// <summary>Takes a value.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="value">The value.</param>
    /// <returns>What stands for it in SQL.</returns>
    public string Add(NpgsqlDbType type, object value)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"f{_all.Count + 1}");
        _all.Add(new FilterParameter(name, type, value));
        return "@" + name;
    }
}
