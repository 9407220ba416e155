using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;

namespace SpaceGeo.Store.Writing;

/// <summary>
/// One hash over all that an ingest stores of a building: the file's bytes, its position, plans, rooms, elements, standard, engine and areas.
/// So the same file changes nothing, and the same file read by a better reader, at a newly given place or by another standard does.
/// </summary>
internal static class BuildingFingerprint
{
    /// <summary>The fingerprint of a building's rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static string Of(BuildingRows rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, rows.File.Sha256);
        Append(hash, rows.Measured.Standard.Id);
        Append(hash, AreaEngine.Version);
        Append(hash, rows.Building.Name);
        Append(hash, rows.Building.Georeference.ToString());
        foreach (StoreyRow storey in rows.Storeys)
        {
            Append(hash, $"{storey.Storey.GlobalId} {storey.Storey.Name} {storey.Storey.ElevationM:R}");
            Append(hash, storey.Plan);
        }

        foreach (RoomRow room in rows.Rooms)
        {
            Append(hash, $"{room.StoreyNumber} {room.Room with { Use = RoomUse.Unknown }} {room.Storey.Of(room.Room)}");
            Append(hash, room.Room.Use.Category);
            Append(hash, string.Join('\n', room.Room.Use.Zones));
            Append(hash, string.Join('\n', room.Room.Use.Classifications));
        }

        foreach (StoreyPlanRow other in rows.Plans)
        {
            Append(hash, other.Standard);
            Append(hash, other.Storey.Plan);
        }

        foreach (AreaSet other in rows.Sets.Skip(1))
        {
            Append(hash, other.Standard.Id);
            Append(hash, string.Join('\n', other.Rooms.Select(room => room.Storey.Of(room.Room))));
        }

        foreach (Element element in rows.Building.Elements)
        {
            Append(hash, element.ToString());
        }

        foreach (ModelIssue issue in rows.Issues)
        {
            Append(hash, issue.ToString());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
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
