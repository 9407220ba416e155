using System.Globalization;
using System.Text;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Moments;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Report.Differences;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Store.Differences;

namespace SpaceGeo.Api.Differences;

/// <summary>Which rooms of a building changed between two revisions.</summary>
internal sealed class DifferencePages(StoredDifferences differences, MomentReader moments, ApiOptions options)
{
    private const string Svg = "svg";

    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, "from", "to", "standard", "storey", MomentReader.DayParameter);
        DifferenceReport report = await CompareAsync(context, query);
        if (query[Negotiation.Parameter] == Svg)
        {
            await DrawAsync(context, report, query["storey"]);
            return;
        }

        if (query["storey"] is not null)
        {
            throw ProblemException.BadRequest("storey chooses the plan of f=svg; the other answers have all storeys.");
        }

        switch (Negotiation.Choose(context.Request, query[Negotiation.Parameter], csv: true))
        {
            case Representation.Html:
                await DifferenceHtml.Of(report, Address.Of(context, options.PublicUrl)).WriteAsync(context);
                break;
            case Representation.Csv:
                var text = new StringWriter();
                DifferenceCsv.Write(text, report);
                await SendAsync(context, MediaTypes.Csv + "; charset=utf-8", Encoding.UTF8.GetBytes(text.ToString()));
                break;
            case Representation.Json:
                using (var json = new MemoryStream())
                {
                    DifferenceJson.Write(json, report);
                    await SendAsync(context, MediaTypes.Json, json.ToArray());
                }

                break;
        }
    }

    private async Task<DifferenceReport> CompareAsync(HttpContext context, RequestQuery query)
    {
        var question = new DifferenceQuestion(
            (string)context.Request.RouteValues["building"]!, Revision(query, "from"), Revision(query, "to"), Standard(query["standard"]), moments.DayOf(query));
        try
        {
            return await differences.CompareAsync(question, context.RequestAborted);
        }
        catch (UnknownRevisionException unknown)
        {
            throw ProblemException.NotFound(unknown.Message);
        }
    }

    private static async Task DrawAsync(HttpContext context, DifferenceReport report, string? storey)
    {
        (StoreyDifference Storey, IReadOnlyList<RoomChange> Rooms)[] changed = [.. report.Storeys().Where(s => s.Rooms.Count > 0)];
        (StoreyDifference Storey, IReadOnlyList<RoomChange> Rooms) wanted = storey is null ? changed.FirstOrDefault() : changed.FirstOrDefault(s => s.Storey.Storey.Name == storey);
        using var drawn = new MemoryStream();
        if (wanted.Storey is null || !DifferenceSvg.Write(drawn, report, wanted.Storey, wanted.Rooms))
        {
            throw ProblemException.NotFound(changed.Length == 0
                ? "No room changed: there is nothing to draw."
                : $"No room with a plan changed on this storey; storeys that changed: {string.Join(", ", changed.Select(s => $"'{s.Storey.Storey.Name}'"))}.");
        }

        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        await SendAsync(context, MediaTypes.Svg, drawn.ToArray());
    }

    private static async Task SendAsync(HttpContext context, string mediaType, byte[] body)
    {
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static int? Revision(RequestQuery query, string name) => query[name] is not string text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int revision) ? revision
        : throw ProblemException.BadRequest($"{name}: '{text}' is no number of a revision; write 1.");

    private static AreaStandard Standard(string? id) => id is null ? AreaStandards.Default
        : AreaStandards.Find(id) ?? throw ProblemException.BadRequest(
            $"standard: there is no area standard '{id}'; known: {string.Join(", ", AreaStandards.All.Select(s => s.Id))}.");
}
