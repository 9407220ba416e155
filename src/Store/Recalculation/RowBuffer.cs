using System.Buffers;
using System.Buffers.Binary;

namespace SpaceGeo.Store.Recalculation;

/// <summary>Rows of a binary COPY as bytes, in PostgreSQL's order (big-endian, each field behind its length). The array is a rented one.</summary>
internal sealed class RowBuffer : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 16);

    /// <summary>What was written so far.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    /// <summary>Number of bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Forgets what was written behind a length.</summary>
    /// <param name="length">A length that the buffer had.</param>
    public void CutTo(int length) => Length = Math.Min(length, Length);

    /// <summary>Begins a row.</summary>
    /// <param name="fields">Number of its fields.</param>
    public void Row(short fields) => BinaryPrimitives.WriteInt16BigEndian(Take(2), fields);

    /// <summary>The next field: a whole number.</summary>
    /// <param name="value">The number.</param>
    public void Int(int value)
    {
        Span<byte> field = Take(8);
        BinaryPrimitives.WriteInt32BigEndian(field, 4);
        BinaryPrimitives.WriteInt32BigEndian(field[4..], value);
    }

    /// <summary>The next field: a number.</summary>
    /// <param name="value">The number.</param>
    public void Double(double value)
    {
        Span<byte> field = Take(12);
        BinaryPrimitives.WriteInt32BigEndian(field, 8);
        BinaryPrimitives.WriteDoubleBigEndian(field[4..], value);
    }

    /// <summary>The next field: a text, a list or a geometry in its binary form.</summary>
    /// <param name="value">The bytes.</param>
    public void Field(ReadOnlySpan<byte> value)
    {
        Span<byte> field = Take(4 + value.Length);
        BinaryPrimitives.WriteInt32BigEndian(field, value.Length);
        value.CopyTo(field[4..]);
    }

    /// <summary>A whole number within a field's own form.</summary>
    /// <param name="value">The number.</param>
    public void Raw(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    /// <summary>The next field: nothing.</summary>
    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    /// <summary>Gives the array back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private Span<byte> Take(int count)
    {
        if (_bytes.Length - Length < count)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, Length + count));
            _bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }
}
