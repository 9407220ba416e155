namespace SpaceGeo.Store.Cluster;

/// <summary>Paths without symbolic links, as the system reports them for running processes.</summary>
internal static class RealPath
{
    /// <summary>Follows every link on the way.</summary>
    /// <param name="path">Any path.</param>
    /// <returns>The full path; parts that do not exist are kept as they are.</returns>
    public static string Of(string path)
    {
        string real = "/";
        foreach (string part in Path.GetFullPath(path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(real, part);
            string? target = Directory.Exists(next) ? new DirectoryInfo(next).ResolveLinkTarget(returnFinalTarget: true)?.FullName : null;
            real = target is null ? next : Of(target);
        }

        return real;
    }
}
