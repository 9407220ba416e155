using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Plans;

namespace SpaceGeo.Store.Writing;

/// <summary>
/// One hash over all that decides what an ingest stores of a building: the file's bytes, its position, plans, rooms, elements, standards and
/// engine. It is kept with the revision and told in the audit: what was read, whatever is known of it later.
/// </summary>
internal static class BuildingFingerprint
{
    /// <summary>The fingerprint of a building.</summary>
    /// <param name="incoming">The building as it was read.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static string Of(IncomingBuilding incoming)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, incoming.File.Sha256);
        Append(hash, AreaEngine.Version);
        Append(hash, incoming.Building.Name);
        Append(hash, incoming.Building.Georeference.ToString());
        for (int i = 0; i < incoming.Readings.Count; i++)
        {
            Append(hash, incoming.Standards[i].Id);
            foreach (Storey storey in incoming.Readings[i].Storeys)
            {
                Append(hash, storey);
            }
        }

        foreach (Element element in incoming.Building.Elements)
        {
            Append(hash, element.ToString());
        }

        foreach (ModelIssue issue in incoming.Issues)
        {
            Append(hash, issue.ToString());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, Storey storey)
    {
        Append(hash, $"{storey.GlobalId} {storey.Name} {storey.ElevationM:R}");
        Append(hash, PlanBlob.Encode(storey.Plan));
        foreach (Room room in storey.Rooms)
        {
            Append(hash, $"{room with { Use = RoomUse.Unknown }}");
            Append(hash, room.Use.Category);
            Append(hash, string.Join('\n', room.Use.Zones));
            Append(hash, string.Join('\n', room.Use.Classifications));
        }
    }

    private static void Append(IncrementalHash hash, string text) => Append(hash, Encoding.UTF8.GetBytes(text));

    // With its length before it, so that no two sequences of parts run together into the same bytes.
    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
