using System.Diagnostics;

namespace SpaceGeo.Store.Cluster;

/// <summary>The environment of the server and its programs.</summary>
internal static class ServerEnvironment
{
    /// <summary>Takes away what would steer the program to another server, and fixes its language.</summary>
    /// <param name="start">The program to be started.</param>
    public static void Apply(ProcessStartInfo start)
    {
        foreach (string name in start.Environment.Keys.Where(n => n.StartsWith("PG", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C.UTF-8";
    }
}
