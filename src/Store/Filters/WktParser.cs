using NetTopologySuite.Geometries;

namespace SpaceGeo.Store.Filters;

/// <summary>Reads geometries in well-known text. Heights are read and left out: what is filtered is the plan.</summary>
/// <param name="tokens">The filter, before the name of a geometry.</param>
internal sealed class WktParser(TokenCursor tokens)
{
    private static readonly string[] Names =
        ["point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection"];

    /// <summary>Whether a token is the name of a kind of geometry.</summary>
    /// <param name="token">Any token.</param>
    public static bool Knows(Token token) => Names.Any(token.IsWord);

    /// <summary>Reads a geometry with its name.</summary>
    public Expression Geometry()
    {
        string place = tokens.Current.Place;
        return new GeometryValue(Tagged(collectionsToo: true), place);
    }

    /// <summary>Reads the numbers of a box, behind the word BBOX.</summary>
    /// <param name="place">Where the word stands.</param>
    public BoxValue Box(string place) => tokens.InParentheses(() =>
    {
        List<double> numbers = Separated(SignedNumber);
        return GeometryValues.Box(numbers, place);
    });

    private NetTopologySuite.Geometries.Geometry Tagged(bool collectionsToo)
    {
        Token name = tokens.Current;
        if (!Knows(name) || (!collectionsToo && name.IsWord("geometrycollection")))
        {
            throw tokens.Unexpected("POINT, LINESTRING, POLYGON, MULTIPOINT, MULTILINESTRING or MULTIPOLYGON");
        }

        tokens.Take();
        tokens.TakeWord("z");
        string place = tokens.Current.Place;
        return name.Text.ToUpperInvariant() switch
        {
            "POINT" => GeometryValues.Point(tokens.InParentheses(Position)),
            "LINESTRING" => GeometryValues.Line(Positions(), place),
            "POLYGON" => GeometryValues.Polygon(Rings(), place),
            "MULTIPOINT" => GeometryValues.Points(tokens.InParentheses(() => Separated(BarePosition))),
            "MULTILINESTRING" => GeometryValues.Lines(tokens.InParentheses(() => Separated(LineHere))),
            "MULTIPOLYGON" => GeometryValues.Polygons(tokens.InParentheses(() => Separated(PolygonHere)), place),
            _ => GeometryValues.Collection(tokens.InParentheses(() => Separated(() => Tagged(collectionsToo: false)))),
        };
    }

    private LineString LineHere()
    {
        string place = tokens.Current.Place;
        return GeometryValues.Line(Positions(), place);
    }

    private Polygon PolygonHere()
    {
        string place = tokens.Current.Place;
        return GeometryValues.Polygon(Rings(), place);
    }

    private List<List<Coordinate>> Rings() => tokens.InParentheses(() => Separated(Positions));

    private List<Coordinate> Positions() => tokens.InParentheses(() => Separated(Position));

    // MULTIPOINT(1 2, 3 4) is as common as MULTIPOINT((1 2), (3 4)).
    private Coordinate BarePosition() => tokens.Current.IsSymbol("(") ? tokens.InParentheses(Position) : Position();

    private Coordinate Position()
    {
        double first = SignedNumber();
        double second = SignedNumber();
        if (tokens.Current.Kind == TokenKind.Number || tokens.Current.IsSymbol("-") || tokens.Current.IsSymbol("+"))
        {
            SignedNumber();
        }

        return new Coordinate(first, second);
    }

    private double SignedNumber()
    {
        bool negative = tokens.TakeSymbol("-");
        if (!negative)
        {
            tokens.TakeSymbol("+");
        }

        double number = tokens.Number();
        return negative ? -number : number;
    }

    private List<T> Separated<T>(Func<T> item)
    {
        List<T> items = [item()];
        while (tokens.TakeSymbol(","))
        {
            items.Add(item());
        }

        return items;
    }
}
