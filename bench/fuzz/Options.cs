using System.Globalization;

namespace SpaceGeo.Fuzz;

/// <summary>The command line: <c>[--seconds N] [--seed N] [--models DIR]</c> makes mutants of the models in a folder and judges them;
/// <c>FILE…</c> judges files, as those that a run left behind.</summary>
/// <param name="Seconds">How long mutants are made.</param>
/// <param name="Seed">Seed of the first mutant.</param>
/// <param name="Models">Folder of the models.</param>
/// <param name="Files">Files to judge in place of mutants.</param>
internal sealed record Options(int Seconds, int Seed, string Models, IReadOnlyList<string> Files)
{
    /// <summary>Reads the command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="models">The folder of models when none is named.</param>
    /// <returns>The options.</returns>
    public static Options Of(string[] args, string models)
    {
        var options = new Options(60, 1, models, []);
        for (int i = 0; i < args.Length; i++)
        {
            string Value() => ++i < args.Length ? args[i] : throw new ArgumentException($"{args[i - 1]} needs a value");

            options = args[i] switch
            {
                "--seconds" => options with { Seconds = int.Parse(Value(), CultureInfo.InvariantCulture) },
                "--seed" => options with { Seed = int.Parse(Value(), CultureInfo.InvariantCulture) },
                "--models" => options with { Models = Value() },
                string file => options with { Files = [.. options.Files, file] },
            };
        }

        return options;
    }
}
