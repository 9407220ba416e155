namespace SpaceGeo.Api;

internal static partial class ApiLog
{
    [LoggerMessage(5001, LogLevel.Error, "{Path} failed")]
    public static partial void RequestFailed(this ILogger logger, string? path, Exception error);

    [LoggerMessage(5002, LogLevel.Warning, "{Path}: the database does not answer")]
    public static partial void DatabaseUnavailable(this ILogger logger, string? path, Exception error);

    [LoggerMessage(5004, LogLevel.Warning, "The connection that tells of changes is lost; it is made anew")]
    public static partial void BellBroken(this ILogger logger, Exception error);

    [LoggerMessage(5003, LogLevel.Warning, "{Path}: the statement ran too long")]
    public static partial void StatementTimedOut(this ILogger logger, string? path, Exception error);
}
