using System.Text;
using SpaceGeo.Inventory.Ledger;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ledger;

public class LedgerFileReaderTests
{
    private const string English = "code,name,level,parent\nA,市政府,city,\nB,财政局,city,A\n";
    private const string Chinese = "单位编码,单位名称,层级,上级单位\nA,市政府,市级,\nB,财政局,市级,A\n";

    static LedgerFileReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Chinese) },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Chinese)] },
        { "GB18030", Encoding.GetEncoding("GB18030").GetBytes(Chinese) },
        { "UTF-16 little-endian", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Chinese)] },
        { "UTF-16 big-endian", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Chinese)] },
        { "semicolons", Encoding.UTF8.GetBytes(Chinese.Replace(',', ';')) },
        { "tabs", Encoding.UTF8.GetBytes(Chinese.Replace(',', '\t')) },
        { "CRLF", Encoding.UTF8.GetBytes(Chinese.Replace("\n", "\r\n", StringComparison.Ordinal)) },
        { "no last line end", Encoding.UTF8.GetBytes(Chinese.TrimEnd('\n')) },
        { "quotes", Encoding.UTF8.GetBytes(Chinese.Replace("财政局", "\"财政局\"", StringComparison.Ordinal)) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_and_separator_gives_the_rows_of_the_English_file(string what, byte[] bytes)
    {
        ReadFile expected = ReadFile.Of(LedgerTables.Organisations, English);
        ReadFile read = ReadFile.Of(LedgerTables.Organisations, bytes);

        Assert.True(read.Faults.Count == 0, $"{what}: {string.Join("; ", read.Faults)}");
        Assert.Equal(expected.Rows.SelectMany(r => r.Values.Prepend(r.Line)), read.Rows.SelectMany(r => r.Values.Prepend(r.Line)));
    }

    [Fact]
    public void A_large_file_in_UTF_8_whose_characters_cross_the_blocks_is_not_taken_for_GB18030()
    {
        // Of three bytes each, so that one of three blocks ends within a character, whatever the length of the header.
        string rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"O{i},财政局𠮷,city\n"));
        ReadFile read = ReadFile.Of(LedgerTables.Organisations, "code,name,level\n" + rows);

        Assert.Empty(read.Faults);
        Assert.Equal(20_000, read.Rows.Count(r => Equals(r.Values[1], "财政局𠮷")));
        Assert.Equal(20_001, read.Rows[^1].Line);
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_what_is_missing_has_its_default()
    {
        ReadFile read = ReadFile.Of(LedgerTables.Persons, "organisation,人员编码\nA,P1\n");

        Assert.Empty(read.Faults);
        Assert.Equal(("P1", "A"), (read.Value(LedgerTables.Persons, "code"), read.Value(LedgerTables.Persons, "organisation")));
        Assert.Equal("employed", read.Value(LedgerTables.Persons, "state"));
        Assert.Equal(false, read.Value(LedgerTables.Persons, "isLeader"));
        Assert.Equal(DateOnly.MinValue, read.Value(LedgerTables.Persons, "validFrom"));
        Assert.Equal(DateOnly.MaxValue, read.Value(LedgerTables.Persons, "validTo"));
    }

    [Fact]
    public void A_field_with_quotes_separators_and_a_line_break_is_one_field_and_the_next_row_has_its_own_line()
    {
        ReadFile read = ReadFile.Of(LedgerTables.Sites, "code,name,address\nA,\"the \"\"old\"\" court, east\",x\n\n,,\nB,b,y\n");

        Assert.Empty(read.Faults);
        Assert.Equal("the \"old\" court, east", read.Rows[0].Values[1]);
        Assert.Equal([2, 5], read.Rows.Select(r => r.Line));
    }

    [Fact]
    public void A_line_break_within_a_text_is_a_fault_at_the_line_where_the_row_begins()
    {
        ReadFile read = ReadFile.Of(LedgerTables.Sites, "code,name\nA,\"two\nlines\"\nB,b\nC,\"c\u0007\"\n");

        Assert.Equal([4], read.Rows.Select(r => r.Line));
        Assert.Equal(2, read.Faults.Count);
        Assert.StartsWith("sites.csv:2: name: ", read.Faults[0], StringComparison.Ordinal);
        Assert.StartsWith("sites.csv:5: name: ", read.Faults[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A,x\"y\nB,b\n", "sites.csv:2: a quote stands inside")]
    [InlineData("A,\"x\"y\nB,b\n", "sites.csv:2: text follows a closing quote")]
    [InlineData("A,a,too many\nB,b\n", "sites.csv:2: the row has 3 fields, the header 2")]
    public void A_fault_of_quoting_costs_its_row_only(string rows, string expected)
    {
        ReadFile read = ReadFile.Of(LedgerTables.Sites, "code,name\n" + rows);

        Assert.Equal("B", Assert.Single(read.Rows).Values[0]);
        Assert.StartsWith(expected, Assert.Single(read.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_never_closes_is_told_with_its_line_and_the_rest_of_the_file_is_not_held()
    {
        string rest = string.Concat(Enumerable.Repeat("C,c\n", 1_000_000));
        ReadFile read = ReadFile.Of(LedgerTables.Sites, "code,name\nA,a\nB,\"b\n" + rest);

        Assert.Equal("A", Assert.Single(read.Rows).Values[0]);
        Assert.StartsWith("sites.csv:3: ", Assert.Single(read.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "sites.csv: the file is empty; its first line names the columns: code (院落编码), name")]
    [InlineData("code,name,colour\nA,a,red\n", "sites.csv:1: colour: is no column of this file; these are: code (院落编码)")]
    [InlineData("code,name,院落编码\nA,a,B\n", "sites.csv:1: 院落编码: stands in the header twice")]
    [InlineData("code,address\nA,a\n", "sites.csv:1: name: the column name (院落名称) is missing")]
    public void A_file_with_a_faulty_header_has_no_rows(string text, string expected)
    {
        ReadFile read = ReadFile.Of(LedgerTables.Sites, text);

        Assert.Empty(read.Rows);
        Assert.StartsWith(expected, Assert.Single(read.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_a_header_alone_has_no_rows_and_no_fault()
    {
        ReadFile read = ReadFile.Of(LedgerTables.Sites, "code,name\n");

        Assert.Empty(read.Rows);
        Assert.Empty(read.Faults);
    }

    [Fact]
    public void Every_fault_of_a_row_is_told()
    {
        ReadFile read = ReadFile.Of(LedgerTables.Rooms, "globalId,class,state,seats\nR,roof,gone,-1\n");

        Assert.Empty(read.Rows);
        Assert.Equal(
            ["rooms.csv:2: class", "rooms.csv:2: state", "rooms.csv:2: seats"], read.Faults.Select(f => string.Join(':', f.Split(':')[..3])));
    }

    [Fact]
    public void Bytes_of_no_encoding_are_a_fault_and_not_a_question_mark()
    {
        ReadFile read = ReadFile.Of(LedgerTables.Sites, [.. "code,name\nA,"u8, 0xFF, 0xFF, .. "\nB,b\n"u8]);

        Assert.Equal("B", Assert.Single(read.Rows).Values[0]);
        Assert.StartsWith("sites.csv:2: name: ", Assert.Single(read.Faults), StringComparison.Ordinal);
    }
}
