using SpaceGeo.Store.Changes;

namespace SpaceGeo.Api.Changes;

/// <summary>Keeps the bell listening while the server runs.</summary>
internal sealed class ChangeListening(ChangeBell bell) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => bell.RunAsync(stoppingToken);
}
