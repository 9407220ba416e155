namespace SpaceGeo.Planning.Rules;

/// <summary>The words by which files, lists and the API name kinds of rules and what is in them.</summary>
public static class RuleWords
{
    /// <summary>The word for a way to meet a need.</summary>
    /// <param name="way">The way.</param>
    /// <returns><c>reallocate</c>, <c>exchange</c>, <c>lease</c> or <c>build</c>.</returns>
    public static string Word(this NeedWay way) => way switch
    {
        NeedWay.Reallocate => "reallocate",
        NeedWay.Exchange => "exchange",
        NeedWay.Lease => "lease",
        NeedWay.Build => "build",
    };

    /// <summary>The Chinese word for a way to meet a need.</summary>
    /// <param name="way">The way.</param>
    public static string Chinese(this NeedWay way) => way switch
    {
        NeedWay.Reallocate => "调剂",
        NeedWay.Exchange => "置换",
        NeedWay.Lease => "租用",
        NeedWay.Build => "建设",
    };

    /// <summary>The kind of a rule, as its file names it.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>As <c>rankLimit</c>.</returns>
    public static string Kind(this Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Subject.Split(' ')[0];
    }
}
