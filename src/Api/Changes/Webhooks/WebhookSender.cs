using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using SpaceGeo.Api.Http;
using SpaceGeo.Exchange.Webhooks;
using SpaceGeo.Store.Changes;

namespace SpaceGeo.Api.Changes.Webhooks;

/// <summary>What became of a delivery.</summary>
internal enum DeliveryOutcome
{
    Received,
    Failed,
    Gone,
}

/// <summary>What became of a delivery, and why.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Error">Why it failed; empty where it was received.</param>
internal readonly record struct Delivery(DeliveryOutcome Outcome, string Error);

/// <summary>Sends changes to receivers, signed as the Standard Webhooks convention has it.</summary>
internal sealed class WebhookSender : IDisposable
{
    private static readonly ProductInfoHeaderValue Agent =
        new("SpaceGeo", typeof(WebhookSender).Assembly.GetName().Version!.ToString(3));

    private readonly HttpClient _client;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly Guid _feed;
    private readonly CloudEvent _writer;

    /// <summary>Makes a sender.</summary>
    /// <param name="feed">The name of the feed.</param>
    /// <param name="timeout">How long a receiver may take.</param>
    /// <param name="clock">Tells the time that is signed.</param>
    public WebhookSender(Guid feed, TimeSpan timeout, TimeProvider clock)
    {
        _feed = feed;
        _writer = new CloudEvent(feed);
        _timeout = timeout;
        _clock = clock;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // What is signed for one receiver is not for another.
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // Addresses change.
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends a change once.</summary>
    /// <param name="hook">To whom.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Delivery> SendAsync(Webhook hook, Change change, CancellationToken cancellation)
    {
        using HttpRequestMessage request = Request(hook, change);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_timeout);
        try
        {
            using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            string status = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}");
            return response.IsSuccessStatusCode ? new Delivery(DeliveryOutcome.Received, string.Empty)
                : response.StatusCode == HttpStatusCode.Gone ? new Delivery(DeliveryOutcome.Gone, status)
                : new Delivery(DeliveryOutcome.Failed, status);
        }
        catch (HttpRequestException cause)
        {
            return new Delivery(DeliveryOutcome.Failed, cause.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Delivery(DeliveryOutcome.Failed, string.Create(CultureInfo.InvariantCulture, $"no answer within {_timeout.TotalSeconds} s"));
        }
    }

    public void Dispose() => _client.Dispose();

    // The id is the same in all attempts: by it a receiver knows what it has already.
    private HttpRequestMessage Request(Webhook hook, Change change)
    {
        (ReadOnlyMemory<byte> body, string mediaType) = hook.Format switch
        {
            WebhookFormat.Json => (_writer.Json(change), MediaTypes.CloudEvent),
            WebhookFormat.MessagePack => (_writer.MessagePack(change), MediaTypes.MessagePack),
        };
        string id = string.Create(CultureInfo.InvariantCulture, $"{_feed:N}-{change.Id}");
        long timestamp = _clock.GetUtcNow().ToUnixTimeSeconds();
        WebhookKey key = WebhookKey.Read(hook.Secret.Reveal())
            ?? throw new InvalidDataException($"The secret of webhook {hook.Id} is none; remove it and add it anew.");
        var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        request.Headers.UserAgent.Add(Agent);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", key.Sign(id, timestamp, body.Span));
        return request;
    }
}
