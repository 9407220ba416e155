using System.Globalization;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Moments;
using SpaceGeo.Store.Questions;

namespace SpaceGeo.Api.Questions;

/// <summary>Reads what a client asks.</summary>
/// <param name="store">Looks organisations and sites up.</param>
internal sealed class InquiryReader(QuestionStore store)
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 10_000;

    /// <summary>Parameters that every question knows beside its own.</summary>
    public static IReadOnlyList<string> CommonParameters { get; } = [.. MomentReader.Names, "limit", "cursor"];

    /// <summary>Reads an inquiry.</summary>
    /// <param name="query">The parameters, of which all are known.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="day">The day that is asked about.</param>
    /// <param name="given">Values of parameters that the address has beside the query.</param>
    /// <param name="cancellation">Ends the look-ups.</param>
    public async Task<Inquiry> ReadAsync(
        RequestQuery query, Question question, DateOnly day, IReadOnlyDictionary<string, object> given, CancellationToken cancellation)
    {
        var values = new Dictionary<string, object>(given);
        foreach (QuestionParameter parameter in question.Parameters)
        {
            if (query[parameter.Name] is string text)
            {
                values.Add(parameter.Name, await ValueAsync(parameter, text, day, cancellation));
            }
        }

        Question asked = StoredQuestions.For(question, values);
        return new Inquiry(asked, day)
        {
            Values = values,
            Limit = query.Limit(DefaultLimit, MaxLimit),
            After = query["cursor"] is string cursor ? AnswerCursor.Read(cursor, asked.Key.Count) : null,
        };
    }

    /// <summary>A parameter's value.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="text">What the client sent.</param>
    /// <param name="day">The day on which trees are looked at.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    public async Task<object> ValueAsync(QuestionParameter parameter, string text, DateOnly day, CancellationToken cancellation)
    {
        switch (parameter.Type)
        {
            case ParameterType.OrganisationTree:
                return await store.OrganisationsBelowAsync(text, day, cancellation)
                    ?? throw ProblemException.BadRequest($"{parameter.Name}: there is no organisation '{text}'.");
            case ParameterType.SiteTree:
                return await store.SitesBelowAsync(text, day, cancellation)
                    ?? throw ProblemException.BadRequest($"{parameter.Name}: there is no site '{text}'.");
            case ParameterType.Integer when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int whole)
                && whole <= parameter.Most:
                return whole;
            case ParameterType.Number when Number(text) is double number && number >= parameter.Least && number <= parameter.Most:
                return number;
            case ParameterType.Word when parameter.Choices.Contains(text):
                return text;
            case ParameterType.Words when text.Split(',') is string[] words && words.All(parameter.Choices.Contains):
                return words;
            default:
                throw ProblemException.BadRequest($"{parameter.Name}: '{text}' is no {Wanted(parameter)}.");
        }
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    private static string Wanted(QuestionParameter parameter) => parameter.Type switch
    {
        ParameterType.OrganisationTree => "code of an organisation",
        ParameterType.SiteTree => "code of a site",
        ParameterType.Integer => Range("whole number", parameter),
        ParameterType.Number => Range("number", parameter),
        ParameterType.Word => $"word that stands here; these do: {string.Join(", ", parameter.Choices)}",
        ParameterType.Words => $"list of words that stand here, divided by commas; these do: {string.Join(", ", parameter.Choices)}",
    };

    private static string Range(string what, QuestionParameter parameter) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} from {parameter.Least} to {parameter.Most}");
}
