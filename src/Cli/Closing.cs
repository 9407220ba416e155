using SpaceGeo.Ingest.Step;
using SpaceGeo.Report.Closing;

namespace SpaceGeo.Cli;

/// <summary>Collects what became of each file, says it on stderr at once, and writes it for programs at the end.</summary>
/// <param name="command">The command that ends with this report.</param>
/// <param name="path">The file for programs, or null for none.</param>
internal sealed class Closing(string command, string? path)
{
    private readonly List<FileOutcome> _outcomes = [];

    /// <summary>How many files were refused.</summary>
    public int Refused => _outcomes.Count(o => o.Refusal is not null);

    /// <summary>Takes note of a file that was read, and says what was left out, mended or doubted.</summary>
    /// <param name="outcome">What became of it.</param>
    public void Add(FileOutcome outcome)
    {
        _outcomes.Add(outcome);
        foreach (string line in ClosingText.Lines(outcome))
        {
            Console.Error.WriteLine(CommandRunner.OneLine(line));
        }
    }

    /// <summary>Takes note of a file that was refused, and says why.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="fault">Why.</param>
    public void Refuse(string file, Exception fault)
    {
        string said = CommandRunner.RefusalOf(file, fault);
        string message = CommandRunner.OneLine(said);
        _outcomes.Add(FileOutcome.Refused(
            file, fault is StepException step ? new Refusal(message, step.Line, step.Entity) : new Refusal(message, 0, string.Empty)));
        CommandRunner.Fail(ExitCode.Refused, said);
    }

    /// <summary>Ends the command.</summary>
    /// <returns>Its exit code.</returns>
    public int End()
    {
        if (path is not null)
        {
            ClosingJson.Save(path, command, _outcomes);
        }

        return Refused > 0 ? ExitCode.Refused : ExitCode.Done;
    }
}
