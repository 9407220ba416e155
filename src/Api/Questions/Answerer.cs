using SpaceGeo.Api.Questions.Verdicts;
using SpaceGeo.Store.Questions;

namespace SpaceGeo.Api.Questions;

/// <summary>A question and who reads its answer.</summary>
/// <param name="Question">The question as it is described.</param>
/// <param name="Read">Reads of a store at most as many rows as the inquiry's limit, in the order of their keys.</param>
internal sealed record Answerer(Question Question, Func<QuestionStore, Inquiry, CancellationToken, IAsyncEnumerable<AnswerRow>> Read)
{
    /// <summary>All questions that the API answers.</summary>
    public static IReadOnlyList<Answerer> All =>
    [
        .. StoredQuestions.All.Select(q => new Answerer(q, (store, inquiry, cancellation) => store.ReadAsync(inquiry, cancellation))),
        .. VerdictQuestions.All,
    ];
}
