using System.Text;
using SpaceGeo.Ingest.Step;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Step;

/// <summary>Strings whose bytes are neither ASCII nor UTF-8: which encoding is taken, and that it reads every word.</summary>
public class RawTextTests
{
    private static readonly string[] German = ["Büro", "Küche", "Flur", "Großraumbüro 3.OG", "WC Männer", "12 m²", "Ø 30", "Süd–Ost", "§ 4"];
    private static readonly string[] French = ["Salle de réunion", "Étage", "Entrée", "à côté", "créée", "Hôtel à louer", "Zone A"];
    private static readonly string[] Russian = ["Кабинет", "Коридор 12", "С/У", "Холл", "ЭТАЖ №2", "Комната отдыха", "Ёлка", "пом. 3", "план 90°"];
    private static readonly string[] Japanese = ["会議室", "事務室 1", "トイレ", "ソファー", "給湯室", "表示", "廊下", "エレベーターホール", "機械室（２）", "ﾛﾋﾞｰ"];
    private static readonly string[] Chinese = ["会议室", "办公室 101", "卫生间", "楼梯间", "走廊", "厨房", "开敞办公区（二）", "水井", "弱电间", "屋顶"];

    [Theory]
    [InlineData(1252, "Windows-1252", "German")]
    [InlineData(1252, "Windows-1252", "French")]
    [InlineData(1251, "Windows-1251", "Russian")]
    [InlineData(932, "Shift-JIS", "Japanese")]
    [InlineData(54936, "GB18030", "Chinese")]
    public void Every_word_of_a_file_is_read_in_the_encoding_that_fits_them_all(int codePage, string name, string language)
    {
        string[] words = Words(language);
        StepFile file = File(words.Select(Encoded(codePage)));

        Assert.Equal(words, words.Select((_, i) => file.Entity(i + 1).Text(0)));
        Assert.StartsWith(name, file.TextEncoding, StringComparison.Ordinal);
        Assert.Equal(words.Count(w => !Ascii.IsValid(w)), file.DoubtfulStrings);
    }

    // Words that say enough by themselves; "走廊" alone could be Cyrillic capitals.
    [Theory]
    [InlineData(1252, "Büro")]
    [InlineData(1252, "Café")]
    [InlineData(1251, "Кабинет")]
    [InlineData(1251, "на")]
    [InlineData(1251, "ВАННАЯ")]
    [InlineData(932, "会議室")]
    [InlineData(932, "ソファー")]
    [InlineData(932, "表")]
    [InlineData(54936, "会议室")]
    [InlineData(54936, "办公室")]
    [InlineData(54936, "卫生间")]
    public void One_word_is_often_enough(int codePage, string word) =>
        Assert.Equal(word, File([Encoded(codePage)(word)]).Entity(1).Text(0));

    // The second bytes of these are backslashes: ソ 83 5C, 表 95 5C, 能 94 5C; in GBK 淺 9C 5C, 僜 83 5C.
    [Theory]
    [InlineData(932, @"ソX2表", @"ソX2表")]
    [InlineData(932, @"性能\\図\X2\5BA4\X0\", @"性能\図室")]
    [InlineData(932, @"表''示'' 能", @"表'示' 能")]
    [InlineData(54936, @"淺S僜\X2\5BA4\X0\会议室办公室", @"淺S僜室会议室办公室")]
    public void A_backslash_within_a_character_is_no_directive(int codePage, string raw, string expected)
    {
        StepFile file = File([Encoded(codePage)(raw), "plain"u8.ToArray()]);

        Assert.Equal(expected, file.Entity(1).Text(0));
        Assert.Equal("plain", file.Entity(2).Text(0));
    }

    [Theory]
    [InlineData(1252, "German")]
    [InlineData(1251, "Russian")]
    [InlineData(932, "Japanese")]
    [InlineData(54936, "Chinese")]
    public void Strings_in_utf8_beside_others_are_read_as_that(int codePage, string language)
    {
        string[] words = Words(language);
        StepFile file = File(words.Select(Encoded(codePage)).Concat(words.Select(Encoding.UTF8.GetBytes)));

        Assert.Equal([.. words, .. words], Enumerable.Range(1, 2 * words.Length).Select(i => file.Entity(i).Text(0)));
    }

    [Fact]
    public void Utf8_by_chance_in_a_file_of_GBK_is_read_as_GBK()
    {
        string[] words = ["联通", .. Chinese]; // C1 AA CD A8 would be UTF-8 as well.
        StepFile file = File(words.Select(Encoded(54936)));

        Assert.Equal("联通", file.Entity(1).Text(0));
    }

    [Theory]
    [InlineData(932, "会議室", 5)]
    [InlineData(54936, "办公室会议室", 11)]
    [InlineData(65001, "会议室办公室", 17)]
    public void A_character_cut_in_two_costs_only_itself(int codePage, string word, int length)
    {
        string text = File([Encoded(codePage)(word)[..length], Encoded(codePage)(word)]).Entity(1).Text(0);

        Assert.Equal(word[..^1] + "\uFFFD", text);
    }

    [Fact]
    public void Every_string_of_two_bytes_is_read_without_a_fault()
    {
        for (int lead = 0x80; lead <= 0xFF; lead++)
        {
            byte[][] texts = [.. Enumerable.Range(0x20, 0xE0).Where(b => b is not ('\'' or 0x7F)).Select(b => new[] { (byte)lead, (byte)b })];
            StepFile file = File(texts);
            Assert.All(Enumerable.Range(1, texts.Length), i => Assert.NotEmpty(file.Entity(i).Text(0)));
        }
    }

    private static string[] Words(string language) => language switch
    {
        "German" => German,
        "French" => French,
        "Russian" => Russian,
        "Japanese" => Japanese,
        "Chinese" => Chinese,
        _ => throw new ArgumentException($"no words in {language}", nameof(language)),
    };

    private static Func<string, byte[]> Encoded(int codePage)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetBytes;
    }

    private static StepFile File(IEnumerable<byte[]> texts) => StepFile.Read(
        "text.ifc",
        [
            .. "ISO-10303-21;HEADER;ENDSEC;DATA;"u8,
            .. texts.SelectMany((text, i) => (byte[])[.. Encoding.ASCII.GetBytes($"#{i + 1}=A('"), .. text, .. "');\n"u8]),
            .. "ENDSEC;END-ISO-10303-21;"u8,
        ]);
}
