using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>The query strings that servers of this process were sent, as the server itself tells them.</summary>
internal sealed class RequestLog : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<string> _queries = new();
    private readonly List<IDisposable> _subscriptions = [];

    public RequestLog() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>The queries of requests to a path, unescaped.</summary>
    public IEnumerable<IQueryCollection> To(string path) =>
        [.. _queries.Where(q => q.StartsWith(path + "?", StringComparison.Ordinal))
            .Select(q => new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(q[path.Length..])))];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.AspNetCore")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start", Value: HttpContext context })
        {
            _queries.Enqueue(context.Request.Path + context.Request.QueryString);
        }
    }

    public void OnCompleted()
    {
        // Nothing is waited for.
    }

    public void OnError(Exception error) => throw new InvalidOperationException("The server's events broke off.", error);

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
}
