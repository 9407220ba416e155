using System.Buffers;
using System.Globalization;
using System.Text.Json;
using SpaceGeo.Exchange.MessagePack;
using Xunit;

namespace SpaceGeo.Tests.Unit.Exchange.MessagePack;

public class PublicSuiteTests
{
    [Fact]
    public void Every_encoding_of_the_public_suite_is_read_as_its_value()
    {
        int encodings = 0;
        foreach ((JsonElement value, byte[][] forms) in PublicSuite.Cases())
        {
            foreach (byte[] form in forms)
            {
                var reader = new MessagePackReader(form);
                AssertReads(value, ref reader);
                Assert.True(reader.IsAtEnd, value.ToString());
                encodings++;
            }
        }

        Assert.Equal(233, encodings);
    }

    [Fact]
    public void Every_value_of_the_public_suite_is_written_in_its_shortest_encoding()
    {
        foreach ((JsonElement value, byte[][] forms) in PublicSuite.Cases())
        {
            var output = new ArrayBufferWriter<byte>();
            Write(value, new MessagePackWriter(output));
            byte[] written = output.WrittenSpan.ToArray();
            Assert.Contains(forms, form => form.SequenceEqual(written));

            // A whole number may also be an equal float, which can be shorter only where a float of 32 bits holds more than 32 bits.
            Assert.True(written.Length <= forms.Where(f => f[0] is not (0xca or 0xcb)).Append(written).Min(f => f.Length), value.ToString());
        }
    }

    [Fact]
    public void Passing_over_a_value_ends_where_it_ends()
    {
        foreach (byte[] form in PublicSuite.Cases().SelectMany(c => c.Encodings))
        {
            byte[] followed = [.. form, 0xc3];
            var reader = new MessagePackReader(followed);
            reader.Skip();

            Assert.Equal(form.Length, reader.Position);
            Assert.True(reader.ReadBoolean());
        }
    }

    [Fact]
    public void The_end_of_a_value_is_found_however_its_bytes_arrive()
    {
        foreach (byte[] form in PublicSuite.Cases().SelectMany(c => c.Encodings))
        {
            var extent = new MessagePackExtent();
            for (int arrived = 0; arrived < form.Length; arrived++)
            {
                Assert.Equal(-1, extent.Find(form.AsSpan(0, arrived)));
                Assert.True(extent.Least <= form.Length);
            }

            Assert.Equal(form.Length, extent.Find(form));
        }
    }

    private static void AssertReads(JsonElement value, ref MessagePackReader reader)
    {
        JsonProperty kind = value.EnumerateObject().First(p => p.Name != "msgpack");
        switch (kind.Name)
        {
            case "binary":
                Assert.Equal(PublicSuite.Bytes(kind.Value.GetString()!), reader.ReadBinary());
                break;
            case "bignum":
            case "number" when value.TryGetProperty("bignum", out _):
                AssertWhole(value.GetProperty("bignum").GetString()!, ref reader);
                break;
            case "timestamp":
                (long seconds, uint nanoseconds) = reader.ReadTimestamp();
                Assert.Equal((kind.Value[0].GetInt64(), kind.Value[1].GetUInt32()), (seconds, nanoseconds));
                break;
            case "ext":
                byte[] bytes = reader.ReadExtension(out sbyte type).ToArray();
                Assert.Equal((kind.Value[0].GetSByte(), kind.Value[1].GetString()!), (type, Convert.ToHexString(bytes).Chunk(2)
                    .Aggregate("", (text, b) => (text.Length > 0 ? text + "-" : "") + new string(b).ToLowerInvariant())));
                break;
            default:
                AssertPlain(kind.Value, ref reader);
                break;
        }
    }

    private static void AssertWhole(string digits, ref MessagePackReader reader)
    {
        if (reader.NextType == MessagePackType.Float)
        {
            Assert.Equal(double.Parse(digits, CultureInfo.InvariantCulture), reader.ReadDouble());
        }
        else if (digits[0] == '-')
        {
            Assert.Equal(long.Parse(digits, CultureInfo.InvariantCulture), reader.ReadInt64());
        }
        else
        {
            Assert.Equal(ulong.Parse(digits, CultureInfo.InvariantCulture), reader.ReadUInt64());
        }
    }

    // Values that JSON has too.
    private static void AssertPlain(JsonElement value, ref MessagePackReader reader)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                reader.ReadNil();
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Assert.Equal(value.GetBoolean(), reader.ReadBoolean());
                break;
            case JsonValueKind.Number when value.TryGetInt64(out long whole):
                Assert.Equal(whole, reader.ReadInt64());
                break;
            case JsonValueKind.Number:
                Assert.Equal(value.GetDouble(), reader.ReadDouble());
                break;
            case JsonValueKind.String:
                Assert.Equal(value.GetString(), reader.ReadString());
                break;
            case JsonValueKind.Array:
                Assert.Equal(value.GetArrayLength(), reader.ReadArrayHeader());
                foreach (JsonElement item in value.EnumerateArray())
                {
                    AssertPlain(item, ref reader);
                }

                break;
            case JsonValueKind.Object:
                Assert.Equal(value.GetPropertyCount(), reader.ReadMapHeader());
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    Assert.Equal(member.Name, reader.ReadString());
                    AssertPlain(member.Value, ref reader);
                }

                break;
            default:
                Assert.Fail($"The suite has a value of kind {value.ValueKind}.");
                break;
        }
    }

    private static void Write(JsonElement value, MessagePackWriter writer)
    {
        JsonProperty kind = value.EnumerateObject().First(p => p.Name != "msgpack");
        switch (kind.Name)
        {
            case "binary":
                writer.WriteBinary(PublicSuite.Bytes(kind.Value.GetString()!));
                break;
            case "bignum" when kind.Value.GetString()![0] != '-':
                writer.WriteInteger(ulong.Parse(kind.Value.GetString()!, CultureInfo.InvariantCulture));
                break;
            case "bignum":
                writer.WriteInteger(long.Parse(kind.Value.GetString()!, CultureInfo.InvariantCulture));
                break;
            case "timestamp":
                writer.WriteTimestamp(kind.Value[0].GetInt64(), kind.Value[1].GetUInt32());
                break;
            case "ext":
                writer.WriteExtension(kind.Value[0].GetSByte(), PublicSuite.Bytes(kind.Value[1].GetString()!));
                break;
            default:
                WritePlain(kind.Value, writer);
                break;
        }
    }

    private static void WritePlain(JsonElement value, MessagePackWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                writer.WriteNil();
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBoolean(value.GetBoolean());
                break;
            case JsonValueKind.Number when value.TryGetInt64(out long whole):
                writer.WriteInteger(whole);
                break;
            case JsonValueKind.Number when (float)value.GetDouble() == value.GetDouble():
                writer.WriteSingle((float)value.GetDouble());
                break;
            case JsonValueKind.Number:
                writer.WriteDouble(value.GetDouble());
                break;
            case JsonValueKind.String:
                writer.WriteString(value.GetString()!);
                break;
            case JsonValueKind.Array:
                writer.WriteArrayHeader(value.GetArrayLength());
                foreach (JsonElement item in value.EnumerateArray())
                {
                    WritePlain(item, writer);
                }

                break;
            case JsonValueKind.Object:
                writer.WriteMapHeader(value.GetPropertyCount());
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    writer.WriteString(member.Name);
                    WritePlain(member.Value, writer);
                }

                break;
            default:
                Assert.Fail($"The suite has a value of kind {value.ValueKind}.");
                break;
        }
    }
}
