namespace SpaceGeo.Tests;

/// <summary>Where tests find their files.</summary>
public static class TestFiles
{
    /// <summary>The repository's root: the folder with the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Models that the repository carries.</summary>
    public static string Models { get; } = Path.Combine(Root, "tests", "data");

    /// <summary>The reference data beside the repository; it may be absent on a developer's machine.</summary>
    public static string Reference { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    /// <summary>A model that the repository carries.</summary>
    public static string Model(string name) => Path.Combine(Models, name);

    /// <summary>A model of the reference data.</summary>
    public static string ReferenceModel(string name) => Path.Combine(Reference, "ifc", name);

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SpaceGeo.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests must run from inside of the repository.");
    }
}
