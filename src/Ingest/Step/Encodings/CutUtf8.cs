using System.Buffers;
using System.Text;

namespace SpaceGeo.Ingest.Step.Encodings;

/// <summary>UTF-8 with characters that were cut, as programs do that shorten strings by bytes.</summary>
internal sealed class CutUtf8() : RawEncoding("UTF-8", 65001)
{
    /// <inheritdoc/>
    public override int LengthAt(ReadOnlySpan<byte> text, int at)
    {
        Rune.DecodeFromUtf8(text[at..], out _, out int length);
        return length;
    }

    /// <inheritdoc/>
    public override double Plausibility(ReadOnlySpan<byte> text, int at, int length) =>
        Rune.DecodeFromUtf8(text[at..], out _, out _) == OperationStatus.Done ? 1 : -1;
}
