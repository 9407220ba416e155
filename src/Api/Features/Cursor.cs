using System.Buffers.Binary;
using System.Buffers.Text;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>The opaque text that stands for the last feature of a page.</summary>
internal static class Cursor
{
    private const int Bytes = 8;

    public static string Of(FeatureKey key)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt32BigEndian(bytes, key.First);
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], key.Second);
        return Base64Url.EncodeToString(bytes);
    }

    public static FeatureKey Read(string text)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        bool mayBeOne = text.Length <= 2 * Bytes && Base64Url.IsValid(text);
        if (!mayBeOne || !Base64Url.TryDecodeFromChars(text, bytes, out int read) || read != Bytes)
        {
            throw ProblemException.BadRequest("cursor must be taken from the link 'next' of a page.");
        }

        return new FeatureKey(BinaryPrimitives.ReadInt32BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes[4..]));
    }
}
