using System.Buffers;
using System.Globalization;
using System.Text.Json;
using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Exchange.Documents;
using SpaceGeo.Exchange.MessagePack;
using SpaceGeo.Store.Changes;

namespace SpaceGeo.Api.Changes;

/// <summary>What changed: page by page, waiting for the next change where there is none yet, or as a stream.</summary>
/// <param name="reader">Reads changes; disposed of with this.</param>
/// <param name="options">How the API is served.</param>
/// <param name="stopping">When the server ends, all who wait are answered at once.</param>
internal sealed class ChangePages(ChangeReader reader, ApiOptions options, CancellationToken stopping) : IDisposable
{
    private CloudEvent? _writer;

    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery parameters = RequestQuery.Read(context, ChangeQuery.Names);
        ChangeQuery query = ChangeQuery.Read(context.Request, parameters);
        ChangeForm form = ChangeForms.Choose(context.Request, parameters[Negotiation.Parameter]);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        _writer ??= new CloudEvent(await reader.FeedAsync(ended.Token));
        long after = query.After ?? await reader.NewestAsync(ended.Token);
        if (form == ChangeForm.Stream)
        {
            await new ChangeStream(reader, _writer, options.KeepAlive).RunAsync(context, after, query, ended.Token);
            return;
        }

        bool isHead = HttpMethods.IsHead(context.Request.Method);
        ChangePage page = await NextAsync(context, after, query with { Wait = isHead ? TimeSpan.Zero : query.Wait }, ended.Token);
        Address address = Address.Of(context, options.PublicUrl);
        context.Response.Headers.Link = $"<{Next(address, page)}>; rel=\"next\"";
        switch (form)
        {
            case ChangeForm.Html:
                await WriteHtmlAsync(context, page, address);
                break;
            case ChangeForm.MessagePack:
                await WriteAsync(context, MediaTypes.MessagePack, MessagePack(_writer, page));
                break;
            case ChangeForm.Json:
                await WriteAsync(context, MediaTypes.CloudEvents, Json(_writer, page));
                break;
            case ChangeForm.Stream:
                break;
        }
    }

    public void Dispose() => reader.Dispose();

    // A server that ends has nothing more to tell; the next one goes on from the same number.
    private async Task<ChangePage> NextAsync(HttpContext context, long after, ChangeQuery query, CancellationToken ended)
    {
        try
        {
            return await reader.NextAsync(after, query.Filter, query.Limit, query.Wait, ended);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return new ChangePage([], after);
        }
    }

    private static string Next(Address address, ChangePage page) =>
        address.Here("after", page.Through.ToString(CultureInfo.InvariantCulture));

    private static ReadOnlyMemory<byte> Json(CloudEvent writer, ChangePage page)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonBody.Options))
        {
            Write(new JsonDocumentWriter(json), writer, page);
        }

        return buffer.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> MessagePack(CloudEvent writer, ChangePage page)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(new MessagePackDocumentWriter(new MessagePackWriter(buffer)), writer, page);
        return buffer.WrittenMemory;
    }

    private static void Write(IDocumentWriter document, CloudEvent writer, ChangePage page)
    {
        document.StartList(page.Changes.Count);
        foreach (Change change in page.Changes)
        {
            writer.Write(document, change);
        }

        document.EndList();
    }

    private static async Task WriteAsync(HttpContext context, string mediaType, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static Task WriteHtmlAsync(HttpContext context, ChangePage page, Address address) =>
        new HtmlPage("Changes", ("SpaceGeo", address.To()))
            .Paragraph("What changed, the oldest first. Programs follow it with wait, as a stream of server-sent events, or as a webhook.")
            .Links(("Next page", Next(address, page)), ("As CloudEvents in JSON", address.Here(Negotiation.Parameter, "json")))
            .Table(["Number", "Time", "Type", "Subject", "What"], page.Changes.Select(c => new object?[]
            {
                c.Id, c.OccurredAt, c.Type,
                c.BuildingId is int building
                    ? new HtmlLink(c.Subject, address.To("collections", "buildings", "items", building.ToString(CultureInfo.InvariantCulture)) + "?f=html")
                    : c.Subject,
                Told(c.Data),
            }))
            .WriteAsync(context);

    // Without lists, which are long.
    private static string Told(string data)
    {
        using JsonDocument document = JsonDocument.Parse(data);
        return string.Join(", ", document.RootElement.EnumerateObject()
            .Where(m => m.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Null))
            .Select(m => $"{m.Name} {m.Value}"));
    }
}
