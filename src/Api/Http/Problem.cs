using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SpaceGeo.Exchange;
using SpaceGeo.Exchange.Documents;

namespace SpaceGeo.Api.Http;

/// <summary>What is wrong, as RFC 9457 has it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What is wrong with this request and what would be right.</param>
internal sealed record Problem(int Status, string Detail)
{
    private const int MostFaults = 1000;

    /// <summary>What kind of problem it is, as a standard names it.</summary>
    public string Type { get; init; } = "about:blank";

    /// <summary>Number of the batch, or null where the request has none.</summary>
    public int? Batch { get; init; }

    /// <summary>Which shape of the batch, as <c>room 3</c>, or where in a filter, as <c>character 7</c>; or null.</summary>
    public string? Place { get; init; }

    /// <summary>The faults for which a batch was refused; empty for other problems.</summary>
    public IReadOnlyCollection<PlacedFault> Faults { get; init; } = [];

    /// <summary>The document as JSON.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonBody.Options))
        {
            Write(new JsonDocumentWriter(json));
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the document; of many faults the first thousand.</summary>
    /// <param name="document">Where a value may stand.</param>
    public void Write(IDocumentWriter document)
    {
        document.StartMap(4 + (Batch is null ? 0 : 1) + (Place is null ? 0 : 1) + (Faults.Count == 0 ? 0 : 2));
        document.Name("type");
        document.Text(Type);
        document.Name("title");
        document.Text(ReasonPhrases.GetReasonPhrase(Status));
        document.Name("status");
        document.Whole(Status);
        document.Name("detail");
        document.Text(Detail);
        if (Batch is int batch)
        {
            document.Name("batch");
            document.Whole(batch);
        }

        if (Place is not null)
        {
            document.Name("place");
            document.Text(Place);
        }

        if (Faults.Count > 0)
        {
            document.Name("faultCount");
            document.Whole(Faults.Count);
            document.Name("faults");
            AreaAnswer.WriteFaults(document, [.. Faults.Take(MostFaults)]);
        }

        document.EndMap();
    }
}
