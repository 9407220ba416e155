using System.Globalization;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Moments;
using SpaceGeo.Api.Questions;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store.Questions;
using SpaceGeo.Store.Search;

namespace SpaceGeo.Api.Search;

/// <summary>What a client asks of the vacant rooms.</summary>
/// <param name="Request">Which rooms.</param>
/// <param name="IsContiguous">Whether groups of rooms that touch are wanted.</param>
/// <param name="MaxRooms">Of a group: rooms at most; null for any number.</param>
/// <param name="Shown">The representation.</param>
internal sealed record VacantQuery(VacancyRequest Request, bool IsContiguous, int? MaxRooms, Representation Shown)
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 1000;

    private const double MostAreaM2 = 1e7;
    private const double MostRadiusM = 20_100_000; // half of the earth's circumference, and a little

    private static readonly QuestionParameter Classes = new("class", ParameterType.Words, string.Empty, "Classes of rooms, divided by commas.")
    {
        Choices = [.. Enum.GetValues<RoomClass>().Select(c => c.Word())],
    };

    private static readonly QuestionParameter States = new(
        "state", ParameterType.Words, string.Empty, "States of vacant rooms, divided by commas; idle and reserve without it.")
    {
        Choices = [RoomState.Idle.Word(), RoomState.Reserve.Word(), RoomState.Sealed.Word()],
    };

    private static readonly QuestionParameter Radius = new(
        "radiusM", ParameterType.Number, string.Empty, "Only buildings within this distance, m; 5,000 without it.")
    {
        Most = MostRadiusM,
    };

    private static readonly QuestionParameter MinArea = new(
        "minAreaM2", ParameterType.Number, string.Empty, "Least net area of a room, or of a group, m².")
    {
        Most = MostAreaM2,
    };

    private static readonly QuestionParameter MaxArea = new(
        "maxAreaM2", ParameterType.Number, string.Empty, "Largest net area of a room, or of a group, m².")
    {
        Most = MostAreaM2,
    };

    private static readonly QuestionParameter Contiguous = new(
        "contiguous", ParameterType.Word, string.Empty, "true: groups of rooms on one storey that share a wall or a door and together reach minAreaM2, those with the least surplus.")
    {
        Choices = ["true", "false"],
    };

    private static readonly QuestionParameter GroupSize = new(
        "maxRooms", ParameterType.Integer, string.Empty, "Rooms of a group at most.")
    {
        Least = 1,
        Most = 1000,
    };

    /// <summary>All parameters beside the day and the limit.</summary>
    public static IReadOnlyList<QuestionParameter> Parameters { get; } =
    [
        new("near", ParameterType.Word, string.Empty, "Where to look: the code of a site, or longitude,latitude in degrees. Required."),
        Radius, MinArea, MaxArea, Classes,
        new("storey", ParameterType.Word, string.Empty, "Name or number of the storey; 0 is the lowest."),
        States, Contiguous, GroupSize,
    ];

    /// <summary>Names of all that may be asked.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. MomentReader.Names, "limit", .. Parameters.Select(p => p.Name)];

    /// <summary>Reads the query.</summary>
    /// <param name="context">The request.</param>
    /// <param name="query">Its parameters, of which all are known.</param>
    /// <param name="day">The day that is asked about.</param>
    /// <param name="store">Looks sites up.</param>
    /// <param name="reader">Reads values.</param>
    public static async Task<VacantQuery> ReadAsync(HttpContext context, RequestQuery query, DateOnly day, VacancyStore store, InquiryReader reader)
    {
        EarthPoint near = await NearAsync(query["near"], store, day, context.RequestAborted);
        async Task<object?> Value(QuestionParameter parameter) => query[parameter.Name] is string text
            ? await reader.ValueAsync(parameter, text, day, context.RequestAborted)
            : null;
        var request = new VacancyRequest(near, day)
        {
            Limit = query.Limit(DefaultLimit, MaxLimit),
            MinAreaM2 = (double?)await Value(MinArea),
            MaxAreaM2 = (double?)await Value(MaxArea),
            Classes = (string[]?)await Value(Classes),
            Storey = query["storey"],
        };
        request = await Value(Radius) is double radius ? request with { RadiusM = radius } : request;
        request = await Value(States) is string[] states ? request with { States = states } : request;
        bool isContiguous = await Value(Contiguous) is "true";
        int? size = (int?)await Value(GroupSize);
        Check(request, isContiguous, size);
        return new VacantQuery(request, isContiguous, size, Negotiation.Choose(context.Request, query[Negotiation.Parameter], csv: true));
    }

    private static void Check(VacancyRequest request, bool isContiguous, int? size)
    {
        if (request.MaxAreaM2 < request.MinAreaM2)
        {
            throw ProblemException.BadRequest("maxAreaM2 must not be below minAreaM2.");
        }

        if (isContiguous && request.MinAreaM2 is null or 0)
        {
            throw ProblemException.BadRequest("contiguous=true needs minAreaM2, the area that the rooms are to reach together.");
        }

        if (!isContiguous && size is not null)
        {
            throw ProblemException.BadRequest("maxRooms is for groups: give contiguous=true too.");
        }
    }

    private static async Task<EarthPoint> NearAsync(string? text, VacancyStore store, DateOnly day, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw ProblemException.BadRequest("near is missing: the code of a site, or longitude,latitude in degrees.");
        }

        string[] parts = text.Split(',');
        if (parts.Length == 2 && Degrees(parts[0]) is double longitude && Degrees(parts[1]) is double latitude)
        {
            return Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90
                ? new EarthPoint(longitude, latitude)
                : throw ProblemException.BadRequest($"near: '{text}' is no position; longitudes lie from -180 to 180, latitudes from -90 to 90.");
        }

        return await store.SiteAsync(text, day, cancellation) switch
        {
            (false, _) => throw ProblemException.BadRequest($"near: there is no site '{text}', and it is no longitude,latitude either."),
            (true, null) => throw ProblemException.BadRequest($"near: nobody knows where the site '{text}' is; give longitude,latitude."),
            (true, EarthPoint place) => place,
        };
    }

    private static double? Degrees(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value)
            ? value
            : null;
}
