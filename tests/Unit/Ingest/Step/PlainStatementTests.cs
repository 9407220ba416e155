using System.Text;
using SpaceGeo.Ingest.Step;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Step;

/// <summary>Statements are passed 64 bytes at a time; where a block ends must not matter.</summary>
public class PlainStatementTests
{
    [Theory]
    [InlineData("'a;b'", "a;b")]
    [InlineData("'it''s; '''", "it's; '")]
    [InlineData("'/* no comment; */'", "/* no comment; */")]
    [InlineData("/* ;' */ 'after a comment'", "after a comment")]
    [InlineData("'\\S\\';'", "§;")]
    [InlineData("'C:\\S\\'", "C:\\S\\")]
    [InlineData("'a \"b;\" c'", "a \"b;\" c")]
    public void A_string_reads_the_same_wherever_it_stands_in_a_block(string written, string expected)
    {
        for (int shift = 0; shift < 140; shift++)
        {
            StepFile file = Read($"#1=A('{new string('x', shift)}',{written},#2);\n#2= B(\"0F;\");\n#3 =C(.5);\n" + Rest);

            Assert.Equal(expected, file.Entity(1).Text(1));
            Assert.Equal("0F;", file.Entity(2)[0].Binary);
            Assert.Equal(0.5, file.Entity(3).Real(0));
            Assert.Equal(3, file.Entity(3).Line - file.Entity(1).Line + 1);
            Assert.Equal([1L], file.Labels("A"));
            Assert.Equal(3 + 20, file.Count);
        }
    }

    [Fact]
    public void Labels_of_any_size_are_found_and_the_first_of_two_counts()
    {
        StepFile file = Read("#7=A(1);#123456789012345678=A(2);#7=A(3);#9223372036854775807=A(4);" + Rest);

        Assert.Equal([7L, 123456789012345678, 9223372036854775807], file.Labels("A"));
        Assert.Equal([7L], file.RepeatedLabels);
        Assert.Equal(1, file.Entity(7).Real(0));
        Assert.Equal(4, file.Entity(long.MaxValue).Real(0));
        Assert.False(file.Contains(8));
    }

    [Fact]
    public void A_keyword_in_another_case_is_the_same_type()
    {
        StepFile file = Read("#1=IfcWall(1);#2=IFCWALL(2);#3=IfcWall(3);" + Rest);

        Assert.Equal([1L, 2, 3], file.Labels("IFCWALL"));
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("-0.")]
    [InlineData("123456.789012345")]
    [InlineData("9007199254740993.")]
    [InlineData("0.0000000000000000000000123")]
    [InlineData("-.5")]
    [InlineData("1.7976931348623157E308")]
    public void A_number_is_the_double_next_to_it(string written) => Assert.Equal(
        BitConverter.DoubleToInt64Bits(double.Parse(written, System.Globalization.CultureInfo.InvariantCulture)),
        BitConverter.DoubleToInt64Bits(Read($"#1=A({written});" + Rest).Entity(1).Real(0)));

    // Keeps what is tested away from the end of the file, where statements are read one byte after another.
    private static string Rest => string.Concat(Enumerable.Range(100, 20).Select(label => $"#{label}=PADDING('{label}');\n"));

    private static StepFile Read(string data) => StepFile.Read("test.ifc", Encoding.ASCII.GetBytes(
        $"ISO-10303-21;HEADER;FILE_SCHEMA(('IFC4'));ENDSEC;DATA;\n{data}ENDSEC;END-ISO-10303-21;"));
}
