using System.Globalization;
using System.Text.Json;

namespace SpaceGeo.Tests.Unit.Exchange.MessagePack;

/// <summary>The public test suite of the format.</summary>
internal static class PublicSuite
{
    /// <summary>Every value with all encodings that stand for it.</summary>
    public static IEnumerable<(JsonElement Value, byte[][] Encodings)> Cases()
    {
        JsonElement suite = JsonElement.Parse(File.ReadAllText(Path.Combine(TestFiles.Models, "msgpack", "msgpack-test-suite.json")));
        return suite.EnumerateObject().SelectMany(group => group.Value.EnumerateArray())
            .Select(c => (c, c.GetProperty("msgpack").EnumerateArray().Select(e => Bytes(e.GetString()!)).ToArray()));
    }

    /// <summary>Bytes from <c>c4-01-02</c>.</summary>
    /// <param name="text">Hexadecimal, with hyphens between.</param>
    public static byte[] Bytes(string text) =>
        [.. text.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(b => byte.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
