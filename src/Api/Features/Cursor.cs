using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>The opaque text that stands for the last feature of a page: its key and, where features are sorted, a check of what by and its
/// values.</summary>
internal static class Cursor
{
    private const int CheckBytes = 4;

    public static string Of(IReadOnlyList<PropertyOrder> order, FeaturePosition position)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(position.Key.First);
            writer.Write(position.Key.Second);
            if (order.Count > 0)
            {
                writer.Write(CheckOf(order));
            }

            foreach (object? value in position.Values)
            {
                Write(writer, value);
            }
        }

        return Base64Url.EncodeToString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    public static FeaturePosition Read(string text, IReadOnlyList<PropertyOrder> order)
    {
        if (!Base64Url.IsValid(text))
        {
            throw Refused();
        }

        using var bytes = new MemoryStream(Base64Url.DecodeFromChars(text));
        using var reader = new BinaryReader(bytes, Encoding.UTF8);
        try
        {
            var key = new FeatureKey(reader.ReadInt32(), reader.ReadInt32());
            if (order.Count > 0 && !reader.ReadBytes(CheckBytes).AsSpan().SequenceEqual(CheckOf(order)))
            {
                throw Refused();
            }

            object?[] values = [.. order.Select(o => ValueOf(reader, o.Property.Type))];
            return bytes.Position == bytes.Length ? new FeaturePosition(key, values) : throw Refused();
        }
        catch (Exception error) when (error is IOException or FormatException or ArgumentException)
        {
            throw Refused(); // it ends too early, or holds a time that there is not
        }
    }

    private static ProblemException Refused() =>
        ProblemException.BadRequest("cursor must be taken from the link 'next' of a page with the same sortby.");

    private static ReadOnlySpan<byte> CheckOf(IReadOnlyList<PropertyOrder> order) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(',', order.Select(o => (o.Descending ? "-" : "+") + o.Property.Name)))).AsSpan(0, CheckBytes);

    private static void Write(BinaryWriter writer, object? value)
    {
        writer.Write(value is not null);
        switch (value)
        {
            case null:
                break;
            case int number:
                writer.Write(number);
                break;
            case double number:
                writer.Write(number);
                break;
            case DateOnly day:
                writer.Write(day.DayNumber);
                break;
            case DateTime instant:
                writer.Write(instant.Ticks);
                break;
            default:
                writer.Write((string)value);
                break;
        }
    }

    private static object? ValueOf(BinaryReader reader, PropertyType type)
    {
        if (!reader.ReadBoolean())
        {
            return null;
        }

        return type switch
        {
            PropertyType.Text => TextOf(reader),
            PropertyType.Integer => reader.ReadInt32(),
            PropertyType.Number => reader.ReadDouble(),
            PropertyType.Date => DateOnly.FromDayNumber(reader.ReadInt32()),
            PropertyType.Timestamp => new DateTime(reader.ReadInt64(), DateTimeKind.Utc),
            PropertyType.TextList => throw new ArgumentException("A list has no order."),
        };
    }

    private static string TextOf(BinaryReader reader) => reader.ReadString() is string text && !text.Contains('\0', StringComparison.Ordinal)
        ? text
        : throw Refused(); // the database takes no character of code 0
}
