using System.IO.Compression;
using System.Text.Json;

namespace SpaceGeo.Store.Scenarios;

/// <summary>An estate as one value of a row: JSON, packed.</summary>
internal static class EstateText
{
    public static byte[] Write(StoredEstate estate)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(zip, estate);
        }

        return packed.ToArray();
    }

    public static StoredEstate Read(byte[] packed)
    {
        using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<StoredEstate>(zip) ?? throw new InvalidDataException("A scenario has no estate.");
    }
}
