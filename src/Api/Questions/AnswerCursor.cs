using System.Buffers.Binary;
using System.Buffers.Text;
using SpaceGeo.Api.Http;

namespace SpaceGeo.Api.Questions;

/// <summary>The opaque text that stands for the last row of a page.</summary>
internal static class AnswerCursor
{
    public static string Of(IReadOnlyList<long> key)
    {
        byte[] bytes = new byte[key.Count * sizeof(long)];
        for (int i = 0; i < key.Count; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(i * sizeof(long)), key[i]);
        }

        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a key.</summary>
    /// <param name="text">What a client sent.</param>
    /// <param name="count">Numbers of a key of this question.</param>
    public static IReadOnlyList<long> Read(string text, int count)
    {
        if (text.Length > 100 || !Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not byte[] bytes
            || bytes.Length != count * sizeof(long))
        {
            throw ProblemException.BadRequest("cursor must be taken from the link 'next' of a page.");
        }

        return [.. Enumerable.Range(0, count).Select(i => BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(i * sizeof(long))))];
    }
}
