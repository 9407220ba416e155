using SpaceGeo.Planning.Solving;

namespace SpaceGeo.Tests.Unit.Planning.Solving;

/// <summary>A shell script that takes a solver's command line, and the model x0 + 2 x1 → min, x0 + x1 ≥ 1, both 0 or 1, whose optimum is 1.</summary>
internal sealed class FakeSolver : IDisposable
{
    /// <summary>What HiGHS writes for the optimum.</summary>
    public const string Optimum =
        """
        printf 'Model status\nOptimal\n\n# Primal solution values\nFeasible\nObjective 1\n# Columns 2\nX0 1\nX1 0\n# Rows 1\nR0 1\n' >"$solution"
        echo '  Dual bound        1'
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("spacegeo-fake-").FullName;
    private readonly string _program;

    /// <summary>Writes the script.</summary>
    /// <param name="body">Its lines; <c>$solution</c> is the file that HiGHS is to write, <c>$notes</c> that of <see cref="Processes"/>.</param>
    /// <param name="name">Its name, which says what command line it takes.</param>
    public FakeSolver(string body, string name = "highs-fake")
    {
        _program = Path.Combine(_folder, name);
        File.WriteAllText(
            _program,
            $"""
            #!/bin/sh
            notes={NotesFile}
            solution=$(sed -n 's/^solution_file = //p' options 2>/dev/null)
            echo "$$" >>"$notes"
            pwd >"$notes.folder"
            printf '%s\n' "$@" >"$notes.arguments"
            {body}

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Where the program is.</summary>
    public string Folder => _folder;

    private string NotesFile => Path.Combine(_folder, "notes");

    /// <summary>Numbers of the processes that were started.</summary>
    public int[] Processes => File.Exists(NotesFile) ? [.. File.ReadAllLines(NotesFile).Select(int.Parse)] : [];

    /// <summary>The folder in which it ran.</summary>
    public string WorkingFolder => File.ReadAllText(NotesFile + ".folder").Trim();

    /// <summary>The arguments it was given.</summary>
    public string[] Arguments => File.ReadAllLines(NotesFile + ".arguments");

    /// <summary>The solver.</summary>
    public ILinearSolver Solver => Solvers.Find(new SolverOptions { Solver = _program, Grace = TimeSpan.FromMilliseconds(200) });

    /// <summary>The model.</summary>
    public static LinearModel Model()
    {
        var model = new LinearModel();
        model.AddVariable(0, 1, 1, isInteger: true);
        model.AddVariable(0, 1, 2, isInteger: true);
        model.AddRow(1, double.PositiveInfinity);
        model.AddTerm(0, 0, 1);
        model.AddTerm(0, 1, 1);
        return model;
    }

    /// <summary>Solves the model.</summary>
    public Task<LinearSolution> SolveAsync(double seconds = 30, double gap = 0, IProgress<SolveProgress>? progress = null, CancellationToken cancellation = default) =>
        Solver.SolveAsync(Model(), new SolveLimits(TimeSpan.FromSeconds(seconds), gap, 7), progress, cancellation);

    /// <summary>Waits until none of its processes lives; a process that is dead may not be buried yet.</summary>
    public async Task<bool> HasEndedAsync()
    {
        for (int attempt = 0; attempt < 500 && Processes.Any(IsAlive); attempt++)
        {
            await Task.Delay(10);
        }

        return Processes.Length > 0 && !Processes.Any(IsAlive);
    }

    private static bool IsAlive(int process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
