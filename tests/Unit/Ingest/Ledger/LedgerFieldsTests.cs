using SpaceGeo.Inventory.Ledger;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ledger;

public class LedgerFieldsTests
{
    private static readonly LedgerTable[] Tables = [.. LedgerTables.All];

    [Theory]
    [InlineData("sites", "longitude", "120,585")]
    [InlineData("sites", "longitude", "180.5")]
    [InlineData("sites", "latitude", "NaN")]
    [InlineData("sites", "latitude", "1e2")]
    [InlineData("sites", "validFrom", "31.01.2026")]
    [InlineData("sites", "validFrom", "2026-02-30")]
    [InlineData("sites", "validTo", "0001-01-01")]
    [InlineData("sites", "validTo", "9999-12-31")]
    [InlineData("sites", "code", "\u0000A")]
    [InlineData("organisations", "level", "village")]
    [InlineData("quotas", "quota", "-1")]
    [InlineData("quotas", "quota", "1.5")]
    [InlineData("quotas", "quota", "99999999999")]
    [InlineData("quotas", "heads", "many")]
    [InlineData("persons", "isLeader", "perhaps")]
    [InlineData("persons", "state", "asleep")]
    [InlineData("rooms", "class", "roof")]
    [InlineData("rooms", "state", "gone")]
    [InlineData("rooms", "recordedM2", "-0.1")]
    [InlineData("rooms", "recordedM2", "1e999")]
    [InlineData("rooms", "recordedM2", "∞")]
    [InlineData("assignments", "use", "party")]
    [InlineData("tenures", "kind", "stolen")]
    [InlineData("leases", "direction", "up")]
    [InlineData("leases", "areaM2", "20 m²")]
    public void A_field_of_the_wrong_type_is_named_with_line_column_and_text(string name, string column, string text)
    {
        ReadFile read = Read(name, column, text);

        Assert.Empty(read.Rows);
        string fault = Assert.Single(read.Faults);
        Assert.StartsWith($"{name}.csv:2: {column}: '{text}' is no ", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("validFrom", "2026-01-31")]
    [InlineData("validFrom", "2026-1-31")]
    [InlineData("validFrom", "2026/1/31")]
    [InlineData("validFrom", "2026.01.31")]
    [InlineData("validFrom", "20260131")]
    [InlineData("validFrom", "2026年1月31日")]
    public void A_day_is_read_as_spreadsheets_write_it(string column, string text) =>
        Assert.Equal(new DateOnly(2026, 1, 31), Read("sites", column, text).Value(LedgerTables.Sites, column));

    [Theory]
    [InlineData("是", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("否", false)]
    [InlineData("No", false)]
    [InlineData("0", false)]
    public void A_flag_is_read_in_both_languages(string text, bool expected) =>
        Assert.Equal(expected, Read("persons", "isLeader", text).Value(LedgerTables.Persons, "isLeader"));

    [Fact]
    public void A_text_of_1000_characters_is_taken_and_one_more_is_not()
    {
        string longest = new('长', 1000);

        Assert.Equal(longest, Read("sites", "address", longest).Value(LedgerTables.Sites, "address"));
        string fault = Assert.Single(Read("sites", "address", longest + "长").Faults);
        Assert.StartsWith("sites.csv:2: address: '长长", fault, StringComparison.Ordinal);
        Assert.True(fault.Length < 200, fault);
        Assert.Contains("at most 1000 characters", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_no_text() => Assert.Single(Read("sites", "address", "\uFFFD").Faults);

    [Fact]
    public void A_name_that_cannot_be_stored_is_not_repeated_in_the_message()
    {
        string fault = Assert.Single(Read("persons", "name", "王小明\u0001").Faults);

        Assert.StartsWith("persons.csv:2: name: ", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("王", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_column_that_may_not_be_empty_is_told_when_it_is()
    {
        foreach (LedgerTable table in Tables)
        {
            foreach (LedgerColumn column in table.Columns.Where(c => c.IsRequired))
            {
                ReadFile read = Read(table.Name, column.Name, " ");
                Assert.Equal($"{table.FileName}:2: {column.Name}: is empty", Assert.Single(read.Faults));
            }
        }
    }

    // One row whose other fields are good.
    private static ReadFile Read(string name, string column, string text)
    {
        LedgerTable table = Tables.Single(t => t.Name == name);
        IEnumerable<string> fields = table.Columns.Select(c => c.Name == column ? text : c.IsRequired || c.Name == "validTo" ? Good(c) : string.Empty);
        return ReadFile.Of(table, $"{string.Join('\t', table.Columns.Select(c => c.Name))}\n{string.Join('\t', fields)}\n");
    }

    private static string Good(LedgerColumn column) => column.Type switch
    {
        LedgerValueType.Text => "x",
        LedgerValueType.Count or LedgerValueType.Amount or LedgerValueType.Degrees => "1",
        LedgerValueType.Date => "2026-01-01",
        LedgerValueType.Flag => "true",
        LedgerValueType.Word => column.Expected.Split(' ')[0],
    };
}
