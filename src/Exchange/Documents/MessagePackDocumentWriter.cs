using SpaceGeo.Exchange.MessagePack;

namespace SpaceGeo.Exchange.Documents;

/// <summary>Writes MessagePack.</summary>
/// <param name="output">Receives it.</param>
public sealed class MessagePackDocumentWriter(MessagePackWriter output) : IDocumentWriter
{
    /// <inheritdoc/>
    public void StartMap(int members) => output.WriteMapHeader(members);

    /// <inheritdoc/>
    public void EndMap()
    {
        // A map ends by its count.
    }

    /// <inheritdoc/>
    public void StartList(int count) => output.WriteArrayHeader(count);

    /// <inheritdoc/>
    public void EndList()
    {
        // A list ends by its count.
    }

    /// <inheritdoc/>
    public void Name(string name) => output.WriteString(name);

    /// <inheritdoc/>
    public void Text(string value) => output.WriteString(value);

    /// <inheritdoc/>
    public void Number(double value) => output.WriteDouble(value);

    /// <inheritdoc/>
    public void Whole(long value) => output.WriteInteger(value);

    /// <inheritdoc/>
    public void Flag(bool value) => output.WriteBoolean(value);

    /// <inheritdoc/>
    public void Nil() => output.WriteNil();
}
