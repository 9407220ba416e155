using System.Globalization;
using SpaceGeo.Exchange.MessagePack;

namespace SpaceGeo.Exchange.Documents;

/// <summary>A value of a MessagePack document, read where it stands: nothing is built up, so that nothing can be blown up.</summary>
/// <param name="document">All bytes; they must be whole values.</param>
/// <param name="start">Where the value begins.</param>
public readonly struct MessagePackValue(ReadOnlyMemory<byte> document, int start) : IDocumentValue<MessagePackValue>
{
    /// <inheritdoc/>
    public DocumentKind Kind => At().NextType switch
    {
        MessagePackType.Nil => DocumentKind.Nil,
        MessagePackType.Boolean => DocumentKind.Boolean,
        MessagePackType.Integer or MessagePackType.Float => DocumentKind.Number,
        MessagePackType.Text => DocumentKind.Text,
        MessagePackType.Binary => DocumentKind.Binary,
        MessagePackType.Array => DocumentKind.List,
        MessagePackType.Map => DocumentKind.Map,
        MessagePackType.Extension => DocumentKind.Other,
    };

    /// <inheritdoc/>
    public double Number => At().ReadDouble();

    /// <inheritdoc/>
    public string Text
    {
        get
        {
            MessagePackReader reader = At();
            return reader.NextType switch
            {
                MessagePackType.Float => reader.ReadDouble().ToString(CultureInfo.InvariantCulture),
                MessagePackType.Integer when reader.IsNextNegative => reader.ReadInt64().ToString(CultureInfo.InvariantCulture),
                MessagePackType.Integer => reader.ReadUInt64().ToString(CultureInfo.InvariantCulture),
                MessagePackType.Nil or MessagePackType.Boolean or MessagePackType.Text or MessagePackType.Binary
                    or MessagePackType.Array or MessagePackType.Map or MessagePackType.Extension => reader.ReadString(),
            };
        }
    }

    /// <inheritdoc/>
    public bool Boolean => At().ReadBoolean();

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Binary => At().ReadBinary();

    /// <inheritdoc/>
    public IEnumerable<MessagePackValue> Elements()
    {
        int count = EnterList(out int at);
        for (int i = 0; i < count; i++)
        {
            yield return new MessagePackValue(document, at);
            at = EndOf(at);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, MessagePackValue>> Members()
    {
        int count = EnterMap(out int at);
        for (int i = 0; i < count; i++)
        {
            string name = new MessagePackValue(document, at).Text;
            at = EndOf(at);
            yield return KeyValuePair.Create(name, new MessagePackValue(document, at));
            at = EndOf(at);
        }
    }

    /// <inheritdoc/>
    public bool TryGetMember(string name, out MessagePackValue value)
    {
        MessagePackReader reader = At();
        int count = reader.ReadMapHeader();
        int found = -1;
        for (int i = 0; i < count; i++)
        {
            bool isIt = reader.TryReadName(name);
            if (isIt && found >= 0)
            {
                throw new MalformedInputException(
                    string.Create(CultureInfo.InvariantCulture, $"byte {reader.Position}"), $"a map has the member {name} twice");
            }

            found = isIt ? reader.Position : found;
            reader.Skip();
        }

        value = new MessagePackValue(document, Math.Max(found, 0));
        return found >= 0;
    }

    /// <inheritdoc/>
    public bool TryGetPosition(out double x, out double y)
    {
        x = y = 0;
        MessagePackReader reader = At();
        if (reader.NextType != MessagePackType.Array || reader.ReadArrayHeader() < 2 || !IsNumber(reader.NextType))
        {
            return false;
        }

        x = reader.ReadDouble();
        if (!IsNumber(reader.NextType))
        {
            return false;
        }

        y = reader.ReadDouble();
        return true;
    }

    private static bool IsNumber(MessagePackType type) => type is MessagePackType.Integer or MessagePackType.Float;

    private MessagePackReader At() => new(document.Span, start);

    private int EnterList(out int first)
    {
        MessagePackReader reader = At();
        int count = reader.ReadArrayHeader();
        first = reader.Position;
        return count;
    }

    private int EnterMap(out int first)
    {
        MessagePackReader reader = At();
        int count = reader.ReadMapHeader();
        first = reader.Position;
        return count;
    }

    private int EndOf(int at)
    {
        var reader = new MessagePackReader(document.Span, at);
        reader.Skip();
        return reader.Position;
    }
}
