using SpaceGeo.Api.Access;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Api.Processes;
using SpaceGeo.Planning.Solving;

namespace SpaceGeo.Api;

/// <summary>How the API is served.</summary>
public sealed record ApiOptions
{
    /// <summary>The addresses to listen on; port 0 takes any free port.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>The address that clients use where a proxy stands between, as <c>https://maps.example.org/space</c>; null to build links
    /// from the scheme and host of each request.</summary>
    /// <remarks>X-Forwarded headers are never read: anyone can send them.</remarks>
    public Uri? PublicUrl { get; init; }

    /// <summary>A statement that runs longer is cancelled and answered with 503.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Requests worked on at a time, each with at most one database connection.</summary>
    public int ConcurrentRequests { get; init; } = 32;

    /// <summary>How much one request for net areas may ask.</summary>
    public NetAreaLimits NetArea { get; init; } = new();

    /// <summary>How much jobs may ask.</summary>
    public JobLimits Jobs { get; init; } = new();

    /// <summary>Bytes of ledger files that one request may send, as they are and out of an archive.</summary>
    public long LedgerBytes { get; init; } = 200L << 20;

    /// <summary>Bytes of a model's file that one request may send.</summary>
    public long ModelBytes { get; init; } = 1L << 30;

    /// <summary>Who may change the ledger and read names; nobody unless told.</summary>
    public AccessTokens Access { get; init; } = AccessTokens.None;

    /// <summary>Requests that may wait for changes; they take no other's place and no database connection. More are answered with 503.</summary>
    public int WaitingForChanges { get; init; } = 10_000;

    /// <summary>Whether changes are delivered to webhooks, unless another server does so.</summary>
    public bool DeliversWebhooks { get; init; } = true;

    /// <summary>Which solver plans are computed with, and where it is.</summary>
    public SolverOptions Solver { get; init; } = new();

    /// <summary>How long the receiver of a webhook may take to answer.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a stream of changes says that it is alive while there are none.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Requests that may wait for their turn; more are answered with 503.</summary>
    public int WaitingRequests { get; init; } = 1000;
}
