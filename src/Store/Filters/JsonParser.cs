using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpaceGeo.Store.Filters;

/// <summary>Reads CQL2 JSON (OGC 21-065r2, annex C). Places are JSON pointers; in what is no JSON, characters.</summary>
internal static class JsonParser
{
    // An operation is an object with a list in it; coordinates of a MultiPolygon in a collection are the deepest that stands in the last one.
    private const int DeepestJson = (2 * Expression.DeepestNesting) + 10;

    /// <summary>Reads a filter.</summary>
    /// <param name="text">The filter.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="RefusedFilterException">It is no JSON, or not CQL2.</exception>
    public static Expression Parse(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        CheckDepth(bytes);
        using JsonDocument document = Document(bytes);
        return Read(document.RootElement, "");
    }

    private static JsonDocument Document(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = DeepestJson });
        }
        catch (JsonException error)
        {
            throw NoJson(bytes, error);
        }
    }

    private static void CheckDepth(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= DeepestJson)
                {
                    throw Operation.TooDeep(Character(bytes, (int)reader.TokenStartIndex));
                }
            }
        }
        catch (JsonException error)
        {
            throw NoJson(bytes, error);
        }
    }

    private static RefusedFilterException NoJson(byte[] bytes, JsonException error)
    {
        int line = 0;
        for (long left = error.LineNumber ?? 0; left > 0; left--)
        {
            line = Array.IndexOf(bytes, (byte)'\n', line) + 1;
        }

        string cause = error.Message.Split(" LineNumber", 2)[0];
        return new RefusedFilterException(Character(bytes, line + (int)(error.BytePositionInLine ?? 0)), "the filter is no JSON: " + cause);
    }

    private static string Character(byte[] bytes, int at)
    {
        int characters = 1;
        foreach (byte b in bytes.AsSpan(0, Math.Min(at, bytes.Length)))
        {
            characters += (b & 0xC0) == 0x80 ? 0 : 1; // bytes that go on with a character
        }

        return Token.PlaceOf(characters);
    }

    private static Expression Read(JsonElement element, string pointer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return new TextValue(JsonMembers.Text(element, pointer), JsonMembers.PlaceOf(pointer));
            case JsonValueKind.Number:
                return new NumberValue(JsonMembers.Number(element, pointer), JsonMembers.PlaceOf(pointer));
            case JsonValueKind.True or JsonValueKind.False:
                return new BooleanValue(element.GetBoolean(), JsonMembers.PlaceOf(pointer));
            case JsonValueKind.Array:
                return new ListValue([.. Items(element, pointer)], JsonMembers.PlaceOf(pointer));
            case JsonValueKind.Object:
                return Object(element, pointer);
            case JsonValueKind.Null:
            case JsonValueKind.Undefined:
            default:
                throw new RefusedFilterException(JsonMembers.PlaceOf(pointer), "null is no value; {\"op\":\"isNull\",\"args\":[…]} asks for what has none.");
        }
    }

    private static IEnumerable<Expression> Items(JsonElement array, string pointer) =>
        array.EnumerateArray().Select((item, i) => Read(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}")));

    private static Expression Object(JsonElement element, string pointer)
    {
        var members = new JsonMembers(element, pointer);
        string place = JsonMembers.PlaceOf(pointer);
        if (members.Has("op"))
        {
            return Operator(members, pointer);
        }

        if (members.Has("property"))
        {
            return new PropertyName(JsonMembers.Text(members.Only("property"), pointer + "/property"), place);
        }

        if (members.Has("date"))
        {
            return TimeValues.Date(JsonMembers.Text(members.Only("date"), pointer + "/date"), pointer + "/date");
        }

        if (members.Has("timestamp"))
        {
            return TimeValues.Timestamp(JsonMembers.Text(members.Only("timestamp"), pointer + "/timestamp"), pointer + "/timestamp");
        }

        if (members.Has("interval"))
        {
            return Interval(members.Only("interval"), pointer);
        }

        if (members.Has("bbox") && !members.Has("type"))
        {
            return GeometryValues.Box(GeoJsonReader.Numbers(members.Only("bbox"), pointer + "/bbox"), pointer + "/bbox");
        }

        return members.Has("type")
            ? new GeometryValue(GeoJsonReader.Geometry(element, pointer), place)
            : throw new RefusedFilterException(
                place, "an object has one of the members op, property, date, timestamp, interval, bbox, or is a GeoJSON geometry.");
    }

    private static Operation Operator(JsonMembers members, string pointer)
    {
        string name = JsonMembers.Text(members.Only("op", "args"), pointer + "/op");
        OperatorForm form = OperatorForm.OfName(name) ?? throw new RefusedFilterException(pointer + "/op", name == "accenti"
            ? "accenti is not supported; casei is."
            : $"there is no operator '{name}'; these are: {string.Join(", ", OperatorForm.All.Select(f => f.Name))}.");
        string at = pointer + "/args";
        JsonElement list = members.Required("args");
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() < form.Least || list.GetArrayLength() > form.Most)
        {
            string count = form.Least == form.Most ? $"{form.Least}" : $"{form.Least} or more";
            throw new RefusedFilterException(at, $"{name} takes a list of {count} operands.");
        }

        return Operation.Of(form.Operator, JsonMembers.PlaceOf(pointer), [.. Items(list, at)]);
    }

    private static IntervalValue Interval(JsonElement ends, string pointer)
    {
        string at = pointer + "/interval";
        if (ends.ValueKind != JsonValueKind.Array || ends.GetArrayLength() != 2)
        {
            throw new RefusedFilterException(at, "an interval is a list of its begin and its end.");
        }

        Expression[] found = [.. Items(ends, at).Select(e => e is TextValue text ? TimeValues.IntervalEnd(text.Value, text.Place) : e)];
        return new IntervalValue(found[0], found[1], JsonMembers.PlaceOf(pointer));
    }
}
