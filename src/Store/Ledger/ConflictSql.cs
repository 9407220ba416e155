namespace SpaceGeo.Store.Ledger;

/// <summary>What cannot be true twice at a time.</summary>
/// <param name="Same">Columns that are the same in both entries.</param>
/// <param name="Column">The file's column that is blamed.</param>
/// <param name="Told">SQL for what is wrong, of the line <c>n</c> and the other entry <c>o</c>.</param>
internal sealed record LedgerConflict(IReadOnlyList<string> Same, string Column, string Told)
{
    /// <summary>A column in which they differ, or null where that does not matter.</summary>
    public string? Unlike { get; init; }

    /// <summary>SQL for the entries that matter, of an alias.</summary>
    public Func<string, string> Only { get; init; } = _ => "true";

    /// <summary>What is to be done, or nothing.</summary>
    public string Advice { get; init; } = string.Empty;
}

/// <summary>Finds entries that cannot both be true.</summary>
internal static class ConflictSql
{
    // Days since the first of the calendar: -infinity and infinity are not a number of days apart from anything.
    private const string FirstDay = "greatest(valid_from, date '0001-01-01') - date '0001-01-01'";
    private const string EndDay = "least(valid_to, date '9999-12-31') - date '0001-01-01'";

    /// <summary>
    /// Adds to <c>faults</c> the lines of <c>incoming</c> that are in conflict with a line before them, in the order of their first days, or
    /// with an entry that stays; each is in conflict with the one that is named. Of the lines before only the one that lasts longest is looked
    /// at: the first line that is in conflict with any is in conflict with that one, or those two were in conflict themselves. So there are
    /// faults until there are no conflicts.
    /// </summary>
    /// <param name="entries">The table of entries.</param>
    /// <param name="key">Columns that name an entry.</param>
    /// <param name="conflict">What cannot be.</param>
    public static string Of(string entries, IReadOnlyList<string> key, LedgerConflict conflict) => $"""
        insert into faults (line, col, cause)
        select n.line, '{conflict.Column}', {conflict.Told} || {On("n.valid_from")} || ': line ' || o.line || ' says it too{conflict.Advice}'
        from (
          select line, {FirstDay} as first_day, max(({EndDay})::bigint << 32 | line) over (
            partition by {string.Join(", ", conflict.Same)} order by valid_from, line rows between unbounded preceding and 1 preceding) as longest
          from incoming i where {conflict.Only("i")}) l
        join incoming n on n.line = l.line join incoming o on o.line = l.longest & 4294967295
        where l.longest >> 32 > l.first_day{Differ(conflict)};
        insert into faults (line, col, cause)
        select distinct on (n.line) n.line, '{conflict.Column}',
          {conflict.Told} || {On("greatest(n.valid_from, o.valid_from)")} || ': an earlier import says it too{conflict.Advice}'
        from incoming n join {entries} o on {Same("n", "o", conflict.Same)} and n.valid_from < o.valid_to and o.valid_from < n.valid_to
        where {conflict.Only("n")} and {conflict.Only("o")} and {Stays(entries, key, "o")}{Differ(conflict)}
        order by n.line, o.valid_from;

        """;

    /// <summary>Whether an entry is known and no line replaces it.</summary>
    /// <param name="entries">The table of entries.</param>
    /// <param name="key">Columns that name an entry.</param>
    /// <param name="alias">The entry.</param>
    public static string Stays(string entries, IReadOnlyList<string> key, string alias) =>
        $"{alias}.ended_by is null and not exists (select from incoming r where {Same("r", alias, key)})";

    private static string On(string day) => $"coalesce(' on ' || to_char({day}, 'YYYY-MM-DD'), ' from the beginning')";

    private static string Differ(LedgerConflict conflict) =>
        conflict.Unlike is string column ? $" and n.{column} <> o.{column}" : string.Empty;

    private static string Same(string left, string right, IEnumerable<string> columns) =>
        string.Join(" and ", columns.Select(c => $"{left}.{c} = {right}.{c}"));
}
