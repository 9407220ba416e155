
namespace SpaceGeo.Store.Questions;

/// <summary>What the values of an answer's column are.</summary>
public enum AnswerType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A double.</summary>
    Number,

    /// <summary>A day; one without bound is null.</summary>
    Date,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>The id of a feature of the rooms.</summary>
    RoomId,

    /// <summary>Several texts.</summary>
    TextList,
}

/// <summary>A column of an answer.</summary>
/// <param name="Name">In camelCase, with the unit at the end.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Sql">The SQL expression it is read from: a constant of this assembly; empty where the value is computed after reading.</param>
/// <param name="Description">A line for people.</param>
public sealed record AnswerColumn(string Name, AnswerType Type, string Sql, string Description);

/// <summary>What a parameter of a question may be.</summary>
public enum ParameterType
{
    /// <summary>Code of an organisation; all below it count too.</summary>
    OrganisationTree,

    /// <summary>Code of a site; all below it count too.</summary>
    SiteTree,

    /// <summary>Number of a building.</summary>
    Integer,

    /// <summary>A number of 0 or more.</summary>
    Number,

    /// <summary>One of <see cref="QuestionParameter.Choices"/>.</summary>
    Word,

    /// <summary>Some of <see cref="QuestionParameter.Choices"/>, divided by commas.</summary>
    Words,
}

/// <summary>A parameter of a question, beside the day and the page.</summary>
/// <param name="Name">In camelCase.</param>
/// <param name="Type">What it may be.</param>
/// <param name="Condition">The SQL condition that it adds, with the parameter <c>@name</c>; empty where the question reads it otherwise.</param>
/// <param name="Description">A line for people.</param>
public sealed record QuestionParameter(string Name, ParameterType Type, string Condition, string Description)
{
    /// <summary>Of words: those that may stand here.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Its value where none is given; null for none.</summary>
    public object? Default { get; init; }

    /// <summary>Of numbers: the least.</summary>
    public double Least { get; init; }

    /// <summary>Of numbers: the largest.</summary>
    public double Most { get; init; } = int.MaxValue;
}

/// <summary>A question that has an answer: constant SQL, the columns that it is read into, and the parameters that narrow it.</summary>
/// <param name="Id">Name in addresses, as <c>idle-rooms</c>.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Description">What a row is and how it is reckoned.</param>
/// <param name="Source">FROM and WHERE, of what is true on <c>@day</c>; conditions of parameters stand at <see cref="Conditions"/>.</param>
/// <param name="Columns">In the order in which they are read and shown.</param>
/// <param name="Key">Whole-number SQL expressions that order the rows and tell them apart.</param>
/// <param name="Parameters">What may be asked.</param>
public sealed record Question(
    string Id,
    string Title,
    string Description,
    string Source,
    IReadOnlyList<AnswerColumn> Columns,
    IReadOnlyList<string> Key,
    IReadOnlyList<QuestionParameter> Parameters)
{
    /// <summary>Where conditions are put into <see cref="Source"/>.</summary>
    public const string Conditions = "/* conditions */";

    /// <summary>The parameter of a name.</summary>
    /// <param name="name">Exact name.</param>
    /// <returns>The parameter, or null.</returns>
    public QuestionParameter? Parameter(string name) =>
        Parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));
}

/// <summary>A question as somebody asks it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Day">The day that is asked about.</param>
public sealed record Inquiry(Question Question, DateOnly Day)
{
    /// <summary>Values of parameters: int[] for trees, int, double, string, or string[].</summary>
    public IReadOnlyDictionary<string, object> Values { get; init; } = new Dictionary<string, object>();

    /// <summary>Rows at most.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Only rows behind the one with this key; null for the first.</summary>
    public IReadOnlyList<long>? After { get; init; }
}

/// <summary>A row of an answer.</summary>
/// <param name="Key">Its place in the order.</param>
/// <param name="Values">For each column a string, long, double, DateOnly, bool, array of strings, or null.</param>
public sealed record AnswerRow(IReadOnlyList<long> Key, IReadOnlyList<object?> Values);
