namespace SpaceGeo.Ingest.Step;

/// <summary>A fault of the text at an offset; <see cref="StepFile"/> turns it into a <see cref="StepException"/> with line and entity.</summary>
internal sealed class StepSyntaxException(int offset, string problem) : Exception(problem)
{
    /// <summary>Offset in the file, in bytes.</summary>
    public int Offset { get; } = offset;
}
