using System.Text;
using SpaceGeo.Fuzz;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc.Hostile;

/// <summary>Real models cut off and with flipped bytes, and text that no exporter writes.</summary>
public class DamagedFileTests
{
    private static readonly Oracle Judge = new(TestFiles.Root);

    [Theory]
    [InlineData("CSC-6_SB.ifc")]
    [InlineData("20160414office_model_CV2_fordesign.ifc")]
    public void A_model_cut_off_at_any_percent_is_refused_with_its_place(string name)
    {
        byte[] bytes = File.ReadAllBytes(TestFiles.Model(name));
        for (int percent = 0; percent < 100; percent++)
        {
            byte[] cut = bytes[..(int)((long)bytes.Length * percent / 100)];
            StepException refused = Assert.Throws<StepException>(() => Read(name, cut));

            Assert.Contains(percent == 0 ? "the file is empty" : "cut off", refused.Message, StringComparison.Ordinal);
            Assert.StartsWith(name, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refused.Message);
            Assert.True(refused.Line > 0, refused.Message);
        }
    }

    [Fact]
    public void A_thousand_flipped_bytes_are_refused_or_reported()
    {
        byte[] bytes = File.ReadAllBytes(TestFiles.Model("CSC-6_SB.ifc"));
        for (int seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            byte[] flipped = [.. bytes];
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            string? fault = Judge.Fault("flipped.ifc", flipped, RoomSource.Spaces);

            Assert.True(fault is null, $"seed {seed}: {fault}");
        }
    }

    [Theory]
    [InlineData(1200)] // UTF-16, the order of bytes of Windows
    [InlineData(1201)] // UTF-16, the other order
    public void A_file_in_utf_16_is_refused_by_its_name(int codePage)
    {
        Encoding encoding = Encoding.GetEncoding(codePage);
        byte[] plain = encoding.GetBytes(new IfcText().ToString());

        foreach (byte[] bytes in new[] { plain, [.. encoding.GetPreamble(), .. plain] })
        {
            Assert.Contains("UTF-16", Assert.Throws<StepException>(() => Read("wide.ifc", bytes)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_byte_order_mark_changes_nothing()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).ToString())];

        Assert.Single(Read("mark.ifc", bytes).Buildings[0].Storeys[0].Rooms);
    }

    [Theory]
    [InlineData("(", ")", "lists nested deeper")]
    [InlineData("IFCLABEL(", ")", "lists nested deeper")]
    public void A_million_levels_of_nesting_are_refused(string open, string close, string expected)
    {
        string deep = string.Concat(Enumerable.Repeat(open, 1_000_000)) + "1" + string.Concat(Enumerable.Repeat(close, 1_000_000));
        IfcText model = new IfcText().With($"#300=IFCEXTRUDEDAREASOLID({deep},#20,#21,1.);").Room(300);

        Assert.Contains(expected, Refused(model.ToString()), StringComparison.Ordinal);
        Assert.Contains(expected, Refused($"ISO-10303-21;HEADER;FILE_NAME({deep});ENDSEC;"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_of_a_million_attributes_is_read_like_any_other()
    {
        string many = string.Concat(Enumerable.Repeat(",1.", 1_000_000));
        ModelFile file = new IfcText { LengthUnit = $"#30=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.{many});" }.Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Read();

        Assert.Equal(RoomStatus.Ok, Assert.Single(file.Buildings[0].Storeys[0].Rooms).Status);
    }

    [Fact]
    public void A_string_that_fills_the_file_is_refused_by_its_length()
    {
        var name = new string('x', 70_000_000);
        string model = new IfcText().With($"#300=IFCCARTESIANTRANSFORMATIONOPERATOR3D('{name}',$,#25,$,$);#301=IFCMAPPEDITEM(#302,#300);#302=IFCREPRESENTATIONMAP(#20,#303);#303=IFCSHAPEREPRESENTATION(#29,'Body','',());").Room(301).ToString();

        Assert.Contains("a string of 70000000 bytes", Refused(model), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_fills_the_file_is_refused_by_its_length() => Assert.Contains(
        "a word of 5000000 letters", Refused(new IfcText().With($"#300={new string('X', 5_000_000)}();").ToString()), StringComparison.Ordinal);

    [Fact]
    public void More_keywords_than_any_schema_has_are_refused()
    {
        string lines = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"#{1000 + i}=IFCAAAAA{i:D8}BBBBBBBB();"));

        Assert.Contains("different keywords", Refused(new IfcText().With(lines).ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_sign_for_what_cannot_be_read()
    {
        ModelFile file = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200, "room", @"A\X2\D83D\X0\B\X2\D83DDE00\X0\").Read();

        Assert.Equal("A\uFFFDB\U0001F600", file.Buildings[0].Storeys[0].Rooms[0].Number);
    }

    private static string Refused(string text)
    {
        StepException refused = Assert.Throws<StepException>(() => Read("bad.ifc", Encoding.Latin1.GetBytes(text)));
        Assert.True(refused.Message.Length < 500, "the message holds the file");
        return refused.Message;
    }

    private static ModelFile Read(string name, byte[] bytes) => IfcReader.Read(name, bytes, new IfcReadOptions(AreaStandards.Default));
}
