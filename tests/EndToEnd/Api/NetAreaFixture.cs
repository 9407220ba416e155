using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>A server with the usual limits.</summary>
public sealed class NetAreaFixture : IAsyncLifetime
{
    private NetAreaClient? _client;

    internal NetAreaClient Client => _client!;

    public async Task InitializeAsync() => _client = await NetAreaClient.StartAsync();

    public async Task DisposeAsync() => await _client!.DisposeAsync();
}
