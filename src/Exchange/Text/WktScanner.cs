using System.Globalization;

namespace SpaceGeo.Exchange.Text;

/// <summary>Reads POLYGON and MULTIPOLYGON as well-known text, rings as they are: NetTopologySuite's reader throws at a ring that is not
/// closed, which is a fault to be reported here.</summary>
/// <param name="text">The geometry, from its type on.</param>
/// <param name="place">Line, for messages.</param>
internal sealed class WktScanner(string text, string place)
{
    private int _at;

    /// <summary>Whether a text begins as a geometry that can be read here.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsPolygon(ReadOnlySpan<char> text) =>
        text.StartsWith("POLYGON", StringComparison.OrdinalIgnoreCase) || text.StartsWith("MULTIPOLYGON", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("SRID=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds all rings of the geometry.</summary>
    /// <param name="builder">Receives them.</param>
    /// <exception cref="MalformedInputException">It is no polygon.</exception>
    public void Read(BatchBuilder builder)
    {
        if (text.StartsWith("SRID=", StringComparison.OrdinalIgnoreCase))
        {
            _at = text.IndexOf(';', StringComparison.Ordinal) + 1;
        }

        string type = Word();
        if (type is not ("POLYGON" or "MULTIPOLYGON"))
        {
            throw Wrong("this is no POLYGON or MULTIPOLYGON");
        }

        string next = Word();
        if (next is "Z" or "M" or "ZM")
        {
            next = Word();
        }

        if (next == "EMPTY")
        {
            builder.EndRing();
        }
        else if (next.Length > 0)
        {
            throw Wrong($"'{next}' is not expected here");
        }
        else
        {
            List(() => ReadRings(builder, type == "MULTIPOLYGON"));
        }

        SkipBlanks();
        if (_at < text.Length)
        {
            throw Wrong("there is more behind the geometry");
        }
    }

    // A polygon's list holds rings, a multipolygon's holds polygons.
    private void ReadRings(BatchBuilder builder, bool nested)
    {
        if (nested)
        {
            List(() => ReadRing(builder));
            builder.EndPolygon();
        }
        else
        {
            ReadRing(builder);
        }
    }

    private void ReadRing(BatchBuilder builder)
    {
        List(() => ReadVertex(builder));
        builder.EndRing();
    }

    private void ReadVertex(BatchBuilder builder)
    {
        double x = Number();
        double y = Number();
        SkipBlanks();
        while (_at < text.Length && text[_at] is not (',' or ')'))
        {
            Number(); // Height and measure.
            SkipBlanks();
        }

        builder.AddVertex(x, y);
    }

    private void List(Action item)
    {
        Expect('(');
        item();
        SkipBlanks();
        while (_at < text.Length && text[_at] == ',')
        {
            _at++;
            item();
            SkipBlanks();
        }

        Expect(')');
    }

    private void Expect(char c)
    {
        SkipBlanks();
        if (_at >= text.Length || text[_at] != c)
        {
            throw Wrong($"'{c}' is missing");
        }

        _at++;
    }

    private double Number()
    {
        SkipBlanks();
        int start = _at;
        while (_at < text.Length && text[_at] is not (',' or ')' or '(') && !char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        ReadOnlySpan<char> word = text.AsSpan(start, _at - start);
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return number;
        }

        if (word.Equals("inf", StringComparison.OrdinalIgnoreCase) || word.Equals("-inf", StringComparison.OrdinalIgnoreCase))
        {
            return double.PositiveInfinity;
        }

        throw Wrong($"'{word}' is no number");
    }

    private string Word()
    {
        SkipBlanks();
        int start = _at;
        while (_at < text.Length && char.IsAsciiLetter(text[_at]))
        {
            _at++;
        }

        return text[start.._at].ToUpperInvariant();
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private MalformedInputException Wrong(string problem) =>
        new(place, string.Create(CultureInfo.InvariantCulture, $"{problem} (character {_at + 1} of the geometry)"));
}
