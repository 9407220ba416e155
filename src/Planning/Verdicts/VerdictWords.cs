namespace SpaceGeo.Planning.Verdicts;

/// <summary>The words by which verdicts are told to other programs; docs/space-rules.md explains them.</summary>
public static class VerdictWords
{
    /// <summary>The word for an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns><c>within</c>, <c>over</c> or <c>undecided</c>.</returns>
    public static string Word(this VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Within => "within",
        VerdictOutcome.Over => "over",
        VerdictOutcome.Undecided => "undecided",
    };

    /// <summary>The word for why there is no verdict.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>As <c>unknown-rank</c>.</returns>
    public static string Word(this NotJudgedReason reason) => reason switch
    {
        NotJudgedReason.NoRule => "no-rule",
        NotJudgedReason.NoLimit => "no-limit",
        NotJudgedReason.UnknownRank => "unknown-rank",
        NotJudgedReason.UnknownDivision => "unknown-division",
        NotJudgedReason.MissingArea => "missing-area",
        NotJudgedReason.NoOccupant => "no-occupant",
        NotJudgedReason.MissingQuota => "missing-quota",
        NotJudgedReason.UnknownBuildingType => "unknown-building-type",
        NotJudgedReason.UsableShareTooLow => "usable-share-too-low",
    };

    /// <summary>The word for how actual space stands to the entitlement.</summary>
    /// <param name="state">The state.</param>
    /// <returns><c>surplus</c>, <c>shortage</c>, <c>even</c> or <c>undecided</c>.</returns>
    public static string Word(this BalanceState state) => state switch
    {
        BalanceState.Surplus => "surplus",
        BalanceState.Shortage => "shortage",
        BalanceState.Even => "even",
        BalanceState.Undecided => "undecided",
    };
}
