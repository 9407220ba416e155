using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Changes;

namespace SpaceGeo.Api.Changes;

/// <summary>Changes as server-sent events: each with its number as id, comments while there are none.</summary>
internal sealed class ChangeStream(ChangeReader reader, CloudEvent writer, TimeSpan keepAlive)
{
    private static readonly byte[] Comment = ": waiting\n\n"u8.ToArray();

    /// <summary>Sends until the client or the server ends it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="after">The number after which changes are sent.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="ended">When the client has gone or the server ends.</param>
    public async Task RunAsync(HttpContext context, long after, ChangeQuery query, CancellationToken ended)
    {
        HttpResponse response = context.Response;
        response.ContentType = MediaTypes.EventStream;
        response.Headers["X-Accel-Buffering"] = "no"; // A proxy would hold events back until its buffer is full.
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            TimeSpan wait = TimeSpan.Zero;
            while (true)
            {
                ChangePage page = await reader.NextAsync(after, query.Filter, query.Limit, wait, ended);
                foreach (Change change in page.Changes)
                {
                    await SendAsync(response, change, ended);
                }

                if (page.Changes.Count == 0)
                {
                    await response.Body.WriteAsync(Comment, ended);
                }

                await response.Body.FlushAsync(ended);
                after = page.Through;
                wait = keepAlive;
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The stream ends; the client comes again with the last id that it has.
        }
    }

    private async Task SendAsync(HttpResponse response, Change change, CancellationToken ended)
    {
        await response.Body.WriteAsync(Encoding.ASCII.GetBytes($"id: {change.Id.ToString(CultureInfo.InvariantCulture)}\ndata: "), ended);
        await response.Body.WriteAsync(writer.Json(change), ended);
        await response.Body.WriteAsync("\n\n"u8.ToArray(), ended);
    }
}
