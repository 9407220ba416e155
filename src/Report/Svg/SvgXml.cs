using System.Globalization;
using System.Text;
using System.Xml;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Report.Svg;

/// <summary>Writes SVG elements: numbers with at most three decimals, text without what XML forbids.</summary>
internal sealed class SvgXml : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly XmlWriter _xml;

    public SvgXml(Stream stream) => _xml = XmlWriter.Create(
        stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false });

    /// <summary>A number as SVG and CSS read it.</summary>
    public static string Number(double value) => (Math.Round(value, 3) + 0.0).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Text without control characters and half characters.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool allowed = rune.Value >= 0x10000 || XmlConvert.IsXmlChar((char)rune.Value);
            clean.Append(Rune.IsControl(rune) ? rune.Value == '\n' ? "\n" : " " : allowed ? rune.ToString() : string.Empty);
        }

        return clean.ToString();
    }

    /// <summary>Starts an element with attributes.</summary>
    public void Start(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(element, Namespace);
        foreach ((string name, string value) in attributes)
        {
            _xml.WriteAttributeString(name, Clean(value));
        }
    }

    /// <summary>Ends the element started last.</summary>
    public void End() => _xml.WriteEndElement();

    /// <summary>An element without content.</summary>
    public void Empty(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(element, attributes);
        End();
    }

    /// <summary>An element with text.</summary>
    public void Text(string element, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(element, attributes);
        _xml.WriteString(Clean(text));
        End();
    }

    /// <summary>A line of text on the sheet.</summary>
    public void Label(string text, double x, double y, double size, string styles) =>
        Text("text", text, ("class", styles), ("x", Number(x)), ("y", Number(y)), ("font-size", Number(size)));

    /// <summary>A rectangle on the sheet.</summary>
    public void Rectangle(double x, double y, double width, double height, string styles) => Empty(
        "rect", ("class", styles), ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)));

    /// <summary>A line on the sheet.</summary>
    public void Line(double x1, double y1, double x2, double y2, string styles) => Empty(
        "line", ("class", styles), ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)));

    /// <summary>Path data of a region, in millimetres of the sheet.</summary>
    public static string Path(Region region, Sheet sheet)
    {
        var path = new StringBuilder();
        for (int r = 0; r < region.RingCount; r++)
        {
            ReadOnlySpan<double> ring = region.Ring(r);
            for (int i = 0; i < ring.Length; i += 2)
            {
                path.Append(i == 0 ? 'M' : 'L').Append(Number(sheet.X(ring[i]))).Append(' ').Append(Number(sheet.Y(ring[i + 1])));
            }

            path.Append('Z');
        }

        return path.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();
}
