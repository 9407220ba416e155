using System.Globalization;
using System.Text.Json;
using Npgsql;
using SpaceGeo.Api.Access;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Ledger;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Store.Audit;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Reading;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>Scenarios: listed, shown, removed, and one of their plans applied.</summary>
internal sealed class ScenarioPages(NpgsqlDataSource database, ScenarioFinder finder, ApiOptions options)
{
    public const string Cursor = "before";
    public const int UsualLimit = 50;
    public const int MostLimit = 500;
    private const int LongestOrder = 10_000;

    public async Task ListAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, Cursor, "limit");
        int limit = query.Limit(UsualLimit, MostLimit);
        int? before = query[Cursor] switch
        {
            null => null,
            string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) => number,
            _ => throw ProblemException.BadRequest($"{Cursor} must be a whole number; take it from the link 'next'."),
        };
        IReadOnlyList<ScenarioEntry> entries = await new ScenarioStore(database).ListAsync(before, limit, context.RequestAborted);
        Address address = Address.Of(context, options.PublicUrl);
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await ScenarioHtml.List(entries, address).WriteAsync(context);
            return;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("scenarios");
            foreach (ScenarioEntry entry in entries)
            {
                ScenarioJson.WriteEntry(json, entry, [new Link(AddressOf(address, entry.Id), "item", MediaTypes.Json, entry.Name)]);
            }

            json.WriteEndArray();
            IEnumerable<Link> next = entries.Count < limit
                ? []
                : [new Link(address.Here(Cursor, entries[^1].Id.ToString(CultureInfo.InvariantCulture)), "next", MediaTypes.Json, "Older scenarios")];
            Link.Write(json, Link.SelfAndAlternate(address, MediaTypes.Json).Concat(next));
            json.WriteEndObject();
        });
    }

    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        Representation shown = Negotiation.Choose(context.Request, query[Negotiation.Parameter]);
        StoredScenario scenario = await finder.ScenarioAsync(context);
        IReadOnlyList<IReadOnlyList<string>> drift = await finder.DriftAsync(scenario, context.RequestAborted);
        Address address = Address.Of(context, options.PublicUrl);
        if (shown == Representation.Html)
        {
            await ScenarioHtml.Of(scenario, drift, address).WriteAsync(context);
        }
        else
        {
            await JsonBody.WriteAsync(context, MediaTypes.Json, json => ScenarioJson.Write(json, scenario, drift, address));
        }
    }

    public async Task RemoveAsync(HttpContext context)
    {
        RequestQuery.Read(context);
        options.Access.Demand(context, Role.Plans);
        StoredScenario scenario = await finder.ScenarioAsync(context);
        if (!await ScenarioWriter.RemoveAsync(
            database, scenario.Entry.Id, Actor.OfRequest(AccessTokens.Word(Role.Plans)), context.RequestAborted))
        {
            throw new ProblemException(StatusCodes.Status409Conflict, "A plan of this scenario was applied: it is the record of that, and stays.");
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public async Task ApplyAsync(HttpContext context)
    {
        RequestQuery.Read(context);
        options.Access.Demand(context, Role.Ledger);
        StoredScenario scenario = await finder.ScenarioAsync(context);
        PlanOrder order = await OrderAsync(context, scenario);
        switch (await ScenarioApply.RunAsync(database, order, options.StatementTimeout, context.RequestAborted))
        {
            case AppliedPlan applied:
                await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
                {
                    json.WriteStartObject();
                    json.WriteBoolean("isNew", applied.IsNew);
                    json.WriteNumber("entriesAdded", applied.RowsAdded);
                    json.WriteNumber("entriesEnded", applied.RowsEnded);
                    json.WritePropertyName("applied");
                    ScenarioJson.WriteApplication(json, applied.Done);
                    json.WriteEndObject();
                });
                break;
            case RefusedPlan refused:
                string more = refused.Changes.Count > ScenarioJson.ShownChanges
                    ? string.Create(CultureInfo.InvariantCulture, $"; and {refused.Changes.Count - ScenarioJson.ShownChanges} more changes")
                    : string.Empty;
                throw new ProblemException(
                    StatusCodes.Status409Conflict,
                    $"Nothing was applied: {string.Join("; ", refused.Changes.Take(ScenarioJson.ShownChanges))}{more}. Have plans made anew.");
            default:
                throw ProblemException.NotFound("The scenario is no longer there.");
        }
    }

    private static string AddressOf(Address address, int id) => address.To("scenarios", id.ToString(CultureInfo.InvariantCulture));

    private static async Task<PlanOrder> OrderAsync(HttpContext context, StoredScenario scenario)
    {
        const string Form = """send {"plan": 1, "from": "2026-01-31", "by": "who decided it"} as application/json""";
        if (!context.Request.HasJsonContentType())
        {
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, $"The body must be JSON: {Form}.");
        }

        using var body = new MemoryStream();
        byte[] buffer = new byte[4096];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LongestOrder)
            {
                throw new ProblemException(StatusCodes.Status413PayloadTooLarge, $"The body is too long: {Form}.");
            }
        }

        try
        {
            using var document = JsonDocument.Parse(body.ToArray());
            JsonElement order = document.RootElement;
            if (order.ValueKind != JsonValueKind.Object
                || !order.TryGetProperty("plan", out JsonElement plan) || !plan.TryGetInt32(out int number)
                || !order.TryGetProperty("from", out JsonElement from) || from.ValueKind != JsonValueKind.String
                || Moment.ReadDay(from.GetString()!) is not { } day
                || !order.TryGetProperty("by", out JsonElement by) || by.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(by.GetString()))
            {
                throw ProblemException.BadRequest($"The body lacks something: {Form}.");
            }

            if (day < scenario.Entry.BaseDay)
            {
                throw ProblemException.BadRequest(
                    $"from: the plan rests on {TimeText.Of(scenario.Entry.BaseDay)}; it cannot begin before that day.");
            }

            ScenarioFinder.PlanOf(scenario, number.ToString(CultureInfo.InvariantCulture));
            return new PlanOrder(
                new PlanKey(scenario.Entry.Id, number), day, Actor.OfRequest(AccessTokens.Word(Role.Ledger)), by.GetString()!,
                LedgerRanks.Of(RuleBook.Current));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw ProblemException.BadRequest($"The body is no such JSON: {Form}.");
        }
    }
}
