namespace SpaceGeo.Tests.EndToEnd.Database;

/// <summary>A folder that is deleted with all that is in it. Others may enter it, as they may a user's project folder.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"spacegeo-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
