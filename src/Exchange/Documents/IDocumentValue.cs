namespace SpaceGeo.Exchange.Documents;

/// <summary>A value of a JSON or MessagePack document, so that one reader serves both.</summary>
/// <typeparam name="TSelf">The type itself: readers are compiled for each encoding.</typeparam>
public interface IDocumentValue<TSelf>
    where TSelf : struct, IDocumentValue<TSelf>
{
    /// <summary>What it is.</summary>
    public DocumentKind Kind { get; }

    /// <summary>A number; infinite where it is beyond those of 64 bits.</summary>
    public double Number { get; }

    /// <summary>A text, or a number as text.</summary>
    public string Text { get; }

    /// <summary>A truth value.</summary>
    public bool Boolean { get; }

    /// <summary>Bytes.</summary>
    public ReadOnlySpan<byte> Binary { get; }

    /// <summary>The values of a list.</summary>
    public IEnumerable<TSelf> Elements();

    /// <summary>The values of a map with their names.</summary>
    public IEnumerable<KeyValuePair<string, TSelf>> Members();

    /// <summary>Looks for a value of a map.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Receives it.</param>
    /// <returns>Whether it is there.</returns>
    /// <exception cref="MalformedInputException">It is there twice.</exception>
    public bool TryGetMember(string name, out TSelf value);

    /// <summary>Reads a list of two numbers or more, as a position is.</summary>
    /// <param name="x">Receives the first.</param>
    /// <param name="y">Receives the second.</param>
    /// <returns>Whether it is one.</returns>
    public bool TryGetPosition(out double x, out double y);
}
