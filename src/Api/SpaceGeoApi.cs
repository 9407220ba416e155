using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using SpaceGeo.Api.Changes;
using SpaceGeo.Api.Changes.Webhooks;
using SpaceGeo.Api.Exchanges;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Api.Scenarios;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Questions;
using SpaceGeo.Store.Reading;
using SpaceGeo.Store.Search;
using SpaceGeo.Store.Tiles;

namespace SpaceGeo.Api;

/// <summary>The HTTP API: OGC API – Features over the store.</summary>
public static class SpaceGeoApi
{
    private const int LongestRequestLine = 16 * 1024;
    private const int LargestBody = 64 * 1024; // the process sets its own

    /// <summary>Puts the API together; the caller starts it, stops it and disposes of it.</summary>
    /// <param name="options">How it is served.</param>
    /// <param name="source">The database, with all migrations applied; stays the caller's.</param>
    /// <returns>An application that is ready to run; after its start, <see cref="WebApplication.Urls"/> names the ports it took.</returns>
    public static WebApplication Build(ApiOptions options, NpgsqlDataSource source) => Build(
        options, source, new ProcessHandlers(new ConsolidateHandler(source, options), new ExchangeHandler(source, options.StatementTimeout)));

    /// <summary>Puts the API together with processes of the caller's.</summary>
    /// <param name="options">How it is served.</param>
    /// <param name="source">The database, with all migrations applied; stays the caller's.</param>
    /// <param name="processes">What jobs do.</param>
    internal static WebApplication Build(ApiOptions options, NpgsqlDataSource source, ProcessHandlers processes)
    {
        ArgumentNullException.ThrowIfNull(options);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls([.. options.Urls]).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None) // a failed start reaches the caller as an exception
            .AddConsole();
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .AllowAnyOrigin().WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Delete).AllowAnyHeader().WithExposedHeaders("Content-Crs", "Link", "Location")));
        builder.Services.AddRateLimiter(limiter => LimitConcurrency(limiter, options));

        builder.Services.AddSingleton(provider =>
        {
            ILogger logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(ChangeBell));
            return new ChangeBell(source, logger.BellBroken);
        });
        builder.Services.AddHostedService<ChangeListening>();
        if (options.DeliversWebhooks)
        {
            builder.Services.AddHostedService(provider => new WebhookDispatcher(
                source, provider.GetRequiredService<ChangeBell>(), options, provider.GetRequiredService<ILogger<WebhookDispatcher>>()));
        }

        builder.Services.AddHostedService(provider => new JobRunner(
            source, provider.GetRequiredService<ChangeBell>(), processes, options, provider.GetRequiredService<ILogger<JobRunner>>()));

        WebApplication app = builder.Build();
        app.UseMiddleware<Problems>();
        app.Use((context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        app.UseRouting();
        app.UseCors();
        app.UseRateLimiter();
        TimeSpan timeout = options.StatementTimeout;
        Routes.Map(
            app, new FeatureStore(source, timeout), new QuestionStore(source, timeout), new VacancyStore(source, timeout),
            new TileStore(source, timeout), source, processes, options);
        return app;
    }

    private static void LimitConcurrency(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions limiter, ApiOptions options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(context => RateLimitPartition.GetConcurrencyLimiter(
            HttpMethods.IsPost(context.Request.Method), // Slow bodies keep other requests from nothing.
            hasBody => new ConcurrencyLimiterOptions
            {
                PermitLimit = hasBody ? options.NetArea.ConcurrentRequests : options.ConcurrentRequests,
                QueueLimit = options.WaitingRequests,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }));
    }
}
