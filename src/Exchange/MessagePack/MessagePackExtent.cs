namespace SpaceGeo.Exchange.MessagePack;

/// <summary>Finds where a value ends in a stream of which more and more arrives. Each byte is looked at once, and nesting costs no stack.</summary>
public sealed class MessagePackExtent
{
    private long _at;
    private long _pending = 1;

    /// <summary>The least length that the value can still have: what is announced, and a byte for each value that must follow.</summary>
    public long Least => _at + _pending;

    /// <summary>Looks for the end.</summary>
    /// <param name="bytes">All bytes since the value's first.</param>
    /// <returns>The value's length, or −1 when it does not end yet.</returns>
    /// <exception cref="MalformedInputException">It is no MessagePack.</exception>
    public int Find(ReadOnlySpan<byte> bytes)
    {
        while (_pending > 0)
        {
            if (_at >= bytes.Length || !MessagePackToken.TryRead(bytes[(int)_at..], out MessagePackToken token))
            {
                return -1;
            }

            if (token.HeadLength == 0)
            {
                throw new MalformedInputException($"byte {_at}", "the code c1 is never used in MessagePack");
            }

            _at += token.HeadLength + token.PayloadLength;
            _pending += token.Children - 1;
        }

        return _at <= bytes.Length ? (int)_at : -1;
    }
}
