using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace SpaceGeo.Api.Http;

/// <summary>The outermost layer: whatever goes wrong leaves as one <c>application/problem+json</c>.</summary>
internal sealed class Problems(RequestDelegate next, ILogger<Problems> logger)
{
    private const int LongestAddress = 8000;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            RefuseLongAddress(context.Request);
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                await WriteAsync(context, context.Response.StatusCode, Plain(context));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; nobody is left to answer.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            (int status, string detail) = Explain(error, context);
            await WriteAsync(context, status, detail);
        }
    }

    private static void RefuseLongAddress(HttpRequest request)
    {
        if (request.Path.Value?.Length + request.QueryString.Value?.Length > LongestAddress)
        {
            throw new ProblemException(StatusCodes.Status414UriTooLong, $"An address may have {LongestAddress} characters.");
        }
    }

    private static string Plain(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address; the landing page / lists what there is.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Method} is not possible here; GET and HEAD are.",
        StatusCodes.Status503ServiceUnavailable => "Too many requests are waiting; try again in a moment.",
        _ => "The request could not be answered.",
    };

    private (int Status, string Detail) Explain(Exception error, HttpContext context)
    {
        switch (error)
        {
            case ProblemException problem:
                return (problem.Status, problem.Message);
            case BadHttpRequestException bad:
                return (bad.StatusCode, "The request is not valid HTTP.");
            case NpgsqlException { InnerException: TimeoutException } or PostgresException { SqlState: PostgresErrorCodes.QueryCanceled }:
                logger.StatementTimedOut(context.Request.Path, error);
                return (StatusCodes.Status503ServiceUnavailable, "The database took too long; ask for less: a smaller limit or bbox.");
            case PostgresException { IsTransient: false }:
                break;
            case NpgsqlException:
                logger.DatabaseUnavailable(context.Request.Path, error);
                return (StatusCodes.Status503ServiceUnavailable, "The database does not answer; try again in a moment.");
        }

        logger.RequestFailed(context.Request.Path, error);
        return (StatusCodes.Status500InternalServerError, "The server made a mistake; its log says more.");
    }

    private static async Task WriteAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "5";
        }

        await JsonBody.WriteAsync(context, MediaTypes.Problem, json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "about:blank");
            json.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
            json.WriteNumber("status", status);
            json.WriteString("detail", detail);
            json.WriteEndObject();
        });
    }
}
