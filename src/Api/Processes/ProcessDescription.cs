namespace SpaceGeo.Api.Processes;

/// <summary>What a process takes and gives.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Title">A few words.</param>
/// <param name="Text">What it does.</param>
/// <param name="Inputs">What it takes.</param>
/// <param name="Output">What it gives.</param>
internal sealed record ProcessDescription(string Id, string Title, string Text, IReadOnlyList<ProcessInput> Inputs, ProcessOutput Output)
{
    /// <summary>Whether a job does the work; else the answer comes at once.</summary>
    public bool IsJob { get; init; } = true;

    /// <summary>Whether results are to be had as comma-separated values too.</summary>
    public bool HasCsv { get; init; }
}

/// <summary>An input.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its meaning.</param>
/// <param name="Schema">Its JSON Schema.</param>
/// <param name="Least">How many there must be at least: 0 or 1.</param>
internal sealed record ProcessInput(string Name, string Description, string Schema, int Least);

/// <summary>The output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its meaning.</param>
/// <param name="Schema">Its JSON Schema.</param>
internal sealed record ProcessOutput(string Name, string Description, string Schema);
