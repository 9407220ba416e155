using SpaceGeo.Planning.Verdicts;
using SpaceGeo.Store.Questions;
using static SpaceGeo.Store.Questions.AnswerType;

namespace SpaceGeo.Api.Questions.Verdicts;

/// <summary>Columns, parameters and values that answers with a verdict share.</summary>
internal static class VerdictColumns
{
    public const string OutcomeParameter = "outcome";

    private const string NotJudgedWord = "not-judged";

    /// <summary>What <see cref="Of"/> gives the values for.</summary>
    public static readonly AnswerColumn[] Verdict =
    [
        Computed("outcome", Text, "over, within, undecided (the limit lies within the area's bound), or not-judged."),
        Computed("reason", Text, "Why it was not judged, as in docs/space-rules.md; null where it was."),
        Computed("areaM2", Number, "Area that counts, m²."),
        Computed("boundM2", Number, "How far it can lie from the exact value, m²."),
        Computed("limitM2", Number, "The limit, m²; for a rank that others set, the ceiling, with the reason no-limit."),
        Computed("excessM2", Number, "By how much the area is above the limit, m²; negative for what is left."),
        Computed("rules", TextList, "Ids of the rules that the verdict rests on; spacegeo rules lists them."),
    ];

    public static readonly QuestionParameter OfOutcome = new(
        OutcomeParameter, ParameterType.Words, string.Empty, "Outcomes that are wanted, divided by commas; over and undecided where none is named.")
    {
        Choices = [.. Enum.GetValues<VerdictOutcome>().Select(VerdictWords.Word), NotJudgedWord],
    };

    private static readonly string[] Doubtful = [VerdictOutcome.Over.Word(), VerdictOutcome.Undecided.Word()];

    public static AnswerColumn Computed(string name, AnswerType type, string description) => new(name, type, string.Empty, description);

    /// <summary>Whether an outcome is asked for.</summary>
    public static bool IsWanted(Inquiry inquiry, Judgement judgement) =>
        ((string[])inquiry.Values.GetValueOrDefault(OutcomeParameter, Doubtful)).Contains(WordOf(judgement));

    /// <summary>The values of <see cref="Verdict"/>.</summary>
    public static object?[] Of(Judgement judgement) => judgement is Verdict verdict
        ?
        [
            verdict.Outcome.Word(), null, (double)verdict.Area.AreaM2, (double)verdict.Area.BoundM2, (double)verdict.Limit.FromM2,
            (double)verdict.ExcessM2, verdict.RuleIds.ToArray(),
        ]
        : [NotJudgedWord, Reason(judgement), null, null, (double?)(judgement as NotJudged)?.Ceiling?.CeilingM2, null, null];

    /// <summary>Why there is no verdict.</summary>
    public static string? Reason(Judgement judgement) =>
        judgement is NotJudged notJudged ? $"{notJudged.Reason.Word()}: {notJudged.Subject}" : null;

    private static string WordOf(Judgement judgement) => judgement is Verdict verdict ? verdict.Outcome.Word() : NotJudgedWord;
}
