using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>Whether the database answers.</summary>
internal sealed class HealthCheck(FeatureStore store)
{
    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery.Read(context);
        await store.CheckAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteString("status", "ok");
            json.WriteEndObject();
        });
    }
}
