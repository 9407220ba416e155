using Npgsql;
using SpaceGeo.Exchange.Documents;

namespace SpaceGeo.Api.Http;

/// <summary>The outermost layer: whatever goes wrong leaves as one <c>application/problem+json</c>.</summary>
internal sealed class Problems(RequestDelegate next, ILogger<Problems> logger)
{
    private const int LongestAddress = 8000;

    // What the links of an answer add to the address that was asked: they must not lead beyond what is allowed.
    private static readonly string[] OwnParameters = ["cursor", Negotiation.Parameter];

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            RefuseLongAddress(context.Request);
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                await WriteAsync(context, new Problem(context.Response.StatusCode, Plain(context)));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; nobody is left to answer.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, Explain(error, context));
        }
    }

    /// <summary>What is wrong with a body that the server does not take.</summary>
    /// <param name="error">Why it was refused.</param>
    /// <param name="mostBytes">The limit that holds for it.</param>
    public static Problem OfBody(BadHttpRequestException error, long mostBytes) => new(error.StatusCode, error.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => $"The body is larger than {mostBytes} bytes; send less at a time.",
        StatusCodes.Status408RequestTimeout => "The body arrives too slowly.",
        _ => "The request is not valid HTTP.",
    });

    private static void RefuseLongAddress(HttpRequest request)
    {
        int added = OwnParameters.Sum(name => request.Query[name].ToString().Length + name.Length + 2);
        if (request.Path.Value?.Length + request.QueryString.Value?.Length - added > LongestAddress)
        {
            throw new ProblemException(StatusCodes.Status414UriTooLong, $"An address may have {LongestAddress} characters.");
        }
    }

    private static string Plain(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address; the landing page / lists what there is.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Method} is not possible here; {Possible(context.Response)}.",
        StatusCodes.Status503ServiceUnavailable => "Too many requests are waiting; try again in a moment.",
        _ => "The request could not be answered.",
    };

    private static string Possible(HttpResponse response)
    {
        string[] methods = response.Headers.Allow.ToString().Split(',', StringSplitOptions.TrimEntries);
        return string.Join(" and ", methods) + (methods.Length > 1 ? " are" : " is");
    }

    private Problem Explain(Exception error, HttpContext context)
    {
        switch (error)
        {
            case ProblemException problem:
                return problem.Problem;
            case BadHttpRequestException bad:
                return new Problem(bad.StatusCode, "The request is not valid HTTP.");
            case NpgsqlException { InnerException: TimeoutException } or PostgresException { SqlState: PostgresErrorCodes.QueryCanceled }:
                logger.StatementTimedOut(context.Request.Path, error);
                return new Problem(StatusCodes.Status503ServiceUnavailable, "The database took too long; ask for less: a smaller limit or bbox.");
            case PostgresException { IsTransient: false }:
                break;
            case NpgsqlException:
                logger.DatabaseUnavailable(context.Request.Path, error);
                return new Problem(StatusCodes.Status503ServiceUnavailable, "The database does not answer; try again in a moment.");
        }

        logger.RequestFailed(context.Request.Path, error);
        return new Problem(StatusCodes.Status500InternalServerError, "The server made a mistake; its log says more.");
    }

    private static async Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "5";
        }

        await JsonBody.WriteAsync(context, MediaTypes.Problem, json => problem.Write(new JsonDocumentWriter(json)));
    }
}
