using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Store.Ledger;

/// <summary>How the rows of one ledger file become entries: they are sent to <c>stage</c> as they are, made into entries with their line in
/// <c>incoming</c>, checked, and merged with what is there.</summary>
/// <param name="Table">The file.</param>
/// <param name="Entries">The table of its entries.</param>
/// <param name="Key">Columns that name an entry: a row with the same ones replaces it.</param>
/// <param name="Payload">Its other columns.</param>
/// <param name="Prepare">Fills <c>incoming</c> from <c>stage</c>, and <c>faults</c> with the lines that cannot be.</param>
/// <param name="Conflicts">Adds to <c>faults</c> the lines of <c>incoming</c> that contradict each other or other entries.</param>
/// <param name="Export">Reads what is known, with the file's columns in its order.</param>
internal sealed record LedgerStage(
    LedgerTable Table, string Entries, IReadOnlyList<string> Key, IReadOnlyList<string> Payload, string Prepare, string Conflicts, string Export)
{
    /// <summary>Removes the codes that were made for lines that were left out after all, or nothing.</summary>
    public string Unused { get; init; } = string.Empty;

    /// <summary>Makes the table that receives the rows.</summary>
    public string CreateStage => $"create temporary table stage (line integer, {string.Join(", ", Table.Columns.Select(Definition))}) on commit drop";

    /// <summary>Receives them.</summary>
    public string CopyStage => $"copy stage (line, {string.Join(", ", Table.Columns.Select(c => ColumnName(c.Name)))}) from stdin (format binary)";

    /// <summary>Makes the table of entries to come.</summary>
    public string CreateIncoming =>
        $"create temporary table incoming on commit drop as select 0 as line, {Columns} from {Entries} where false";

    /// <summary>Adds to <c>faults</c> the lines that name an entry that another line before them names.</summary>
    public string Repetitions => $"""
        insert into faults (line, col, cause)
        select line, '', 'says what line ' || first || ' says already'
        from (select line, first_value(line) over (partition by {Keys} order by line) as first from incoming) i
        where line > first
        """;

    /// <summary>Ends the entries that a row replaces; <c>$1</c> is the import.</summary>
    public string EndReplaced => $"""
        update {Entries} e set ended_by = $1 from incoming n
        where e.ended_by is null and ({Of("e", Key)}) = ({Of("n", Key)}) and ({Of("e", Payload)}) is distinct from ({Of("n", Payload)})
        """;

    /// <summary>Ends the entries that no row names.</summary>
    public string EndMissing => $"""
        update {Entries} e set ended_by = $1
        where e.ended_by is null and not exists (select from incoming n where ({Of("n", Key)}) = ({Of("e", Key)}))
        """;

    /// <summary>Leaves the lines that say what is known already out. An insert that asked its own table would meet the rows that it adds: planned
    /// for a table that was empty, it reads all of them for each row.</summary>
    public string RemoveKnown => $"""
        delete from incoming n using {Entries} e where e.ended_by is null and ({Of("e", Key)}) = ({Of("n", Key)})
        """;

    /// <summary>Adds what is new.</summary>
    public string AddNew => $"insert into {Entries} ({Columns}, added_by) select {Columns}, $1 from incoming";

    /// <summary>Tells the planner of the entries: later files ask for them.</summary>
    public string AnalyzeEntries => $"analyze {Entries}";

    private string Keys => string.Join(", ", Key);

    private string Columns => string.Join(", ", Key.Concat(Payload));

    /// <summary>The column of <c>stage</c> for a column of the file.</summary>
    /// <param name="name">In camelCase.</param>
    /// <returns>In snake_case.</returns>
    public static string ColumnName(string name) =>
        string.Concat(name.Select(c => char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString()));

    private static string Of(string alias, IEnumerable<string> columns) => string.Join(", ", columns.Select(c => $"{alias}.{c}"));

    private static string Definition(LedgerColumn column) => ColumnName(column.Name) + " " + column.Type switch
    {
        LedgerValueType.Text or LedgerValueType.Word => "text",
        LedgerValueType.Count => "integer",
        LedgerValueType.Amount or LedgerValueType.Degrees => "double precision",
        LedgerValueType.Date => "date",
        LedgerValueType.Flag => "boolean",
    };
}
