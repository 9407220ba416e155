using System.Buffers.Binary;
using System.IO.Compression;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Files;

/// <summary>A zip archive with one model in it (.ifczip). What it unpacks to is bounded before anything is unpacked.</summary>
/// <param name="name">Name of the archive, for messages.</param>
internal sealed class IfcArchive(string name)
{
    // The models of the reference data pack to a quarter down to a twentieth; deflate itself reaches a thousandth, with one byte repeated.
    private const int LargestRatio = 200;
    private const long SmallModel = 10_000_000;

    // Fifty thousand names and more: no archive that was made for one model.
    private const long LargestDirectory = 4_000_000;
    private const int EndRecord = 22;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>Whether a file is a zip archive, by its first bytes.</summary>
    /// <param name="head">Its beginning.</param>
    public static bool IsOne(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Unpacks the model.</summary>
    /// <param name="file">The archive; it can be sought in.</param>
    /// <returns>The bytes of the one .ifc file in it.</returns>
    /// <exception cref="StepException">It is broken, encrypted, beyond measure, or holds no or more than one model.</exception>
    public byte[] Unpack(Stream file)
    {
        try
        {
            RefuseLargeDirectory(file);
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return Unpack(Model(archive), file.Length);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Error($"the zip archive is broken, cut off or packed in an unusual way: {e.Message}");
        }
    }

    // Each name in the directory becomes an object before the first can be looked at, so its size is bounded beforehand.
    private void RefuseLargeDirectory(Stream file)
    {
        int length = (int)Math.Min(file.Length, EndRecord + LongestComment);
        byte[] tail = new byte[length];
        file.Seek(-length, SeekOrigin.End);
        file.ReadExactly(tail);
        int end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndRecord > length)
        {
            throw Error("the zip archive is broken or cut off: its directory is missing");
        }

        uint start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (start == uint.MaxValue || file.Length - length + end - start > LargestDirectory)
        {
            throw Error("the zip archive holds too many files, or is larger than 4 GB; pack the model alone");
        }

        file.Position = 0;
    }

    private ZipArchiveEntry Model(ZipArchive archive)
    {
        ZipArchiveEntry[] files = [.. archive.Entries.Where(IsFile)];
        ZipArchiveEntry[] models = [.. files.Where(f => HasExtension(f, ".ifc"))];
        if (models.Length == 1)
        {
            return models[0];
        }

        throw Error(models.Length > 1 ? $"the zip archive holds {models.Length} models ({Names(models)}); unpack it and name the one that is meant"
            : files.Length == 0 ? "the zip archive is empty"
            : files.Any(f => HasExtension(f, ".ifcxml")) ? $"the zip archive holds {Names(files)}: ifcXML is not read; export as IFC in STEP form (.ifc)"
            : files.Any(f => HasExtension(f, ".zip") || HasExtension(f, ".ifczip")) ? $"the zip archive holds a zip archive ({Names(files)}); unpack it first"
            : $"the zip archive holds no .ifc file but {Names(files)}");
    }

    private byte[] Unpack(ZipArchiveEntry model, long archiveLength)
    {
        if (model.IsEncrypted)
        {
            throw Error($"{model.FullName} in the zip archive is encrypted; pack it without a password");
        }

        long packed = Math.Min(model.CompressedLength, archiveLength);
        if (model.Length > Array.MaxLength)
        {
            throw Error($"{model.FullName} in the zip archive is larger than 2 GB; split the model");
        }

        if (model.Length > SmallModel && model.Length / LargestRatio > packed)
        {
            throw Error(
                $"{model.FullName} in the zip archive would grow from {packed} to {model.Length} bytes, more than {LargestRatio} times: no model does");
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)model.Length);
        using Stream content = model.Open();
        content.ReadExactly(bytes);
        if (content.ReadByte() >= 0)
        {
            throw Error($"{model.FullName} in the zip archive is larger than the archive says; pack it again");
        }

        if (Crc32.Of(bytes) != model.Crc32)
        {
            throw Error($"{model.FullName} in the zip archive is damaged: its checksum does not fit; pack it again");
        }

        return IsOne(bytes) ? throw Error($"{model.FullName} in the zip archive is a zip archive itself; unpack it first") : bytes;
    }

    // Folders have entries of their own, and Macintosh systems add one of their own beside each file.
    private static bool IsFile(ZipArchiveEntry entry) => entry.Name.Length > 0
        && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) && !entry.Name.StartsWith("._", StringComparison.Ordinal);

    private static bool HasExtension(ZipArchiveEntry entry, string extension) =>
        entry.Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private static string Names(ZipArchiveEntry[] entries) =>
        string.Join(", ", entries.Take(5).Select(e => e.FullName)) + (entries.Length > 5 ? ", …" : string.Empty);

    private StepException Error(string problem) => new(name, 0, string.Empty, problem);
}
