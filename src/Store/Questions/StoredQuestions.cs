namespace SpaceGeo.Store.Questions;

/// <summary>The questions whose answers are read from the database as they are.</summary>
public static class StoredQuestions
{
    /// <summary>All questions.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        LedgerQuestions.Sites, LedgerQuestions.Buildings, LedgerQuestions.Storeys, LedgerQuestions.Rooms, LedgerQuestions.IdleRooms,
        LeasingQuestions.Conflicts, LeasingQuestions.Nearby, AggregateQuestion.Described, ReconciliationQuestion.Question, RevisionQuestion.Question,
    ];

    /// <summary>The revisions of buildings, which have an address of their own beside each building.</summary>
    public static Question Revisions => RevisionQuestion.Question;

    /// <summary>The question as it is asked with some values: sums by marks are a question of their own for each choice.</summary>
    /// <param name="question">One of <see cref="All"/>.</param>
    /// <param name="values">Values of parameters.</param>
    public static Question For(Question question, IReadOnlyDictionary<string, object> values)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(values);
        return question == AggregateQuestion.Described
            ? AggregateQuestion.Of((IReadOnlyCollection<string>)values.GetValueOrDefault(AggregateQuestion.GroupBy.Name, Array.Empty<string>()))
            : question;
    }
}
