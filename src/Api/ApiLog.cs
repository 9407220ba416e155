namespace SpaceGeo.Api;

internal static partial class ApiLog
{
    [LoggerMessage(5001, LogLevel.Error, "{Path} failed")]
    public static partial void RequestFailed(this ILogger logger, string? path, Exception error);

    [LoggerMessage(5002, LogLevel.Warning, "{Path}: the database does not answer")]
    public static partial void DatabaseUnavailable(this ILogger logger, string? path, Exception error);

    [LoggerMessage(5004, LogLevel.Warning, "The connection that tells of changes is lost; it is made anew")]
    public static partial void BellBroken(this ILogger logger, Exception error);

    [LoggerMessage(5005, LogLevel.Warning, "Webhook {Hook} did not receive change {Change} in {Failures} attempts: {Error}. The next one is at {Next:O}")]
    public static partial void WebhookFailed(this ILogger logger, int hook, long change, int failures, string error, DateTime next);

    [LoggerMessage(5006, LogLevel.Warning, "Webhook {Hook} is paused: its receiver says that it is gone")]
    public static partial void WebhookGone(this ILogger logger, int hook);

    [LoggerMessage(5007, LogLevel.Warning, "The delivery of changes to webhooks broke off; it begins anew")]
    public static partial void DispatcherBroken(this ILogger logger, Exception error);

    [LoggerMessage(5008, LogLevel.Warning, "The work on jobs broke off; it begins anew")]
    public static partial void JobsBroken(this ILogger logger, Exception error);

    [LoggerMessage(5009, LogLevel.Error, "Job {Job} ({Process}) failed")]
    public static partial void JobFailed(this ILogger logger, long job, string process, Exception error);

    [LoggerMessage(5003, LogLevel.Warning, "{Path}: the statement ran too long")]
    public static partial void StatementTimedOut(this ILogger logger, string? path, Exception error);
}
