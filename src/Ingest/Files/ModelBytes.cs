using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Files;

/// <summary>Loads a model's bytes from a file: as it is, or out of the archive that the file turns out to be.</summary>
internal static class ModelBytes
{
    /// <summary>Loads a model.</summary>
    /// <param name="path">Path of an .ifc or .ifczip file; what it is, is told by its content.</param>
    /// <returns>The bytes of the exchange structure; of an archive those of the model in it, so that a model has one hash, packed or not.</returns>
    /// <exception cref="StepException">There is no such file, it cannot be read, or it is ifcXML or an archive that is refused.</exception>
    public static byte[] Load(string path)
    {
        string name = Path.GetFileName(path);
        if (Directory.Exists(path))
        {
            throw new StepException(path, 0, string.Empty, "is a folder, not an IFC file; name the files in it");
        }

        try
        {
            RequireContent(path, name);
            using FileStream file = File.OpenRead(path);
            byte[] bytes = IsArchive(file) ? new IfcArchive(name).Unpack(file) : File.ReadAllBytes(path);
            return !IsXml(bytes) ? bytes
                : throw new StepException(name, 0, string.Empty, "this is XML; ifcXML is not read: export the model as IFC in STEP form (.ifc)");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StepException($"{path}: there is no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StepException($"{name}: cannot be read: {e.Message}", e);
        }
    }

    // Before the file is opened: opening a pipe waits for a writer, and a device may never end.
    private static void RequireContent(string path, string name)
    {
        long length = new FileInfo(path).Length;
        if (length == 0)
        {
            throw new StepException(name, 0, string.Empty, "the file is empty (devices and pipes are not read)");
        }

        if (length > Array.MaxLength)
        {
            throw new StepException(
                name, 0, string.Empty,
                $"the file has {length} bytes, the longest that is read {Array.MaxLength}; export its buildings or storeys one by one");
        }
    }

    private static bool IsArchive(FileStream file)
    {
        Span<byte> head = stackalloc byte[4];
        return IfcArchive.IsOne(head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
    }

    private static bool IsXml(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return text.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }
}
