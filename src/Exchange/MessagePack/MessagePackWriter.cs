using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SpaceGeo.Exchange.MessagePack;

/// <summary>Writes MessagePack, each value in its shortest form.</summary>
/// <param name="output">Receives the bytes.</param>
public sealed class MessagePackWriter(IBufferWriter<byte> output)
{
    private const long SecondsOf34Bits = 1L << 34;

    /// <summary>Writes nil.</summary>
    public void WriteNil() => WriteByte(0xc0);

    /// <summary>Writes a truth value.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value) => WriteByte(value ? (byte)0xc3 : (byte)0xc2);

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The value.</param>
    public void WriteInteger(long value)
    {
        switch (value)
        {
            case >= 0:
                WriteInteger((ulong)value);
                break;
            case >= -32:
                WriteByte((byte)value);
                break;
            case >= sbyte.MinValue:
                WriteHead(0xd0, 1, (ulong)value);
                break;
            case >= short.MinValue:
                WriteHead(0xd1, 2, (ulong)value);
                break;
            case >= int.MinValue:
                WriteHead(0xd2, 4, (ulong)value);
                break;
            default:
                WriteHead(0xd3, 8, (ulong)value);
                break;
        }
    }

    /// <summary>Writes a whole number without sign.</summary>
    /// <param name="value">The value.</param>
    public void WriteInteger(ulong value)
    {
        switch (value)
        {
            case <= 0x7f:
                WriteByte((byte)value);
                break;
            case <= byte.MaxValue:
                WriteHead(0xcc, 1, value);
                break;
            case <= ushort.MaxValue:
                WriteHead(0xcd, 2, value);
                break;
            case <= uint.MaxValue:
                WriteHead(0xce, 4, value);
                break;
            default:
                WriteHead(0xcf, 8, value);
                break;
        }
    }

    /// <summary>Writes a floating-point number of 64 bits.</summary>
    /// <param name="value">The value.</param>
    public void WriteDouble(double value) => WriteHead(0xcb, 8, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Writes a floating-point number of 32 bits.</summary>
    /// <param name="value">The value.</param>
    public void WriteSingle(float value) => WriteHead(0xca, 4, BitConverter.SingleToUInt32Bits(value));

    /// <summary>Writes a text.</summary>
    /// <param name="value">The text.</param>
    public void WriteString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        byte[] text = Encoding.UTF8.GetBytes(value);
        if (text.Length < 32)
        {
            WriteByte((byte)(0xa0 | text.Length));
        }
        else
        {
            WriteLength(0xd9, text.Length);
        }

        output.Write(text);
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="value">The bytes.</param>
    public void WriteBinary(ReadOnlySpan<byte> value)
    {
        WriteLength(0xc4, value.Length);
        output.Write(value);
    }

    /// <summary>Writes the head of an array; its values must follow.</summary>
    /// <param name="count">How many.</param>
    public void WriteArrayHeader(int count) => WriteCount(0x90, 0xdc, count);

    /// <summary>Writes the head of a map; its keys and values must follow in turn.</summary>
    /// <param name="count">How many pairs.</param>
    public void WriteMapHeader(int count) => WriteCount(0x80, 0xde, count);

    /// <summary>Writes an extension.</summary>
    /// <param name="type">Its type number; those below zero are the format's own.</param>
    /// <param name="value">Its bytes.</param>
    public void WriteExtension(sbyte type, ReadOnlySpan<byte> value)
    {
        if (value.Length is 1 or 2 or 4 or 8 or 16)
        {
            WriteByte((byte)(0xd4 + int.Log2(value.Length)));
        }
        else
        {
            WriteLength(0xc7, value.Length);
        }

        WriteByte((byte)type);
        output.Write(value);
    }

    /// <summary>Writes a timestamp.</summary>
    /// <param name="seconds">Since 1970.</param>
    /// <param name="nanoseconds">0 to 999,999,999.</param>
    public void WriteTimestamp(long seconds, uint nanoseconds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(nanoseconds, 1_000_000_000u);
        Span<byte> time = stackalloc byte[12];
        if (seconds is >= 0 and <= uint.MaxValue && nanoseconds == 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(time, (uint)seconds);
            WriteExtension(-1, time[..4]);
        }
        else if (seconds is >= 0 and < SecondsOf34Bits)
        {
            BinaryPrimitives.WriteUInt64BigEndian(time, ((ulong)nanoseconds << 34) | (ulong)seconds);
            WriteExtension(-1, time[..8]);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(time, nanoseconds);
            BinaryPrimitives.WriteInt64BigEndian(time[4..], seconds);
            WriteExtension(-1, time);
        }
    }

    private void WriteCount(byte small, byte large, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        switch (count)
        {
            case < 16:
                WriteByte((byte)(small | count));
                break;
            case <= ushort.MaxValue:
                WriteHead(large, 2, (ulong)count);
                break;
            default:
                WriteHead((byte)(large + 1), 4, (ulong)count);
                break;
        }
    }

    private void WriteLength(byte code, int length)
    {
        switch (length)
        {
            case <= byte.MaxValue:
                WriteHead(code, 1, (ulong)length);
                break;
            case <= ushort.MaxValue:
                WriteHead((byte)(code + 1), 2, (ulong)length);
                break;
            default:
                WriteHead((byte)(code + 2), 4, (ulong)length);
                break;
        }
    }

    // The low bytes of a number, big-endian: two's complement needs no case of its own.
    private void WriteHead(byte code, int size, ulong value)
    {
        Span<byte> head = output.GetSpan(9);
        head[0] = code;
        BinaryPrimitives.WriteUInt64BigEndian(head[1..], value << (8 * (8 - size)));
        output.Advance(1 + size);
    }

    private void WriteByte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }
}
