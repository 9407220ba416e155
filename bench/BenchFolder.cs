namespace SpaceGeo.Bench;

/// <summary>A temporary folder that goes with all that is in it. Others may enter it, so that a private database's server, which is another
/// user where the bench runs as root, lies in it too and leaves nothing behind.</summary>
internal sealed class BenchFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    public BenchFolder() => Directory.CreateDirectory(Path);

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"spacegeo-bench-{Guid.NewGuid():N}");

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
