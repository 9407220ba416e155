using System.Globalization;

namespace SpaceGeo.Store.Cluster;

/// <summary>
/// Finds a cluster's running processes. The server's own pid file is not enough: after a kill or a restart of the machine its number may
/// belong to a stranger, in a container quite likely so. A server's processes all work in its data directory; that tells.
/// </summary>
internal static class ServerProcess
{
    private const string PidFileName = "postmaster.pid";
    private const int PortLine = 3;

    /// <summary>The server's main process.</summary>
    /// <param name="data">The data directory.</param>
    /// <returns>Its id, or null when it does not run.</returns>
    public static int? Main(string data) => ReadPid(data) is int pid && WorksIn(pid, data) ? pid : null;

    /// <summary>Whether any process of the server is left, the main one or not.</summary>
    /// <param name="data">The data directory.</param>
    /// <returns>True while one works in the data directory.</returns>
    public static bool AnyLeft(string data) =>
        Directory.Exists("/proc") && Directory.EnumerateDirectories("/proc").Any(folder =>
            int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int pid) && WorksIn(pid, data));

    /// <summary>Takes away a dead server's marks where their process numbers belong to strangers now, which would stop a new server.</summary>
    /// <param name="data">The data directory; none of its processes may be left.</param>
    /// <param name="socketFolder">The folder of its Unix socket.</param>
    public static void ClearMarks(string data, string socketFolder)
    {
        if (ReadPid(data) is int pid && Directory.Exists($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}"))
        {
            File.Delete(Path.Combine(data, PidFileName));
        }

        if (Directory.Exists(socketFolder))
        {
            foreach (string mark in Directory.EnumerateFiles(socketFolder, ".s.PGSQL.*"))
            {
                File.Delete(mark);
            }
        }
    }

    /// <summary>The port of the running server.</summary>
    /// <param name="data">The data directory.</param>
    /// <returns>Its port, or null while it has not said so.</returns>
    public static int? Port(string data) => ReadPidFile(data, PortLine);

    private static int? ReadPid(string data) => ReadPidFile(data, 0) is int pid ? Math.Abs(pid) : null;

    private static int? ReadPidFile(string data, int line)
    {
        string file = Path.Combine(data, PidFileName);
        try
        {
            return int.TryParse(File.ReadLines(file).ElementAtOrDefault(line), CultureInfo.InvariantCulture, out int value) ? value : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool WorksIn(int pid, string data)
    {
        try
        {
            string process = $"/proc/{pid.ToString(CultureInfo.InvariantCulture)}";

            // By name too: a shell in which somebody looks at the directory is no server.
            return File.ReadAllText($"{process}/comm").Trim() is "postgres" or "postmaster"
                && new FileInfo($"{process}/cwd").ResolveLinkTarget(returnFinalTarget: false)?.FullName == data;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
