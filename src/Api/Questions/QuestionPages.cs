using System.Globalization;
using System.Text.Json;
using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Moments;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Questions;

namespace SpaceGeo.Api.Questions;

/// <summary>The questions that the ledger answers, and their answers page by page.</summary>
internal sealed class QuestionPages(QuestionStore store, MomentReader moments, ApiOptions options, TimeProvider clock)
{
    private const int FlushAt = 64 * 1024; // bytes kept before they are sent
    private const int FlushAtRows = 500;

    private readonly IReadOnlyList<Answerer> _answerers = Answerer.All;

    /// <summary>The questions that are answered.</summary>
    public IReadOnlyList<Question> Questions => [.. _answerers.Select(a => a.Question)];

    public async Task ListAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        Address address = Address.Of(context, options.PublicUrl);
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await new HtmlPage("Questions", ("SpaceGeo", address.To()))
                .Table(["Question", "Answer"], _answerers.Select(a => new object[]
                {
                    new HtmlLink(a.Question.Title, address.To("questions", a.Question.Id) + "?f=html"), a.Question.Description,
                }))
                .WriteAsync(context);
            return;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("questions");
            foreach (Question question in _answerers.Select(a => a.Question))
            {
                WriteDescription(json, question, address);
            }

            json.WriteEndArray();
            Link.Write(json, Link.SelfAndAlternate(address, MediaTypes.Json));
            json.WriteEndObject();
        });
    }

    public Task AnswerAsync(HttpContext context)
    {
        string id = (string)context.Request.RouteValues["question"]!;
        Answerer answerer = _answerers.FirstOrDefault(a => string.Equals(a.Question.Id, id, StringComparison.Ordinal))
            ?? throw ProblemException.NotFound($"There is no question '{id}'; /questions lists them.");
        RequestQuery query = RequestQuery.Read(
            context, [.. InquiryReader.CommonParameters, .. answerer.Question.Parameters.Select(p => p.Name)]);
        return AnswerAsync(context, query, answerer, []);
    }

    /// <summary>The revisions of the building that the address names.</summary>
    public Task ShowRevisionsAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, InquiryReader.CommonParameters);
        string text = (string)context.Request.RouteValues["building"]!;
        int building = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw ProblemException.NotFound($"There is no building '{text}'; a building is named by its number.");
        return AnswerAsync(
            context, query, _answerers.Single(a => a.Question == StoredQuestions.Revisions), new Dictionary<string, object> { ["building"] = building },
            $"There is no building {text}, or it was not known yet.");
    }

    private async Task AnswerAsync(
        HttpContext context, RequestQuery query, Answerer answerer, Dictionary<string, object> given, string? nothing = null)
    {
        Representation shown = Negotiation.Choose(context.Request, query[Negotiation.Parameter], csv: true);
        Moment moment = moments.Read(query);
        await using MomentReading reading = await moments.OpenAsync(moment, withFacts: true, context.RequestAborted);
        QuestionStore then = store.At(reading);
        Inquiry inquiry = await new InquiryReader(then).ReadAsync(query, answerer.Question, moments.DayOf(query), given, context.RequestAborted);

        // One more than asked for tells whether there is a next page.
        IAsyncEnumerable<AnswerRow> all = answerer.Read(then, inquiry with { Limit = inquiry.Limit + 1 }, context.RequestAborted);
        await using var page = new AnswerPage(all.GetAsyncEnumerator(context.RequestAborted), inquiry.Limit);

        // The first row is read before the response begins, so that a statement that fails still leaves as a problem.
        await page.BeginAsync();
        if (nothing is not null && page.Current is null && inquiry.After is null)
        {
            throw ProblemException.NotFound(nothing);
        }

        await (shown switch
        {
            Representation.Json => WriteJsonAsync(context, inquiry, moment, page),
            Representation.Csv => WriteCsvAsync(context, inquiry, page),
            Representation.Html => WriteHtmlAsync(context, inquiry, moment, page),
        });
    }

    private static void WriteDescription(Utf8JsonWriter json, Question question, Address address)
    {
        json.WriteStartObject();
        json.WriteString("id", question.Id);
        json.WriteString("title", question.Title);
        json.WriteString("description", question.Description);
        json.WriteStartArray("parameters");
        foreach (QuestionParameter parameter in question.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("description", parameter.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("columns");
        foreach (AnswerColumn column in question.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("description", column.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        string self = address.To("questions", question.Id);
        Link.Write(json,
        [
            new Link(self, "item", MediaTypes.Json, question.Title), new Link(self + "?f=csv", "alternate", MediaTypes.Csv, question.Title + " as CSV"),
        ]);
        json.WriteEndObject();
    }

    private async Task WriteJsonAsync(HttpContext context, Inquiry inquiry, Moment moment, AnswerPage page)
    {
        Address address = Address.Of(context, options.PublicUrl);
        context.Response.ContentType = MediaTypes.Json;
        await using var json = new Utf8JsonWriter(context.Response.Body, JsonBody.Options);
        json.WriteStartObject();
        json.WriteString("question", inquiry.Question.Id);
        MomentText.Write(json, inquiry.Day, moment);
        json.WriteString("standard", AreaStandards.Default.Id);
        json.WriteStartArray("rows");
        while (page.Current is AnswerRow row)
        {
            AnswerJson.Write(json, inquiry.Question.Columns, row.Values, address);
            if (json.BytesPending > FlushAt)
            {
                await json.FlushAsync(context.RequestAborted);
            }

            await page.NextAsync();
        }

        json.WriteEndArray();
        json.WriteNumber("numberReturned", page.Returned);
        json.WriteString("timeStamp", clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        List<Link> links = [.. Link.SelfAndAlternate(address, MediaTypes.Json)];
        links.Add(new Link(address.Here(Negotiation.Parameter, "csv"), "alternate", MediaTypes.Csv, "This page as CSV"));
        if (Next(page, address) is string next)
        {
            links.Add(new Link(next, "next", MediaTypes.Json, "The next page"));
        }

        Link.Write(json, links);
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    private async Task WriteCsvAsync(HttpContext context, Inquiry inquiry, AnswerPage page)
    {
        Address address = Address.Of(context, options.PublicUrl);
        context.Response.ContentType = MediaTypes.Csv + "; charset=utf-8; header=present";
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{inquiry.Question.Id}.csv\"";
        await using var csv = new AnswerCsv(context.Response.Body, inquiry.Question.Columns, address);
        csv.WriteHeader();
        while (page.Current is AnswerRow row)
        {
            csv.Write(row.Values);
            if (page.Returned % FlushAtRows == 0)
            {
                await csv.FlushAsync(context.RequestAborted);
            }

            await page.NextAsync();
        }
    }

    private async Task WriteHtmlAsync(HttpContext context, Inquiry inquiry, Moment moment, AnswerPage page)
    {
        Address address = Address.Of(context, options.PublicUrl);
        IReadOnlyList<AnswerColumn> columns = inquiry.Question.Columns;
        var rows = new List<object?[]>();
        while (page.Current is AnswerRow row)
        {
            rows.Add([.. row.Values.Select((v, i) => columns[i].Type == AnswerType.RoomId && RoomAddress.Of(address, v, "html") is string room
                ? new HtmlLink((string)v!, room)
                : v)]);
            await page.NextAsync();
        }

        List<(string, string)> links =
        [
            ("As JSON", address.Here(Negotiation.Parameter, "json")), ("As CSV, up to 10,000 rows", address.Here("limit", "10000", (Negotiation.Parameter, "csv"))),
        ];
        if (Next(page, address) is string next)
        {
            links.Add(("Next page", next));
        }

        await new HtmlPage(inquiry.Question.Title, ("SpaceGeo", address.To()), ("Questions", address.To("questions") + "?f=html"))
            .Paragraph(inquiry.Question.Description)
            .Paragraph($"{MomentText.Of(inquiry.Day, moment)}, areas by {AreaStandards.Default.Id}. Ask for another day with asOf=2026-01-31, for what was known then with knownOn=2026-01-31.")
            .Links(links)
            .Table(columns.Select(c => c.Name), rows)
            .Heading("Parameters")
            .Table(["Name", "Meaning"], inquiry.Question.Parameters.Select(p => new object[] { p.Name, p.Description }))
            .WriteAsync(context);
    }

    private static string? Next(AnswerPage page, Address address) =>
        page.HasMore ? address.Here("cursor", AnswerCursor.Of(page.LastKey!)) : null;

    /// <summary>The rows of one page, and whether more follow.</summary>
    private sealed class AnswerPage(IAsyncEnumerator<AnswerRow> rows, int limit) : IAsyncDisposable
    {
        public AnswerRow? Current { get; private set; }

        public int Returned { get; private set; }

        public bool HasMore { get; private set; }

        public IReadOnlyList<long>? LastKey { get; private set; }

        public async Task BeginAsync() => Take(await rows.MoveNextAsync());

        public async Task NextAsync() => Take(await rows.MoveNextAsync());

        public ValueTask DisposeAsync() => rows.DisposeAsync();

        private void Take(bool isThere)
        {
            HasMore = isThere && Returned == limit;
            Current = isThere && Returned < limit ? rows.Current : null;
            LastKey = Current?.Key ?? LastKey;
            Returned += Current is null ? 0 : 1;
        }
    }
}
