using SpaceGeo.Api.Http;
using SpaceGeo.Api.Processes;

namespace SpaceGeo.Api.Jobs;

/// <summary>The processes whose work is done by jobs.</summary>
/// <param name="all">They.</param>
internal sealed class ProcessHandlers(params IReadOnlyList<IProcessHandler> all)
{
    private const string NoSuchProcess = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-process";

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Ids { get; } = [.. all.Select(h => h.Description.Id)];

    /// <summary>Descriptions of all processes, of that which answers at once too.</summary>
    public IReadOnlyList<ProcessDescription> Descriptions { get; } = [NetAreaDescription.Process, .. all.Select(h => h.Description)];

    /// <summary>The process of a name, or null.</summary>
    /// <param name="id">The name.</param>
    public IProcessHandler? Find(string id) => all.FirstOrDefault(h => h.Description.Id == id);

    /// <summary>There is no such process.</summary>
    /// <param name="id">What was asked for.</param>
    public ProblemException Unknown(string id) => new(new Problem(
        StatusCodes.Status404NotFound, $"There is no process '{id}'; these are: {string.Join(", ", Descriptions.Select(d => d.Id))}.")
    {
        Type = NoSuchProcess,
    });
}
