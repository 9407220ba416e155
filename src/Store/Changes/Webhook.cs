namespace SpaceGeo.Store.Changes;

/// <summary>How a webhook's bodies are written.</summary>
public enum WebhookFormat
{
    /// <summary>A CloudEvent as JSON.</summary>
    Json,

    /// <summary>The same as MessagePack.</summary>
    MessagePack,
}

/// <summary>Who is told of changes, and how far.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Url">Where deliveries are sent.</param>
/// <param name="Secret">The key that they are signed with, in the text form of the convention.</param>
/// <param name="Format">How bodies are written.</param>
/// <param name="DeliveredThrough">All changes up to this number were received.</param>
public sealed record Webhook(int Id, Uri Url, Secret Secret, WebhookFormat Format, long DeliveredThrough)
{
    /// <summary>Attempts in a row that failed.</summary>
    public int Failures { get; init; }

    /// <summary>When the next attempt is due, in UTC; null unless one failed.</summary>
    public DateTime? NextAttempt { get; init; }

    /// <summary>Why the last attempt failed; empty unless it did.</summary>
    public string LastError { get; init; } = string.Empty;

    /// <summary>Whether the receiver said that it is gone.</summary>
    public bool IsPaused { get; init; }
}

/// <summary>The words for <see cref="WebhookFormat"/>.</summary>
public static class WebhookFormats
{
    /// <summary>The word of a format.</summary>
    /// <param name="format">The format.</param>
    public static string Word(this WebhookFormat format) => format switch
    {
        WebhookFormat.Json => "json",
        WebhookFormat.MessagePack => "msgpack",
    };
}
