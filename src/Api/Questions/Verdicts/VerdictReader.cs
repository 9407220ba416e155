using System.Runtime.CompilerServices;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Store.Questions;

namespace SpaceGeo.Api.Questions.Verdicts;

/// <summary>Reads who has which space, and keeps of it what a judge has something to say of.</summary>
internal static class VerdictReader
{
    // What is passed over is read too: in pieces, so that a page that is full ends the reading.
    private const int Piece = 1000;

    /// <summary>Reads an answer.</summary>
    /// <param name="store">Where rows are read.</param>
    /// <param name="facts">What is read; its keys are those of the answer.</param>
    /// <param name="inquiry">What is asked.</param>
    /// <param name="judge">Turns a row into the values of the answer, or passes it over.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async IAsyncEnumerable<AnswerRow> ReadAsync(
        QuestionStore store,
        Question facts,
        Inquiry inquiry,
        Func<IReadOnlyList<object?>, RulesOfDay, IReadOnlyList<object?>?> judge,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rules = new RulesOfDay(RuleBook.Current, inquiry.Day);
        IReadOnlyList<long>? after = inquiry.After;
        int left = inquiry.Limit;
        int read = Piece;
        while (read == Piece)
        {
            read = 0;
            await foreach (AnswerRow row in store.ReadAsync(
                new Inquiry(facts, inquiry.Day) { Values = inquiry.Values, Limit = Piece, After = after }, cancellation))
            {
                read++;
                after = row.Key;
                if (judge(row.Values, rules) is { } values)
                {
                    yield return new AnswerRow(row.Key, values);
                    if (--left == 0)
                    {
                        yield break;
                    }
                }
            }
        }
    }
}
