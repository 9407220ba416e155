using System.Globalization;
using System.Text;
using SpaceGeo.Ingest.Step;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Step;

public class StepFileTests
{
    [Fact]
    public void Values_of_every_kind_are_decoded()
    {
        StepEntity entity = Read("#1=THING($,*,12,-3,1.,-2.5E-3,.5,'text',.ENUM.,#7,\"0A3F\",(1,(2.,3.)),IFCLABEL('typed'),(),+4);\n#7=OTHER();").Entity(1);

        Assert.Equal("THING", entity.Type);
        Assert.Equal(15, entity.Count);
        Assert.Equal(StepKind.Null, entity[0].Kind);
        Assert.Equal(StepKind.Derived, entity[1].Kind);
        Assert.Equal(12, entity[2].Integer);
        Assert.Equal(-3, entity.Real(3));
        Assert.Equal(1.0, entity.Real(4));
        Assert.Equal(-0.0025, entity.Real(5));
        Assert.Equal(0.5, entity.Real(6));
        Assert.Equal("text", entity.Text(7));
        Assert.Equal("ENUM", entity.Enumeration(8));
        Assert.Equal(7, entity.Entity(9).Label);
        Assert.Equal("0A3F", entity[10].Binary);
        Assert.Equal(3.0, entity[11].List[1].List[1].Number);
        Assert.Equal("IFCLABEL", entity[12].TypeName);
        Assert.Equal("typed", entity.Text(12));
        Assert.Equal(0, entity[13].List.Length);
        Assert.Equal(4, entity[14].Integer);
        Assert.False(entity[99].HasValue);
    }

    [Fact]
    public void Comments_and_line_breaks_stand_anywhere_between_tokens()
    {
        StepFile file = Read("/* a 'quote' and ; in a comment */ #1 /* x */ =\n THING\r\n( /* first */ 1 ,\n\n 2 /**/ ) ; #2=THING(/*;*/3);");

        Assert.Equal(2, file.Count);
        Assert.Equal(2, file.Entity(1)[1].Integer);
        Assert.Equal(3, file.Entity(2)[0].Integer);
    }

    [Fact]
    public void Semicolons_and_hashes_inside_of_strings_end_nothing()
    {
        StepFile file = Read("#1=THING('a;b #9=X(); ''quoted'' /* no comment */');#2=THING('');");

        Assert.Equal("a;b #9=X(); 'quoted' /* no comment */", file.Entity(1).Text(0));
        Assert.Equal(string.Empty, file.Entity(2).Text(0));
        Assert.False(file.Contains(9));
    }

    // Alike at both ends. Were they found one after another, the 400,000 lines would compare six thousand million times.
    [Fact]
    public void Keywords_made_to_collide_are_told_apart_without_comparing_them_all()
    {
        const int Keywords = 16_000;
        const int Lines = 400_000;
        var lines = new StringBuilder();
        for (int i = 1; i <= Lines; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"#{i}=ABCDEFGHIJ{i % Keywords:D5}ABCDEFGHIJ();");
        }

        StepFile file = Read(lines.ToString());

