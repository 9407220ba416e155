using System.Globalization;
using System.Text.RegularExpressions;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Moments;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>What a client asks of the items of a collection.</summary>
/// <param name="Features">Which features.</param>
/// <param name="OnlyCount">Whether their number is wanted and nothing else.</param>
/// <param name="Shown">The representation.</param>
/// <param name="Moment">When the features were like that, and by when that was known.</param>
internal sealed partial record ItemsQuery(FeatureRequest Features, bool OnlyCount, Representation Shown, Moment Moment)
{
    public const string TimeParameter = "datetime";
    public const int DefaultLimit = 10;
    public const int MaxLimit = 10_000;

    private const string Day = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private const int DayLength = 10;
    private const string Clock = """[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})""";
    private const string Time = $"{Day}(?:[Tt]{Clock})?";

    /// <summary>Parameters that every collection knows beside the names of its properties.</summary>
    public static IReadOnlyList<string> CommonParameters { get; } = ["bbox", "limit", TimeParameter, .. MomentReader.Names, "cursor", "resultType", .. SystemParameters.Names, .. FilterParameters.Names, .. ShapeParameters.Names];

    public static ItemsQuery Read(HttpContext context, Layer layer, MomentReader moments)
    {
        RequestQuery query = RequestQuery.Read(context, [.. CommonParameters, .. layer.Properties.Select(p => p.Name)]);
        CoordinateSystem ofBox = SystemParameters.Read(query, SystemParameters.OfBox);
        IReadOnlyList<PropertyOrder> order = ShapeParameters.ReadOrder(query, layer);
        var features = new FeatureRequest(layer)
        {
            Limit = query.Limit(DefaultLimit, MaxLimit),
            Order = order,
            Shown = ShapeParameters.ReadShown(query, layer),
            After = query["cursor"] is { } cursor ? Cursor.Read(cursor, order) : null,
            Box = query["bbox"] is { } box ? BoundingBox.Read(box, ofBox) : null,
            System = SystemParameters.Read(query, SystemParameters.Told),
            Filters = [.. layer.Properties.Where(p => query[p.Name] is not null).Select(p => FilterOf(p, query[p.Name]!))],
            Condition = FilterParameters.Read(query, layer),
            Standard = layer.Property("standard") is null ? null : query["standard"],
        };
        bool onlyCount = query["resultType"] switch
        {
            null or "results" => false,
            "hits" => true,
            _ => throw ProblemException.BadRequest("resultType must be results or hits."),
        };
        return new ItemsQuery(features, onlyCount, Negotiation.Choose(context.Request, query[Negotiation.Parameter]), MomentOf(query, moments));
    }

    private static PropertyFilter FilterOf(LayerProperty property, string text)
    {
        switch (property.Type)
        {
            case PropertyType.Integer when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number):
                return new PropertyFilter(property, number);
            case PropertyType.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                && double.IsFinite(number):
                return new PropertyFilter(property, number);
            case PropertyType.Date when TimeText.TryRead(text, out DateOnly day):
                return new PropertyFilter(property, day);
            case PropertyType.Timestamp when TimeText.TryRead(text, out DateTime instant):
                return new PropertyFilter(property, instant);
            case PropertyType.Text or PropertyType.TextList:
                return new PropertyFilter(property, text);
            default:
                throw ProblemException.BadRequest($"{property.Name}: '{text}' is no {FeatureSchema.FormatOf(property.Type) ?? FeatureSchema.NameOf(property.Type)}.");
        }
    }

    // A feature is like that on the day of an instant. Intervals all match: nothing says which of its days is meant.
    private static Moment MomentOf(RequestQuery query, MomentReader moments)
    {
        if (query[TimeParameter] is not string text)
        {
            return moments.Read(query);
        }

        if (!TimeOrInterval().IsMatch(text))
        {
            throw ProblemException.BadRequest("datetime must be an RFC 3339 date-time, or two of them or '..' with a slash between.");
        }

        if (text.Contains('/', StringComparison.Ordinal))
        {
            return moments.Read(query);
        }

        if (query[MomentReader.DayParameter] is not null)
        {
            throw ProblemException.BadRequest($"{TimeParameter} and {MomentReader.DayParameter} both name a day; give one of them.");
        }

        return Moment.ReadDay(text[..DayLength]) is DateOnly day
            ? moments.Of(day, query)
            : throw ProblemException.BadRequest($"{TimeParameter}: '{text}' is on no day of the calendar.");
    }

    [GeneratedRegex($"""\A(?:{Time}|(?:{Time}|\.\.)?/(?:{Time}|\.\.)?)\z""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeOrInterval();
}
