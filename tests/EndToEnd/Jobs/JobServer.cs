using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using SpaceGeo.Api;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Jobs;

/// <summary>A server with the process <see cref="Rehearsal"/>, or others.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class JobServer : IAsyncDisposable
{
    public const string Token = "a-token-of-enough-length";

    private readonly WebApplication _app;

    private JobServer(WebApplication app) => _app = app;

    public HttpClient Client { get; } = new();

    /// <summary>Starts it; its client may have plans made.</summary>
    public static async Task<JobServer> StartAsync(
        NpgsqlDataSource database, JobLimits? limits = null, string? roles = null, ProcessHandlers? processes = null)
    {
        var options = new ApiOptions
        {
            Urls = ["http://127.0.0.1:0"],
            Access = await Tokens.OfAsync(roles ?? $"plans {Token}\n"),
            Jobs = limits ?? new JobLimits(),
        };
        WebApplication app = SpaceGeoApi.Build(options, database, processes ?? new ProcessHandlers(new Rehearsal(database)));
        await app.StartAsync();
        var server = new JobServer(app);
        server.Client.BaseAddress = new Uri(app.Urls.Single());
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return server;
    }

    /// <summary>Ends it in order.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Asks for a job.</summary>
    public async Task<long> OrderAsync(string act, int seed = 0)
    {
        using HttpResponseMessage response = await Client.PostAsJsonAsync(
            new Uri("/processes/rehearsal/execution", UriKind.Relative), new { inputs = new { act, seed } });
        JsonNode job = await ReadAsync(response, HttpStatusCode.Created);
        return long.Parse(job["jobID"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The JSON at an address that must answer so.</summary>
    public async Task<JsonNode> JsonAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        return await ReadAsync(response, status);
    }

    /// <summary>Dismisses a job.</summary>
    public async Task<JsonNode> DismissAsync(long job, HttpStatusCode status = HttpStatusCode.OK)
    {
        using HttpResponseMessage response = await Client.DeleteAsync(new Uri($"/jobs/{job}", UriKind.Relative));
        return await ReadAsync(response, status);
    }

    /// <summary>Waits until a job is like that.</summary>
    public async Task<JsonNode> UntilAsync(long job, Predicate<JsonNode> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            JsonNode now = await JsonAsync($"/jobs/{job}");
            if (isSo(now))
            {
                return now;
            }

            Assert.False(patience.IsCancellationRequested, $"job {job} stays {now.ToJsonString()}");
            await Task.Delay(50);
        }
    }

    /// <summary>Waits until a job has a status.</summary>
    public Task<JsonNode> UntilAsync(long job, string status) => UntilAsync(job, j => j["status"]!.GetValue<string>() == status);

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }
}
