using System.Globalization;
using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Moments;
using SpaceGeo.Api.Questions;
using SpaceGeo.Api.Search;
using SpaceGeo.Store.Questions;

namespace SpaceGeo.Api.OpenApi;

/// <summary>Questions and searches in the OpenAPI document, from the same descriptions that they are answered from.</summary>
internal static class OpenApiQuestions
{
    private const string Text = """{"type":"string"}""";

    private static readonly OperationParameter Day = OpenApiMoment.Day;

    private static readonly OperationParameter Known = OpenApiMoment.Known;

    private static readonly OperationParameter Form = new(
        Negotiation.Parameter, "Representation; without it the Accept header decides.", """{"type":"string","enum":["json","html","csv"]}""");

    private static readonly OperationParameter Cursor = new(
        "cursor", "Where the page begins: opaque, taken from the link 'next' of the page before.", Text);

    /// <summary>All operations.</summary>
    /// <param name="questions">The questions that are answered.</param>
    public static IEnumerable<OpenApiOperation> Operations(IReadOnlyList<Question> questions) =>
    [
        new("/questions", "All questions", "The questions that the ledger answers, with their parameters and columns.", [Negotiated],
            [(MediaTypes.Json, """{"type":"object"}""")]),
        .. questions.Select(Of),
        new("/search/vacant", "Vacant rooms near a place", "Vacant rooms by geodesic distance to their building, then by how well they fit; or groups of rooms that touch.",
            [.. VacantQuery.Parameters.Select(Of), Day, Known, Limit(VacantQuery.DefaultLimit, VacantQuery.MaxLimit), Form],
            [
                (MediaTypes.GeoJson, Schema([.. VacantAnswer.RoomColumns, .. VacantAnswer.GroupColumns], "features", isFeature: true)),
                (MediaTypes.Csv, Text),
            ]),
    ];

    /// <summary>The revisions of one building; its path takes models, too.</summary>
    public static OpenApiOperation OfBuilding { get; } = Of(StoredQuestions.Revisions) with
    {
        Path = "/buildings/{building}/revisions",
        Summary = "Revisions of a building",
        Parameters = [new("building", "Number of the building.", """{"type":"integer","minimum":1}""") { IsInPath = true, Example = "1" }, .. Common],
    };

    private static OperationParameter[] Common => [Day, Known, Limit(InquiryReader.DefaultLimit, InquiryReader.MaxLimit), Cursor, Form];

    private static OperationParameter Negotiated => Form with { Schema = """{"type":"string","enum":["json","html"]}""" };

    private static OpenApiOperation Of(Question question) => new(
        "/questions/" + question.Id, question.Title, question.Description,
        [.. question.Parameters.Select(Of), .. Common],
        [(MediaTypes.Json, Schema(question.Columns, "rows", isFeature: false)), (MediaTypes.Csv, Text)]);

    private static OperationParameter Of(QuestionParameter parameter) => new(parameter.Name, parameter.Description, parameter.Type switch
    {
        ParameterType.Integer => string.Create(CultureInfo.InvariantCulture, $$"""{"type":"integer","minimum":{{parameter.Least}},"maximum":{{parameter.Most}}}"""),
        ParameterType.Number => string.Create(CultureInfo.InvariantCulture, $$"""{"type":"number","minimum":{{parameter.Least}},"maximum":{{parameter.Most}}}"""),
        ParameterType.Word when parameter.Choices.Count > 0 => $$"""{"type":"string","enum":{{Words(parameter)}}}""",
        ParameterType.OrganisationTree or ParameterType.SiteTree or ParameterType.Word or ParameterType.Words => Text,
    })
    {
        IsRequired = parameter.Name == "near",
        Example = parameter.Type == ParameterType.Words && parameter.Choices.Count > 0 ? JsonSerializer.Serialize(string.Join(',', parameter.Choices.Take(2))) : null,
    };

    private static string Words(QuestionParameter parameter) => JsonSerializer.Serialize(parameter.Choices);

    private static OperationParameter Limit(int usual, int most) => new("limit", "At most so many; larger numbers mean the maximum.", string.Create(
        CultureInfo.InvariantCulture, $$"""{"type":"integer","minimum":1,"maximum":{{most}},"default":{{usual}}}"""));

    private static string Schema(IReadOnlyList<AnswerColumn> columns, string rows, bool isFeature)
    {
        string properties = string.Join(',', columns.DistinctBy(c => c.Name).Select(c =>
            $$"""{{JsonSerializer.Serialize(c.Name)}}:{{TypeOf(c)}}""")
            .Concat(columns.Any(c => c.Type == AnswerType.RoomId) ? [$$"""
                "{{RoomAddress.Column}}":{"type":"string","nullable":true,"description":"Address of the room."}
                """] : []));
        string row = $$$$"""{"type":"object","properties":{ {{{{properties}}}} }}""";
        string item = isFeature
            ? $$$$"""
                {"type":"object","properties":{"type":{"type":"string"},"id":{"type":"string"},"geometry":{"type":"object","nullable":true},
                  "properties":{{{{row}}}}, "links":{"$ref":"#/components/schemas/links"}}}
                """
            : row;
        return $$$$"""
            {"type":"object","properties":{"{{{{MomentReader.DayParameter}}}}":{"type":"string","format":"date"},"{{{{MomentReader.KnownParameter}}}}":{"type":"string","format":"date-time"},"{{{{rows}}}}":{"type":"array","items":{{{{item}}}} },
              "numberReturned":{"type":"integer"},"timeStamp":{"type":"string","format":"date-time"},"links":{"$ref":"#/components/schemas/links"}}}
            """;
    }

    private static string TypeOf(AnswerColumn column)
    {
        string type = column.Type switch
        {
            AnswerType.Text or AnswerType.RoomId => "\"type\":\"string\"",
            AnswerType.Integer => "\"type\":\"integer\"",
            AnswerType.Number => "\"type\":\"number\"",
            AnswerType.Date => "\"type\":\"string\",\"format\":\"date\"",
            AnswerType.Flag => "\"type\":\"boolean\"",
            AnswerType.TextList => "\"type\":\"array\",\"items\":{\"type\":\"string\"}",
        };
        return $$"""{ {{type}},"nullable":true,"description":{{JsonSerializer.Serialize(column.Description)}} }""";
    }
}
