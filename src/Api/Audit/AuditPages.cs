using System.Globalization;
using Npgsql;
using SpaceGeo.Api.Access;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Audit;

namespace SpaceGeo.Api.Audit;

/// <summary>Who changed what, for those who have the role.</summary>
internal sealed class AuditPages(NpgsqlDataSource database, ApiOptions options)
{
    public const int UsualLimit = 100;
    public const int MostLimit = 1000;

    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, "after", "limit", "building");
        options.Access.Demand(context, Role.Audit);
        int limit = query.Limit(UsualLimit, MostLimit);
        long after = Number(query, "after") ?? 0;
        var entries = new List<AuditEntry>();
        await foreach (AuditEntry entry in AuditTrail.ReadAsync(database, after, (int?)Number(query, "building"), limit, context.RequestAborted))
        {
            entries.Add(entry);
        }

        Address address = Address.Of(context, options.PublicUrl);
        context.Response.Headers.CacheControl = "no-store";
        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("entries");
            entries.ForEach(entry => AuditJson.Write(json, entry));
            json.WriteEndArray();
            Link.Write(json, entries.Count < limit ? [] :
            [
                new Link(address.Here("after", entries[^1].Number.ToString(CultureInfo.InvariantCulture)), "next", MediaTypes.Json, "Later entries"),
            ]);
            json.WriteEndObject();
        });
    }

    private static long? Number(RequestQuery query, string name) => query[name] switch
    {
        null => null,
        string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) => number,
        _ => throw ProblemException.BadRequest($"{name} must be a whole number."),
    };
}
