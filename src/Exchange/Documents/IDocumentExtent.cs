namespace SpaceGeo.Exchange.Documents;

/// <summary>Finds where a document ends in a stream of which more and more arrives.</summary>
public interface IDocumentExtent
{
    /// <summary>The least length that the document can still have.</summary>
    public long Least { get; }

    /// <summary>Looks for the end. Each byte is looked at once.</summary>
    /// <param name="bytes">All bytes since the document's first.</param>
    /// <returns>The document's length, or −1 when it does not end yet.</returns>
    /// <exception cref="MalformedInputException">It is no document.</exception>
    public int Find(ReadOnlySpan<byte> bytes);
}
