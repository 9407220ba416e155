using SpaceGeo.Exchange.Documents;

namespace SpaceGeo.Exchange.MessagePack;

/// <summary>Finds where a value ends in a stream of which more and more arrives. Nesting costs no stack.</summary>
public sealed class MessagePackExtent : IDocumentExtent
{
    private long _at;
    private long _pending = 1;

    /// <inheritdoc/>
    public long Least => _at + _pending;

    /// <inheritdoc/>
    public int Find(ReadOnlySpan<byte> bytes)
    {
        Walk(bytes, ref _at, ref _pending);
        return _pending == 0 && _at <= bytes.Length ? (int)_at : -1;
    }

    /// <summary>Passes over values until none is pending or the bytes end.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="at">Where the next value begins; beyond the end where more is announced than follows.</param>
    /// <param name="pending">How many values are to come.</param>
    /// <exception cref="MalformedInputException">It is no MessagePack.</exception>
    internal static void Walk(ReadOnlySpan<byte> bytes, ref long at, ref long pending)
    {
        while (pending > 0 && at < bytes.Length && MessagePackToken.TryRead(bytes[(int)at..], out MessagePackToken token))
        {
            if (token.HeadLength == 0)
            {
                throw new MalformedInputException($"byte {at}", "the code c1 is never used in MessagePack");
            }

            at += token.HeadLength + token.PayloadLength;
            pending += token.Children - 1;
        }
    }
}
