using System.Globalization;
using System.Text.Json;
using Npgsql;
using SpaceGeo.Api.Access;
using SpaceGeo.Api.Features;
using SpaceGeo.Api.Http;
using SpaceGeo.Report.Stacking;
using SpaceGeo.Store.Reading;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>What a plan comes to: who moves, which rooms change hands, storeys before and after, and sums.</summary>
internal sealed class PlanPages(NpgsqlDataSource database, ScenarioFinder finder, ApiOptions options)
{
    public async Task ShowMovesAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        Representation shown = query[Negotiation.Parameter] is null && !context.Request.Headers.Accept.ToString().Contains(MediaTypes.Csv, StringComparison.Ordinal)
            ? Representation.Json
            : Negotiation.Choose(context.Request, query[Negotiation.Parameter] ?? "csv", csv: true);
        (StoredScenario scenario, int plan, PlanState before, PlanState after) = await finder.PlanAsync(context);
        IReadOnlyList<PlanMove> moves = PlanMoves.Of(before, after);
        IReadOnlyDictionary<string, string>? names = options.Access.Has(context.Request, Role.Names)
            ? await new ScenarioStore(database).NamesAsync(
                [.. moves.Where(m => m.Need.IsPost).Select(m => m.Need.Code)], scenario.Entry.BaseDay, context.RequestAborted)
            : null;
        context.Response.Headers["Personal-Names"] = names is null ? "withheld" : "included";
        Address address = Address.Of(context, options.PublicUrl);
        switch (shown)
        {
            case Representation.Csv:
                await MoveList.WriteCsvAsync(context, moves, names);
                break;
            case Representation.Json:
                await JsonBody.WriteAsync(context, MediaTypes.Json, json => MoveList.Write(json, scenario.Entry.Id, plan, moves, names, address));
                break;
            case Representation.Html:
                throw ProblemException.BadRequest("f must be json or csv; the page of the scenario shows its plans to people.");
        }
    }

    public async Task ShowRoomsAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, "building", "changed");
        bool onlyChanged = query.Flag("changed");
        (StoredScenario scenario, _, PlanState before, PlanState after) = await finder.PlanAsync(context);
        StoredBuilding[] buildings = [.. scenario.Content.Estate.Buildings.Where(b => query["building"] is not { } wanted || PlaceCode.Of(b.Building) == wanted)];
        if (buildings.Length == 0)
        {
            throw ProblemException.BadRequest($"building: '{query["building"]}' is no number of a building of this scenario.");
        }

        FeatureJson.StateCrs(context.Response, CoordinateSystem.Crs84);
        context.Response.ContentType = MediaTypes.GeoJson;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        await using var json = new Utf8JsonWriter(context.Response.Body, JsonBody.Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        await foreach (RoomShape shape in new ScenarioStore(database).ShapesAsync(buildings, context.RequestAborted))
        {
            if (before.Index.Rooms.GetValueOrDefault(shape.Room) is { } room)
            {
                RoomFeature.Write(json, room, shape, before, after, onlyChanged);
            }

            if (json.BytesPending > 1 << 16)
            {
                await json.FlushAsync(context.RequestAborted);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public async Task DrawAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, "building", "all");
        (StoredScenario scenario, int plan, PlanState before, PlanState after) = await finder.PlanAsync(context);
        string title = string.Create(CultureInfo.InvariantCulture, $"{scenario.Entry.Name} – plan {plan}");
        StackingPlan stacking = Stacking.Of(before, after, title, query["building"], query.Flag("all"));
        using var drawn = new MemoryStream();
        StackingSvg.Write(drawn, stacking);
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        context.Response.ContentType = MediaTypes.Svg;
        context.Response.ContentLength = drawn.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(drawn.ToArray(), context.RequestAborted);
        }
    }

    public async Task CompareAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, "with", "plan");
        Representation shown = Negotiation.Choose(context.Request, query[Negotiation.Parameter], csv: true);
        StoredScenario scenario = await finder.ScenarioAsync(context);
        var index = new EstateIndex(scenario.Content.Estate);
        int plan = ScenarioFinder.PlanOf(scenario, query["plan"] ?? "1");
        var after = new PlanState(scenario.Content, index, scenario.Content.Plans[plan - 1]);
        (PlanState before, string with) = await OtherAsync(query["with"] ?? "base", scenario, index, context.RequestAborted);
        PlanComparison comparison = PlanComparison.Of(before, after);
        Address address = Address.Of(context, options.PublicUrl);
        var head = new ComparisonHead(scenario.Entry.Id, plan, with);
        await (shown switch
        {
            Representation.Json => JsonBody.WriteAsync(context, MediaTypes.Json, json => ComparisonText.Write(json, head, comparison, address)),
            Representation.Csv => ComparisonText.WriteCsvAsync(context, comparison),
            Representation.Html => ComparisonText.Page(head, comparison, address).WriteAsync(context),
        });
    }

    // What it is compared with: today, or another plan, of this scenario or of another.
    private async Task<(PlanState State, string Name)> OtherAsync(
        string with, StoredScenario scenario, EstateIndex index, CancellationToken cancellation)
    {
        if (with == "base")
        {
            return (new PlanState(scenario.Content, index, null), with);
        }

        string[] parts = with.Split(':');
        if (parts.Length > 2)
        {
            throw ProblemException.BadRequest("with: write base, the number of a scenario, or scenario:plan, as 7:2.");
        }

        StoredScenario other = await finder.ScenarioAsync(parts[0], cancellation);
        int plan = ScenarioFinder.PlanOf(other, parts.Length == 2 ? parts[1] : "1");
        return (
            new PlanState(other.Content, new EstateIndex(other.Content.Estate), other.Content.Plans[plan - 1]),
            string.Create(CultureInfo.InvariantCulture, $"{other.Entry.Id}:{plan}"));
    }
}
