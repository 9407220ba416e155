namespace SpaceGeo.Exchange.Documents;

/// <summary>Writes a JSON or MessagePack document. Maps and lists say how much follows, which MessagePack needs before.</summary>
public interface IDocumentWriter
{
    /// <summary>Begins a map.</summary>
    /// <param name="members">How many names and values follow.</param>
    public void StartMap(int members);

    /// <summary>Ends a map.</summary>
    public void EndMap();

    /// <summary>Begins a list.</summary>
    /// <param name="count">How many values follow.</param>
    public void StartList(int count);

    /// <summary>Ends a list.</summary>
    public void EndList();

    /// <summary>Writes the name of the next value.</summary>
    /// <param name="name">The name.</param>
    public void Name(string name);

    /// <summary>Writes a text.</summary>
    /// <param name="value">The text.</param>
    public void Text(string value);

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number; must be finite.</param>
    public void Number(double value);

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number.</param>
    public void Whole(long value);

    /// <summary>Writes a truth value.</summary>
    /// <param name="value">The value.</param>
    public void Flag(bool value);

    /// <summary>Writes nothing.</summary>
    public void Nil();
}
