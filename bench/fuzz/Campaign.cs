using SpaceGeo.Ingest.Ifc;

namespace SpaceGeo.Fuzz;

/// <summary>A mutant that the program does not stand.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Fault">What happened.</param>
/// <param name="Path">Where the mutant was written.</param>
public sealed record Finding(Mutant Mutant, string Fault, string Path)
{
    /// <summary>All that is needed to see it again.</summary>
    public override string ToString() =>
        $"{Mutant.Model}, mutant seed {Mutant.Seed} ({string.Join(", ", Mutant.Damage)}): {Fault}\n"
        + $"again: dotnet run -c Release --project bench/fuzz -- '{Path}'";
}

/// <summary>Makes mutants one after another and lets the oracle judge them.</summary>
/// <param name="source">The mutants.</param>
/// <param name="oracle">The judge.</param>
public sealed class Campaign(MutantSource source, Oracle oracle)
{
    // A mutant of the largest reference model takes two seconds on a slow machine. One that takes longer than this hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Number of mutants judged so far.</summary>
    public int Judged { get; private set; }

    /// <summary>Judges mutants.</summary>
    /// <param name="seeds">A seed for each mutant.</param>
    /// <returns>Findings, as they come. A mutant that hangs is the last one.</returns>
    public IEnumerable<Finding> Run(IEnumerable<int> seeds)
    {
        foreach (int seed in seeds)
        {
            Mutant mutant = source.Make(seed);
            (string? fault, bool hangs) = Judge(mutant.Model, mutant.Bytes);
            Judged++;
            if (fault is not null)
            {
                string path = Path.Combine(Path.GetTempPath(), $"spacegeo-mutant-{mutant.Seed}-{mutant.Model}");
                File.WriteAllBytes(path, mutant.Bytes);
                yield return new Finding(mutant, fault, path);
            }

            if (hangs)
            {
                yield break;
            }
        }
    }

    /// <summary>Judges a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>What is wrong with the program, or null; and whether it hangs.</returns>
    public (string? Fault, bool Hangs) Judge(string name, byte[] bytes)
    {
        // A file that hangs keeps its thread; nothing can stop it from outside.
        Task<string?> judging = Task.Run(() => oracle.Fault(name, bytes, RoomSource.Spaces) ?? oracle.Fault(name, bytes, RoomSource.SpacesAndWalls));
        return judging.Wait(Patience)
            ? (judging.GetAwaiter().GetResult(), false)
            : ($"no answer within {Patience.TotalSeconds} seconds", true);
    }
}