        Assert.Equal(Keywords, file.Types.Count());
        Assert.Equal(Lines / Keywords, file.Labels("ABCDEFGHIJ00007ABCDEFGHIJ").Count());
        Assert.Equal("ABCDEFGHIJ15999ABCDEFGHIJ", file.TypeOf(Keywords - 1));
    }

    [Fact]
    public void A_string_over_several_lines_is_one_string()
    {
        StepFile file = Read("#1=THING('first \nsecond');");

        Assert.Equal("first second", file.Entity(1).Text(0));
    }

    [Fact]
    public void Labels_beyond_32_bit_are_found()
    {
        StepFile file = Read("#9007199254740993=THING(#4294967297);#4294967297=OTHER(1);");

        Assert.Equal(4294967297, file.Entity(9007199254740993).Entity(0).Label);
    }

    [Fact]
    public void User_defined_keywords_are_read_like_others()
    {
        StepFile file = Read("#1=!MYTHING(1,!MYTYPE(2));");

        Assert.Equal("MYTHING", file.Entity(1).Type);
        Assert.Equal("MYTYPE", file.Entity(1)[1].TypeName);
    }

    [Fact]
    public void A_path_that_ends_in_a_folder_S_ends_its_string()
    {
        StepEntity entity = Read(@"#1=THING('C:\S\',2);").Entity(1);

        Assert.Equal(2, entity.Count);
    }

    [Fact]
    public void A_complex_instance_gives_its_parts()
    {
        StepEntity entity = Read("#1=(FIRST(1)SECOND('b',#1));").Entity(1);

        Assert.Equal(string.Empty, entity.Type);
        Assert.Equal(["FIRST", "SECOND"], entity.Parts.Select(p => p.Type));
        Assert.Equal("b", entity.Parts[1].Text(0));
    }

    [Fact]
    public void Several_data_sections_are_one_model()
    {
        byte[] bytes = Encoding.ASCII.GetBytes(
            "ISO-10303-21;HEADER;FILE_SCHEMA(('IFC4'));ENDSEC;DATA('a',('IFC4'));#1=THING(#2);ENDSEC;DATA;#2=OTHER();ENDSEC;END-ISO-10303-21;");

        Assert.Equal("OTHER", StepFile.Read("two.ifc", bytes).Entity(1).Entity(0).Type);
    }

    [Fact]
    public void The_header_names_schema_and_program()
    {
        StepFile file = Read("#1=THING();");

        Assert.Equal(["IFC4"], file.Header.Schemas);
        Assert.Equal("It's a program", file.Header.OriginatingSystem);
    }

    [Fact]
    public void Instances_are_listed_by_type_in_the_order_of_the_file()
    {
        StepFile file = Read("#5=A();#3=B();#4=a();#1=A();");

        Assert.Equal([5, 4, 1], file.Labels("A"));
        Assert.Empty(file.Labels("C"));
    }

    [Fact]
    public void A_label_that_stands_twice_is_reported_and_the_first_counts()
    {
        StepFile file = Read("#1=THING(1);#1=THING(2);");

        Assert.Equal([1], file.RepeatedLabels);
        Assert.Equal([1], file.Labels("THING"));
        Assert.Equal(1, file.Entity(1)[0].Integer);
    }

    [Fact]
    public void An_error_names_file_line_and_entity()
    {
        StepFile file = Read("#1=THING(1);\n#2=WALL(1,'a');\n");

        StepException error = Assert.Throws<StepException>(() => file.Entity(2).Real(1));
        Assert.Equal(5, error.Line);
        Assert.Equal("test.ifc:5 #2=WALL: attribute 2 is 'a', expected a number", error.Message);
        Assert.Equal(StepFault.Attribute, error.Fault);
    }

    [Fact]
    public void A_reference_to_nothing_names_the_one_who_refers()
    {
        StepFile file = Read("#1=THING(#2);");

        StepException error = Assert.Throws<StepException>(() => file.Entity(1).Entity(0));
        Assert.Equal(StepFault.Dangling, error.Fault);
        Assert.Contains("#1=THING", error.Message, StringComparison.Ordinal);
        Assert.Contains("#2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("hello", "does not begin with ISO-10303-21")]
    [InlineData("ISO-10303-21;", "HEADER")]
    [InlineData("ISO-10303-21;HEADER;FILE_SCHEMA(('IFC4'));", "cut off")]
    [InlineData("ISO-10303-21;HEADER;FILE_SCHEMA(('IFC4'));ENDSEC;", "cut off")]
    [InlineData("ISO-10303-21;HEADER;FILE_SCHEMA(('IFC4'));ENDSEC;END-ISO-10303-21;", "no DATA section")]
    [InlineData("ISO-10303-21;HEADER;FILE_SCHEMA(('IFC4'));ENDSEC;DATA;#1=A(1", "cut off")]
    [InlineData("ISO-10303-21;HEADER;FILE_SCHEMA(('IFC4'));ENDSEC;DATA;#1=A('open);", "cut off")]
    [InlineData("ISO-10303-21;HEADER;FILE_SCHEMA(('IFC4'));ENDSEC;DATA;#1=A(1);", "cut off")]
    [InlineData("ISO-10303-21;HEADER;FILE_SCHEMA(('IFC4'));ENDSEC;DATA;#1=A(1);ENDSEC;", "cut off")]
    [InlineData("ISO-10303-21;HEADER;FILE_SCHEMA(('IFC4'));ENDSEC;DATA;*//*#1=A(1);ENDSEC;END-ISO-10303-21;", "'*' where '#' or ENDSEC")]
    [InlineData("ISO-10303-21;HEADER;FILE_SCHEMA(('IFC4'));ENDSEC;DATA;#1=;ENDSEC;END-ISO-10303-21;", "there is no type")]
    [InlineData("PK\u0003\u0004rest", "zip archive")]
    public void A_broken_file_is_refused_with_a_clear_word(string text, string expected)
    {
        StepException error = Assert.Throws<StepException>(() => StepFile.Read("bad.ifc", Encoding.Latin1.GetBytes(text)));

        Assert.StartsWith("bad.ifc", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#1=A(1,);")]
    [InlineData("#1=A(1 2);")]
    [InlineData("#1=A(.X);")]
    [InlineData("#1=A(1.2.3);")]
    [InlineData("#1=A(B(1,2));")]
    [InlineData("#1=A(@);")]
    [InlineData("#1=A(1)#2=A(2);")]
    public void A_broken_entity_is_an_error_only_when_it_is_asked_for(string data)
    {
        StepFile file = Read("#9=GOOD(1);" + data);

        Assert.Equal(1, file.Entity(9)[0].Integer);
        Assert.Throws<StepException>(() => file.Entity(1));
    }

    [Fact]
    public void Nesting_without_end_is_an_error_and_no_crash()
    {
        StepFile file = Read($"#1=A({new string('(', 100_000)}{new string(')', 100_000)});");

        StepException error = Assert.Throws<StepException>(() => file.Entity(1));
        Assert.Contains("nested", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_refused_or_whole()
    {
        byte[] bytes = File(
            "#1=IFCCARTESIANPOINT((0.,1.E-3));\n#2=IFCWALL('guid',$,'It''s \\X2\\5899\\X0\\',#1,(.T.,*));/* end */\n");
        int lastNeeded = Encoding.ASCII.GetString(bytes).LastIndexOf("END-ISO-10303-21", StringComparison.Ordinal) + 16;

        for (int length = 0; length < lastNeeded; length++)
        {
            Assert.Throws<StepException>(() => StepFile.Read("cut.ifc", bytes[..length]));
        }

        Assert.Equal(2, StepFile.Read("whole.ifc", bytes[..lastNeeded]).Count);
    }

    [Fact]
    public void Points_are_read_without_making_objects()
    {
        StepFile file = Read("#1=P((1.5,-2.E1,3));#2=P(( 1. , /*c*/ 2. ));#3=P($);");
        double[] numbers = new double[3];

        Assert.Equal(3, file.FirstReals(1, numbers));
        Assert.Equal([1.5, -20, 3], numbers);
        Assert.Equal(2, file.FirstReals(2, numbers));
        Assert.Equal(0, file.FirstReals(3, numbers));
        Assert.Throws<StepException>(() => file.FirstReals(4, numbers));
    }

    private static StepFile Read(string data) => StepFile.Read("test.ifc", File(data));

    private static byte[] File(string data) => Encoding.UTF8.GetBytes(
        "ISO-10303-21;\nHEADER;FILE_NAME('n','t',(''),(''),'p','It''s a program','');FILE_SCHEMA(('ifc4'));ENDSEC;\nDATA;\n"
        + data + "ENDSEC;\nEND-ISO-10303-21;\n");
}
