using System.Buffers;
using SpaceGeo.Exchange;
using SpaceGeo.Exchange.MessagePack;
using Xunit;

namespace SpaceGeo.Tests.Unit.Exchange.MessagePack;

public class MessagePackRefusalTests
{
    [Fact]
    public void A_value_that_is_cut_short_anywhere_is_refused()
    {
        foreach (byte[] form in PublicSuite.Cases().SelectMany(c => c.Encodings))
        {
            for (int length = 0; length < form.Length; length++)
            {
                Assert.Throws<MalformedInputException>(() => Skip(form[..length]));
            }
        }
    }

    [Theory]
    [InlineData("db-ff-ff-ff-ff-61", "text of 4 GB")]
    [InlineData("c6-7f-ff-ff-ff-00", "binary of 2 GB")]
    [InlineData("c9-ff-ff-ff-ff-01", "extension of 4 GB")]
    [InlineData("dd-ff-ff-ff-ff-c0", "array of 4 billion")]
    [InlineData("df-ff-ff-ff-ff-c0", "map of 4 billion pairs")]
    [InlineData("81-c0", "map whose value is missing")]
    [InlineData("da-00-02-61", "text longer by one byte than what follows")]
    public void What_announces_more_than_follows_is_refused_before_memory_is_taken(string bytes, string what)
    {
        byte[] input = PublicSuite.Bytes(bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<MalformedInputException>(() => Skip(input));
        Assert.Throws<MalformedInputException>(() => ReadAny(input));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000, what);
    }

    [Fact]
    public void A_million_arrays_inside_each_other_cost_no_stack()
    {
        byte[] nested = [.. Enumerable.Repeat((byte)0x91, 1_000_000), 0xc0];

        Assert.Equal(nested.Length, new MessagePackExtent().Find(nested));
        Assert.Throws<MalformedInputException>(() => Skip(nested[..^1]));
    }

    [Theory]
    [InlineData("c1", "byte 0: the code c1 is never used")]
    [InlineData("92-01-c1", "byte 2: the code c1 is never used")]
    public void The_code_that_is_never_used_is_refused_at_its_place(string bytes, string message) =>
        Assert.StartsWith(message, Assert.Throws<MalformedInputException>(() => Skip(PublicSuite.Bytes(bytes))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_of_another_type_is_refused_and_not_taken()
    {
        byte[] text = PublicSuite.Bytes("a1-61");
        var reader = new MessagePackReader(text);
        string message = string.Empty;
        try
        {
            reader.ReadDouble();
        }
        catch (MalformedInputException e)
        {
            message = e.Message;
        }

        Assert.Equal("byte 0: Float is expected where Text stands", message);
        Assert.Equal("a", reader.ReadString());
    }

    [Fact]
    public void Text_that_is_no_utf8_is_refused() => Assert.Throws<MalformedInputException>(() =>
    {
        byte[] text = PublicSuite.Bytes("a2-c3-28");
        new MessagePackReader(text).ReadString();
    });

    [Theory]
    [InlineData("cf-80-00-00-00-00-00-00-00")]
    [InlineData("cb-43-f0-00-00-00-00-00-00")]
    [InlineData("ca-3f-00-00-00")]
    [InlineData("cb-7f-f8-00-00-00-00-00-00")]
    public void What_is_no_whole_number_of_64_bits_is_refused_as_one(string bytes) => Assert.Throws<MalformedInputException>(() =>
    {
        byte[] number = PublicSuite.Bytes(bytes);
        new MessagePackReader(number).ReadInt64();
    });

    [Fact]
    public void A_negative_number_is_refused_where_none_can_stand() => Assert.Throws<MalformedInputException>(() =>
    {
        byte[] number = PublicSuite.Bytes("ff");
        new MessagePackReader(number).ReadUInt64();
    });

    [Theory]
    [InlineData("d6-01-00-00-00-00")] // another extension
    [InlineData("d5-ff-00-00")] // a length that no timestamp has
    [InlineData("d7-ff-ee-6b-28-00-00-00-00-00")] // 1,000,000,000 ns
    [InlineData("c7-0c-ff-ff-ff-ff-ff-00-00-00-00-00-00-00-00")]
    public void What_is_no_timestamp_is_refused_as_one(string bytes) => Assert.Throws<MalformedInputException>(() =>
    {
        byte[] time = PublicSuite.Bytes(bytes);
        new MessagePackReader(time).ReadTimestamp();
    });

    [Fact]
    public void Nanoseconds_of_a_second_and_negative_counts_are_not_written()
    {
        var writer = new MessagePackWriter(new ArrayBufferWriter<byte>());

        Assert.Throws<ArgumentOutOfRangeException>(() => writer.WriteTimestamp(0, 1_000_000_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.WriteArrayHeader(-1));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(255)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void Lengths_on_either_side_of_a_boundary_are_read_back(int length)
    {
        foreach (int n in (int[])[length, length + 1])
        {
            var output = new ArrayBufferWriter<byte>();
            var writer = new MessagePackWriter(output);
            writer.WriteString(new string('a', n));
            writer.WriteBinary(new byte[n]);
            writer.WriteExtension(5, new byte[n]);
            writer.WriteArrayHeader(n);
            output.Write(new byte[n]);

            byte[] written = output.WrittenSpan.ToArray();
            var reader = new MessagePackReader(written);
            Assert.Equal(n, reader.ReadString().Length);
            Assert.Equal(n, reader.ReadBinary().Length);
            Assert.Equal(n, reader.ReadExtension(out sbyte type).Length);
            Assert.Equal(5, type);
            Assert.Equal(n, reader.ReadArrayHeader());
        }
    }

    private static void Skip(byte[] bytes) => new MessagePackReader(bytes).Skip();

    private static void ReadAny(byte[] bytes)
    {
        var reader = new MessagePackReader(bytes);
        switch (reader.NextType)
        {
            case MessagePackType.Text:
                reader.ReadString();
                break;
            case MessagePackType.Map:
                reader.ReadMapHeader();
                break;
            case MessagePackType.Array:
                reader.ReadArrayHeader();
                break;
            default:
                reader.ReadBinary();
                break;
        }
    }
}
