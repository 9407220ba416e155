using SpaceGeo.Inventory.Ledger;
using Xunit;

namespace SpaceGeo.Tests.Unit.Inventory.Ledger;

public class LedgerPageTests
{
    [Fact]
    public void The_page_has_every_column_of_every_file_and_no_other()
    {
        string page = File.ReadAllText(Path.Combine(TestFiles.Root, "docs", "ledger.md"));
        string[] expected = [.. LedgerTables.All.SelectMany(Lines)];

        Assert.All(expected, line => Assert.Contains(line + "\n", page, StringComparison.Ordinal));
        Assert.Equal(expected.Count(l => l.StartsWith("| `", StringComparison.Ordinal)), page.Split("\n| `").Length - 1);
    }

    private static IEnumerable<string> Lines(LedgerTable table) =>
    [
        $"### `{table.FileName}` or `{table.Chinese}.csv`", table.Description,
        .. table.Columns.Select(c => $"| `{c.Name}` | {c.Chinese} | {Fields(c)}{(c.IsRequired ? ", never empty" : string.Empty)} | {c.Description} |"),
    ];

    private static string Fields(LedgerColumn column) => column.Type switch
    {
        LedgerValueType.Text => "text",
        LedgerValueType.Count => "whole number",
        LedgerValueType.Amount => "number",
        LedgerValueType.Degrees => "degrees",
        LedgerValueType.Date => "day",
        LedgerValueType.Flag => "true (是) or false (否)",
        LedgerValueType.Word => column.Expected,
    };
}
