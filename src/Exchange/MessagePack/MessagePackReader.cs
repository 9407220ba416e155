using System.Buffers.Binary;
using System.Text;

namespace SpaceGeo.Exchange.MessagePack;

/// <summary>Reads MessagePack (msgpack.org, version 2013 with timestamps) one value after another.</summary>
/// <remarks>A length that is announced but cannot be there, since too few bytes follow, is refused before anything is allocated for it. There
/// is no recursion: how deep values nest is the caller's matter, and skipping needs no stack. Every fault is a
/// <see cref="MalformedInputException"/> with the number of the byte.</remarks>
/// <param name="bytes">The bytes.</param>
/// <param name="start">Where to begin.</param>
public ref struct MessagePackReader(ReadOnlySpan<byte> bytes, int start = 0)
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The next byte.</summary>
    public int Position { get; private set; } = start;

    /// <summary>Whether all bytes are read.</summary>
    public readonly bool IsAtEnd => Position == _bytes.Length;

    /// <summary>Type of the next value, which is not taken.</summary>
    public readonly MessagePackType NextType => Peek().Type;

    /// <summary>Whether the next value, a whole number, is below zero.</summary>
    public readonly bool IsNextNegative => Peek().Type == MessagePackType.Integer
        && (_bytes[Position] is >= 0xe0 || (_bytes[Position] is >= 0xd0 and <= 0xd3 && (sbyte)_bytes[Position + 1] < 0));

    /// <summary>Takes a nil.</summary>
    public void ReadNil() => Take(MessagePackType.Nil);

    /// <summary>Takes a truth value.</summary>
    /// <returns>The value.</returns>
    public bool ReadBoolean() => Take(MessagePackType.Boolean)[0] == 0xc3;

    /// <summary>Takes a whole number; a float with a whole value does as well.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="MalformedInputException">It is no whole number of 64 bits with sign.</exception>
    public long ReadInt64()
    {
        int start = Position;
        if (NextType == MessagePackType.Float)
        {
            double number = ReadDouble();
            return number == Math.Floor(number) && Math.Abs(number) < 9.2e18
                ? (long)number
                : throw Wrong(start, "a whole number is expected");
        }

        (long value, bool isHuge) = ReadInteger();
        return isHuge ? throw Wrong(start, "the number does not fit 64 bits with sign") : value;
    }

    /// <summary>Takes a whole number without sign.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="MalformedInputException">It is negative, or no whole number.</exception>
    public ulong ReadUInt64()
    {
        int start = Position;
        (long value, bool isHuge) = ReadInteger();
        return value >= 0 || isHuge ? (ulong)value : throw Wrong(start, "the number is negative");
    }

    /// <summary>Takes a number of any type.</summary>
    /// <returns>The nearest double.</returns>
    public double ReadDouble()
    {
        if (NextType == MessagePackType.Integer)
        {
            (long value, bool isHuge) = ReadInteger();
            return isHuge ? (ulong)value : value;
        }

        ReadOnlySpan<byte> number = Take(MessagePackType.Float);
        return number.Length == 5
            ? BinaryPrimitives.ReadSingleBigEndian(number[1..])
            : BinaryPrimitives.ReadDoubleBigEndian(number[1..]);
    }

    /// <summary>Takes a text.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="MalformedInputException">It is no valid UTF-8.</exception>
    public string ReadString()
    {
        int start = Position;
        int head = Peek().HeadLength;
        ReadOnlySpan<byte> text = Take(MessagePackType.Text)[head..];
        try
        {
            return Utf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw Wrong(start, "the text is no valid UTF-8");
        }
    }

    /// <summary>Takes bytes.</summary>
    /// <returns>The bytes, where they stand.</returns>
    public ReadOnlySpan<byte> ReadBinary()
    {
        int head = Peek().HeadLength;
        return Take(MessagePackType.Binary)[head..];
    }

    /// <summary>Takes the head of an array.</summary>
    /// <returns>How many values follow; no more than there are bytes left.</returns>
    public int ReadArrayHeader() => TakeHead(MessagePackType.Array);

    /// <summary>Takes the head of a map.</summary>
    /// <returns>How many pairs follow; no more than half the bytes left.</returns>
    public int ReadMapHeader() => TakeHead(MessagePackType.Map) / 2;

    /// <summary>Takes an extension.</summary>
    /// <param name="type">Receives its type number.</param>
    /// <returns>Its bytes, where they stand.</returns>
    public ReadOnlySpan<byte> ReadExtension(out sbyte type)
    {
        int head = Peek().HeadLength;
        ReadOnlySpan<byte> whole = Take(MessagePackType.Extension);
        type = (sbyte)whole[head - 1];
        return whole[head..];
    }

    /// <summary>Takes a timestamp of 32, 64 or 96 bits.</summary>
    /// <returns>Seconds since 1970, and nanoseconds from 0 to 999,999,999.</returns>
    public (long Seconds, uint Nanoseconds) ReadTimestamp()
    {
        int start = Position;
        ReadOnlySpan<byte> time = ReadExtension(out sbyte type);
        (long Seconds, uint Nanoseconds) value = (type, time.Length) switch
        {
            (-1, 4) => (BinaryPrimitives.ReadUInt32BigEndian(time), 0u),
            (-1, 8) => (BinaryPrimitives.ReadInt64BigEndian(time) & 0x3_ffff_ffff, BinaryPrimitives.ReadUInt32BigEndian(time) >> 2),
            (-1, 12) => (BinaryPrimitives.ReadInt64BigEndian(time[4..]), BinaryPrimitives.ReadUInt32BigEndian(time)),
            _ => throw Wrong(start, "a timestamp is expected"),
        };
        return value.Nanoseconds < 1_000_000_000 ? value : throw Wrong(start, "there are more nanoseconds than a second has");
    }

    /// <summary>Passes over a value and all in it, however deep.</summary>
    public void Skip()
    {
        long at = Position;
        long pending = 1;
        MessagePackExtent.Walk(_bytes, ref at, ref pending);
        Position = pending == 0 && at <= _bytes.Length ? (int)at : throw Wrong(Position, "the value does not end");
    }

    /// <summary>Takes the name of a map's member, whatever it is.</summary>
    /// <param name="name">A name of ASCII letters.</param>
    /// <returns>Whether it was that name.</returns>
    public bool TryReadName(string name)
    {
        if (NextType != MessagePackType.Text)
        {
            Skip();
            return false;
        }

        int head = Peek().HeadLength;
        ReadOnlySpan<byte> text = Take(MessagePackType.Text)[head..];
        return Ascii.Equals(text, name);
    }

    private (long Value, bool IsHuge) ReadInteger()
    {
        ReadOnlySpan<byte> number = Take(MessagePackType.Integer);
        ReadOnlySpan<byte> digits = number[1..];
        return number[0] switch
        {
            <= 0x7f => (number[0], false),
            0xcc => (digits[0], false),
            0xcd => (BinaryPrimitives.ReadUInt16BigEndian(digits), false),
            0xce => (BinaryPrimitives.ReadUInt32BigEndian(digits), false),
            0xcf => (BinaryPrimitives.ReadInt64BigEndian(digits), digits[0] >= 0x80),
            0xd0 => ((sbyte)digits[0], false),
            0xd1 => (BinaryPrimitives.ReadInt16BigEndian(digits), false),
            0xd2 => (BinaryPrimitives.ReadInt32BigEndian(digits), false),
            0xd3 => (BinaryPrimitives.ReadInt64BigEndian(digits), false),
            byte negative => ((sbyte)negative, false),
        };
    }

    private readonly MessagePackToken Peek()
    {
        if (!MessagePackToken.TryRead(_bytes[Position..], out MessagePackToken token))
        {
            throw Wrong(Position, "the bytes end too early");
        }

        if (token.HeadLength == 0)
        {
            throw Wrong(Position, "the code c1 is never used in MessagePack");
        }

        return token.PayloadLength + token.Children <= _bytes.Length - Position - token.HeadLength
            ? token
            : throw Wrong(Position, "more is announced than follows");
    }

    private MessagePackToken Expect(MessagePackType type)
    {
        MessagePackToken token = Peek();
        return token.Type == type ? token : throw Wrong(Position, $"{type} is expected where {token.Type} stands");
    }

    private ReadOnlySpan<byte> Take(MessagePackType type)
    {
        MessagePackToken token = Expect(type);
        ReadOnlySpan<byte> taken = _bytes.Slice(Position, token.HeadLength + (int)token.PayloadLength);
        Position += taken.Length;
        return taken;
    }

    private int TakeHead(MessagePackType type)
    {
        MessagePackToken token = Expect(type);
        Position += token.HeadLength;
        return (int)token.Children;
    }

    private static MalformedInputException Wrong(int position, string problem) => new($"byte {position}", problem);
}
