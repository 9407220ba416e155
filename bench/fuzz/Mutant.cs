namespace SpaceGeo.Fuzz;

/// <summary>A damaged model. The same models and seed make the same mutant.</summary>
/// <param name="Model">Name of the model that it was made from.</param>
/// <param name="Seed">What it was made with.</param>
/// <param name="Damage">What was done to it, in order.</param>
/// <param name="Bytes">The file.</param>
public sealed record Mutant(string Model, int Seed, IReadOnlyList<string> Damage, byte[] Bytes);

/// <summary>Makes mutants of some models.</summary>
public sealed class MutantSource
{
    private readonly (string Name, Draft Draft)[] _models;

    /// <summary>Reads the models.</summary>
    /// <param name="paths">Paths of files in the clear text encoding.</param>
    public MutantSource(IEnumerable<string> paths) =>
        _models = [.. paths.Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), new Draft(File.ReadAllBytes(path))))];

    /// <summary>A mutant.</summary>
    /// <param name="seed">Decides everything about it.</param>
    /// <returns>The mutant: one damage, or up to thirty of them.</returns>
    public Mutant Make(int seed)
    {
        var random = new Random(seed);
        (string name, Draft model) = _models[random.Next(_models.Length)];
        var damage = new List<string>();
        Draft draft = model.Copy();
        // A single byte would end most files with a syntax error: four mutants of five keep the grammar, mostly.
        bool ofBytes = random.Next(5) == 0;
        int times = random.Next(3) switch
        {
            0 => 1,
            1 => 1 + random.Next(5),
            _ => 1 + random.Next(30),
        };
        for (int i = 0; i < times && !ofBytes; i++)
        {
            Mutation mutation = Mutations.All[random.Next(Mutations.All.Count)];
            mutation.Apply(draft, random);
            damage.Add(mutation.Name);
        }

        byte[] bytes = draft.ToBytes();
        if (ofBytes)
        {
            (bytes, string way) = ByteMutations.Apply(bytes, random);
            damage.Add(way);
        }

        return new Mutant(name, seed, damage, bytes);
    }
}
