namespace SpaceGeo.Planning.Solving.Processes;

/// <summary>The temporary files of one solve.</summary>
internal sealed class SolverFolder : IDisposable
{
    /// <summary>Where the files lie; readable by this user alone.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("spacegeo-solve-").FullName;

    /// <summary>The model.</summary>
    public string Model => File("model.mps");

    /// <summary>What the solver is to write.</summary>
    public string Solution => File("solution");

    /// <summary>Where the exit code is written when the solver ends by itself.</summary>
    public string ExitCode => File("exit");

    /// <summary>The path of a file.</summary>
    public string File(string name) => Path.Combine(Root, name);

    /// <summary>Removes the files.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The solver's guard removed it already.
        }
    }
}
