namespace SpaceGeo.Cli;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Data was refused: stderr says which and why.</summary>
    public const int Refused = 1;

    /// <summary>The command line is not understood.</summary>
    public const int Usage = 2;

    /// <summary>The machine lacks something: a database, a folder that can be written.</summary>
    public const int Environment = 3;

    /// <summary>A fault of the program itself, as sysexits.h has it; stderr says where. A file that meets one is refused with 1.</summary>
    public const int Fault = 70;

    /// <summary>Stopped by Ctrl-C, as shells have it.</summary>
    public const int Cancelled = 130;
}
