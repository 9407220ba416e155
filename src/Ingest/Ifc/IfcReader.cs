using System.Security.Cryptography;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Files;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Reads IFC models into the inventory.</summary>
public static class IfcReader
{
    /// <summary>Reads a model.</summary>
    /// <param name="path">Path of an .ifc or .ifczip file.</param>
    /// <param name="options">What it is read for.</param>
    /// <returns>Its buildings, with plans ready to be measured, and all that was left out or mended.</returns>
    /// <exception cref="StepException">The file is missing, no IFC file, broken or cut off; the message says what and where.</exception>
    public static ModelFile Read(string path, IfcReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        byte[] bytes = ModelBytes.Load(path);
        return Read(Path.GetFileName(path), bytes, options);
    }

    /// <summary>Reads a model that is in memory.</summary>
    /// <param name="name">Its name, for messages and results.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="options">What it is read for.</param>
    /// <returns>Its buildings, with plans ready to be measured, and all that was left out or mended.</returns>
    /// <exception cref="StepException">No IFC file, broken or cut off; the message says what and where.</exception>
    public static ModelFile Read(string name, byte[] bytes, IfcReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ReadEach(name, bytes, options, [options.Standard])[0];
    }

    /// <summary>Reads a model once for several standards.</summary>
    /// <param name="path">Path of an .ifc or .ifczip file.</param>
    /// <param name="options">What it is read for; its own standard is not used.</param>
    /// <param name="standards">The standards; at least one.</param>
    /// <returns>For each standard the model laid out for it. Rooms, storeys and issues are the same and in the same order.</returns>
    /// <exception cref="StepException">The file is missing, no IFC file, broken or cut off; the message says what and where.</exception>
    public static IReadOnlyList<ModelFile> ReadEach(string path, IfcReadOptions options, IReadOnlyList<AreaStandard> standards) =>
        ReadEach(Path.GetFileName(path), ModelBytes.Load(path), options, standards);

    /// <summary>Reads a model that is in memory once for several standards.</summary>
    /// <param name="name">Its name, for messages and results.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="options">What it is read for; its own standard is not used.</param>
    /// <param name="standards">The standards; at least one.</param>
    /// <returns>For each standard the model laid out for it. Rooms, storeys and issues are the same and in the same order.</returns>
    /// <exception cref="StepException">No IFC file, broken or cut off; the message says what and where.</exception>
    public static IReadOnlyList<ModelFile> ReadEach(string name, byte[] bytes, IfcReadOptions options, IReadOnlyList<AreaStandard> standards)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(standards);
        ArgumentOutOfRangeException.ThrowIfZero(standards.Count);
        return ReadAll(name, bytes, options, standards);
    }

    private static ModelFile[] ReadAll(string name, byte[] bytes, IfcReadOptions options, IReadOnlyList<AreaStandard> standards)
    {
        // On another core: a fifth of the time that the reading takes.
        Task<byte[]> hash = Task.Run(() => SHA256.HashData(bytes));
        StepFile file = StepFile.Read(name, bytes);
        var model = new IfcModel(file, options.Patience);
        var issues = new List<ModelIssue>();
        IReadOnlyList<IReadOnlyList<Building>> buildings = new IfcBuildings(model, options, standards, issues).Read();
        AddFileIssues(model, options, buildings[0], issues);
        string sha256 = Convert.ToHexStringLower(hash.GetAwaiter().GetResult());
        return
        [
            .. buildings.Select(one => new ModelFile(name, sha256, model.Schema, file.Header.OriginatingSystem, one, issues)
            {
                Units = new ModelUnits(model.Units.Length, model.Units.Area, model.Units.Angle, model.Units.IsLengthStated),
            }),
        ];
    }

    private static void AddFileIssues(IfcModel model, IfcReadOptions options, IReadOnlyList<Building> buildings, List<ModelIssue> issues)
    {
        void Add(string code, string message) => issues.Add(new ModelIssue(code, string.Empty, string.Empty, 0, message));

        if (!model.Units.IsLengthStated)
        {
            Add("unit-missing", "the file names no length unit; metres were assumed");
        }

        foreach ((string code, string message) in model.Units.Doubts)
        {
            Add(code, message);
        }

        if (!buildings.Any(b => b.Storeys.Any(s => s.Rooms.Count > 0)))
        {
            Add("no-rooms", options.Rooms == RoomSource.Spaces
                ? "the model has no IfcSpace; export it with rooms, or ask for --derive-rooms"
                : "the model has no IfcSpace, and no room was found between its walls");
        }

        if (model.File.RepeatedLabels.Count > 0)
        {
            Add("label-repeated", $"#{model.File.RepeatedLabels[0]} and {model.File.RepeatedLabels.Count - 1} more stand twice; the first counts");
        }

        if (model.File.DoubtfulStrings > 0)
        {
            Add("text-encoding", $"{model.File.DoubtfulStrings} strings hold bytes that are neither ASCII nor UTF-8; they were read as {model.File.TextEncoding}");
        }
    }
}
