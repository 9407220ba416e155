using System.Globalization;
using SpaceGeo.Api.Features;
using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Moments;
using SpaceGeo.Api.Questions;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Questions;
using SpaceGeo.Store.Reading;
using SpaceGeo.Store.Search;

namespace SpaceGeo.Api.Search;

/// <summary>Vacant rooms near a place, one by one or in groups that touch.</summary>
internal sealed class VacantPage(VacancyStore store, QuestionStore questions, MomentReader moments, ApiOptions options, TimeProvider clock)
{
    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery asked = RequestQuery.Read(context, VacantQuery.Names);
        Moment moment = moments.Read(asked);
        await using MomentReading reading = await moments.OpenAsync(moment, withFacts: true, context.RequestAborted);
        VacancyStore then = store.At(reading);
        VacantQuery query = await VacantQuery.ReadAsync(context, asked, moments.DayOf(asked), then, new InquiryReader(questions.At(reading)));
        Address address = Address.Of(context, options.PublicUrl);
        bool isComplete = true;
        IReadOnlyList<VacantAnswer> answers;
        if (query.IsContiguous)
        {
            (IReadOnlyList<VacantGroup> groups, isComplete) = await new VacantGroups(then).FindAsync(query, context.RequestAborted);
            answers = [.. groups.Select(VacantAnswer.Of)];
        }
        else
        {
            IReadOnlyList<VacantRoomFound> rooms = await then.RoomsAsync(query.Request, context.RequestAborted);
            answers = [.. rooms.Select(VacantAnswer.Of)];
        }

        IReadOnlyList<AnswerColumn> columns = query.IsContiguous ? VacantAnswer.GroupColumns : VacantAnswer.RoomColumns;
        await (query.Shown switch
        {
            Representation.Json => WriteJsonAsync(context, query, moment, answers, isComplete, address),
            Representation.Csv => WriteCsvAsync(context, columns, answers, address),
            Representation.Html => PageOf(query, moment, columns, answers, address).WriteAsync(context),
        });
    }

    private async Task WriteJsonAsync(
        HttpContext context, VacantQuery query, Moment moment, IReadOnlyList<VacantAnswer> answers, bool isComplete, Address address)
    {
        FeatureJson.StateCrs(context.Response, CoordinateSystem.Crs84);
        await JsonBody.WriteAsync(context, MediaTypes.GeoJson, json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            MomentText.Write(json, query.Request.Day, moment);
            json.WriteStartArray("near");
            json.WriteNumberValue(query.Request.Near.Longitude);
            json.WriteNumberValue(query.Request.Near.Latitude);
            json.WriteEndArray();
            json.WriteNumber("radiusM", query.Request.RadiusM);
            if (query.IsContiguous)
            {
                json.WriteBoolean("isComplete", isComplete);
            }

            json.WriteStartArray("features");
            foreach (VacantAnswer answer in answers)
            {
                answer.WriteFeature(json, address);
            }

            json.WriteEndArray();
            json.WriteNumber("numberReturned", answers.Count);
            json.WriteString("timeStamp", clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            Link.Write(json, Link.SelfAndAlternate(address, MediaTypes.GeoJson).Append(
                new Link(address.Here(Negotiation.Parameter, "csv"), "alternate", MediaTypes.Csv, "This document as CSV")));
            json.WriteEndObject();
        });
    }

    private static async Task WriteCsvAsync(
        HttpContext context, IReadOnlyList<AnswerColumn> columns, IReadOnlyList<VacantAnswer> answers, Address address)
    {
        context.Response.ContentType = MediaTypes.Csv + "; charset=utf-8; header=present";
        context.Response.Headers.ContentDisposition = "inline; filename=\"vacant.csv\"";
        await using var csv = new AnswerCsv(context.Response.Body, columns, address);
        csv.WriteHeader();
        foreach (VacantAnswer answer in answers)
        {
            csv.Write(answer.Values);
        }
    }

    private static HtmlPage PageOf(
        VacantQuery query, Moment moment, IReadOnlyList<AnswerColumn> columns, IReadOnlyList<VacantAnswer> answers, Address address)
    {
        EarthPoint near = query.Request.Near;
        return new HtmlPage("Vacant rooms", ("SpaceGeo", address.To()))
            .Paragraph(string.Create(
                CultureInfo.InvariantCulture,
                $"Within {query.Request.RadiusM:N0} m of {near.Longitude:0.######}, {near.Latitude:0.######}, nearest first. {MomentText.Of(query.Request.Day, moment)}."))
            .Links(("As GeoJSON", address.Here(Negotiation.Parameter, "json")), ("As CSV", address.Here(Negotiation.Parameter, "csv")))
            .Table(columns.Select(c => c.Name), answers.Select(a => a.Values.Select((v, i) =>
                columns[i].Type == AnswerType.RoomId && RoomAddress.Of(address, v, "html") is string room ? new HtmlLink((string)v!, room) : v)))
            .Heading("Parameters")
            .Table(["Name", "Meaning"], VacantQuery.Parameters.Select(p => new object[] { p.Name, p.Description }));
    }
}
