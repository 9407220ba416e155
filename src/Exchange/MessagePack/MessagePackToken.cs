using System.Buffers.Binary;

namespace SpaceGeo.Exchange.MessagePack;

/// <summary>The head of a value: its type, how long the head is, and how long what follows is.</summary>
/// <param name="Type">The type.</param>
/// <param name="HeadLength">Bytes of the head, an extension's type number included.</param>
/// <param name="PayloadLength">Bytes behind it that belong to the value itself.</param>
/// <param name="Children">Values behind it that belong to an array or a map; a map's keys count too.</param>
internal readonly record struct MessagePackToken(MessagePackType Type, int HeadLength, long PayloadLength, long Children)
{
    /// <summary>Reads a head.</summary>
    /// <param name="bytes">Begins with it.</param>
    /// <param name="token">Receives it.</param>
    /// <returns>False when the bytes end before the head does; a code that the format never uses comes back as a head of length 0.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out MessagePackToken token)
    {
        token = default;
        if (bytes.IsEmpty)
        {
            return false;
        }

        byte code = bytes[0];
        switch (code)
        {
            case <= 0x7f or >= 0xe0:
                token = new MessagePackToken(MessagePackType.Integer, 1, 0, 0);
                return true;
            case <= 0x8f:
                token = new MessagePackToken(MessagePackType.Map, 1, 0, 2 * (code & 0x0f));
                return true;
            case <= 0x9f:
                token = new MessagePackToken(MessagePackType.Array, 1, 0, code & 0x0f);
                return true;
            case <= 0xbf:
                token = new MessagePackToken(MessagePackType.Text, 1, code & 0x1f, 0);
                return true;
            case 0xc0:
                token = new MessagePackToken(MessagePackType.Nil, 1, 0, 0);
                return true;
            case 0xc1:
                return true;
            case <= 0xc3:
                token = new MessagePackToken(MessagePackType.Boolean, 1, 0, 0);
                return true;
            case <= 0xd3 and >= 0xca:
                token = Number(code);
                return true;
            default:
                return TryReadLong(code, bytes, out token);
        }
    }

    private static MessagePackToken Number(byte code) => code < 0xcc
        ? new MessagePackToken(MessagePackType.Float, 1, code == 0xca ? 4 : 8, 0)
        : new MessagePackToken(MessagePackType.Integer, 1, 1 << ((code - 0xcc) % 4), 0);

    // Heads with a length of their own: 1, 2 or 4 bytes, big-endian.
    private static bool TryReadLong(byte code, ReadOnlySpan<byte> bytes, out MessagePackToken token)
    {
        if (code is >= 0xd4 and <= 0xd8)
        {
            token = new MessagePackToken(MessagePackType.Extension, 2, 1 << (code - 0xd4), 0);
            return bytes.Length >= 2;
        }

        int size = code switch
        {
            0xc4 or 0xc7 or 0xd9 => 1,
            0xc5 or 0xc8 or 0xda or 0xdc or 0xde => 2,
            _ => 4,
        };
        int head = 1 + size + (code is >= 0xc7 and <= 0xc9 ? 1 : 0);
        token = default;
        if (bytes.Length < head)
        {
            return false;
        }

        long length = size switch
        {
            1 => bytes[1],
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]),
            _ => BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]),
        };
        token = code switch
        {
            <= 0xc6 => new MessagePackToken(MessagePackType.Binary, head, length, 0),
            <= 0xc9 => new MessagePackToken(MessagePackType.Extension, head, length, 0),
            <= 0xdb => new MessagePackToken(MessagePackType.Text, head, length, 0),
            <= 0xdd => new MessagePackToken(MessagePackType.Array, head, 0, length),
            _ => new MessagePackToken(MessagePackType.Map, head, 0, 2 * length),
        };
        return true;
    }
}
