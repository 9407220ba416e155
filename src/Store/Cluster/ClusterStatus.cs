namespace SpaceGeo.Store.Cluster;

/// <summary>What a private cluster is doing.</summary>
public enum ClusterState
{
    /// <summary>It has never been started here.</summary>
    Absent,

    /// <summary>It exists and does not run.</summary>
    Stopped,

    /// <summary>It runs and answers.</summary>
    Running,

    /// <summary>It runs and does not answer: it is starting, stopping or recovering.</summary>
    Busy,
}

/// <summary>The state of a private cluster.</summary>
/// <param name="State">What it is doing.</param>
/// <param name="Folder">The folder of data and log; empty when absent.</param>
/// <param name="Port">Its port on 127.0.0.1; 0 when absent.</param>
/// <param name="ProcessId">The server's main process, or null.</param>
/// <param name="MajorVersion">PostgreSQL's major version, or null.</param>
public sealed record ClusterStatus(ClusterState State, string Folder, int Port, int? ProcessId, int? MajorVersion);
