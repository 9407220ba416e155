using System.Security.Cryptography;
using System.Text;

namespace SpaceGeo.Ingest.Ifc.Derived;

/// <summary>
/// Ids of derived rooms, in the form of an IFC GlobalId. A room's id follows from its building, its storey and the elements that stand along its
/// border: it stays when walls are moved, when the model is exported again, and when anything changes elsewhere; it changes when a wall of
/// the room comes, goes or is replaced.
/// </summary>
internal static class DerivedId
{
    // The alphabet of IfcGloballyUniqueId.
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$";

    /// <summary>The id of a room.</summary>
    /// <param name="building">GlobalId of its building.</param>
    /// <param name="storey">GlobalId of its storey.</param>
    /// <param name="bounds">GlobalIds of the elements along its border, sorted.</param>
    /// <param name="ordinal">0, or a running number among rooms of the storey with the same elements around them.</param>
    /// <returns>22 characters.</returns>
    /// <remarks>A UUID of version 8 (RFC 9562, section 5.8) out of SHA-256, so that it never equals a drawn one of version 4.</remarks>
    public static string Of(string building, string storey, IEnumerable<string> bounds, int ordinal)
    {
        string name = string.Join('\n', ["spacegeo derived room", building, storey, .. bounds, $"{ordinal}"]);
        byte[] uuid = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x80);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return Compressed(uuid);
    }

    // 128 bits as 22 digits of 6 bits, the first of 2, most significant first.
    private static string Compressed(byte[] uuid)
    {
        var number = new UInt128(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(uuid), System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(uuid.AsSpan(8)));
        Span<char> text = stackalloc char[22];
        for (int i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(number & 63)];
            number >>= 6;
        }

        return new string(text);
    }
}
