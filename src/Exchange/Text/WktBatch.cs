using System.Globalization;

namespace SpaceGeo.Exchange.Text;

/// <summary>
/// Reads lines <c>[room|obstacle] [ID] POLYGON ((…))</c> in metres. A line without the first word is a room; empty lines and those that begin
/// with # are passed over. Obstacles take from every room that they overlap.
/// </summary>
public static class WktBatch
{
    /// <summary>Reads lines to the end.</summary>
    /// <param name="reader">The lines.</param>
    /// <returns>The batch; lines are counted from 1.</returns>
    /// <exception cref="MalformedInputException">A line is not of this form.</exception>
    public static AreaBatch Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var builder = new BatchBuilder("line");
        int number = 0;
        while (reader.ReadLine() is string line)
        {
            number++;
            string text = line.Trim();
            if (text.Length > 0 && text[0] != '#')
            {
                ReadLine(text, number, builder);
            }
        }

        return builder.Build();
    }

    private static void ReadLine(string text, int number, BatchBuilder builder)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"line {number}");
        string rest = text;
        string role = "room";
        string? id = null;
        if (FirstWord(rest) is "room" or "obstacle")
        {
            role = FirstWord(rest);
            rest = rest[role.Length..].TrimStart();
        }

        if (!WktScanner.IsPolygon(rest))
        {
            id = FirstWord(rest);
            rest = rest[id.Length..].TrimStart();
        }

        if (!WktScanner.IsPolygon(rest))
        {
            throw new MalformedInputException(place, "write [room|obstacle] [ID] POLYGON ((x y, …)) in metres");
        }

        new WktScanner(rest, place).Read(builder);
        if (role == "room")
        {
            builder.EndRoom(id, number);
        }
        else
        {
            builder.EndObstacle(id, number);
        }
    }

    private static string FirstWord(string text)
    {
        int end = text.AsSpan().IndexOfAny(' ', '\t');
        return end < 0 ? text : text[..end];
    }
}
