using System.Text;
using SpaceGeo.Ingest.Step;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Step;

public class StepTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("it''s", "it's")]
    [InlineData(@"C:\\temp", @"C:\temp")]
    [InlineData(@"\X\E4", "ä")]
    [InlineData(@"\X2\529E516C5BA4\X0\ 101", "办公室 101")]
    [InlineData(@"\X2\D83DDE00\X0\", "😀")]
    [InlineData(@"\X4\0001F600\X0\x", "😀x")]
    [InlineData(@"\S\d", "ä")]
    [InlineData(@"\PE\\S\P", "а")]
    [InlineData(@"\PB\\S\1\PA\\S\1", "ą±")]
    [InlineData(@"\S\'abc", "§abc")]
    [InlineData(@"\S\''abc", "§abc")]
    [InlineData(@"D:\\S\\", @"D:\S\")]
    [InlineData(@"line\N\ feed\F\", "line feed")]
    [InlineData(@"\X2\12", @"12")]
    [InlineData(@"\q", @"\q")]
    public void Escapes_are_decoded(string raw, string expected) => Assert.Equal(expected, Decode(Encoding.ASCII.GetBytes(raw)).Text);

    [Fact]
    public void Raw_utf8_is_read_as_utf8()
    {
        (string text, int doubtful) = Decode(Encoding.UTF8.GetBytes("Küche 厨房"));

        Assert.Equal("Küche 厨房", text);
        Assert.Equal(0, doubtful);
    }

    [Fact]
    public void Raw_latin1_is_read_and_counted_as_doubtful()
    {
        (string text, int doubtful) = Decode([(byte)'K', 0xFC, (byte)'c', (byte)'h', (byte)'e']);

        Assert.Equal("Küche", text);
        Assert.Equal(1, doubtful);
    }

    private static (string Text, int Doubtful) Decode(byte[] raw)
    {
        byte[] bytes =
        [
            .. "ISO-10303-21;HEADER;ENDSEC;DATA;#1=A('"u8, .. raw, .. "');ENDSEC;END-ISO-10303-21;"u8,
        ];
        StepFile file = StepFile.Read("text.ifc", bytes);
        return (file.Entity(1).Text(0), file.DoubtfulStrings);
    }
}
