using SpaceGeo.Fuzz;
using Xunit;

namespace SpaceGeo.Tests.Unit.Fuzz;

/// <summary>Damaged models: each is refused in one line or measured with a report. <c>bench/fuzz</c> does the same for as long as one likes.
/// </summary>
public class FuzzTests
{
    // About a minute. The number is fixed and not the time: a slow machine judges the same mutants.
    private const int Mutants = 500;

    // The small model has few of the classes that the large ones have, and is read thirty times as fast.
    private const int SmallMutants = 1_000;

    [Fact]
    public void Mutants_of_real_models_are_refused_or_reported() =>
        AssertNothingFound(Directory.EnumerateFiles(TestFiles.Models, "*.ifc"), Enumerable.Range(1, Mutants));

    [Fact]
    public void Mutants_of_a_small_model_are_refused_or_reported() =>
        AssertNothingFound([TestFiles.Model("CSC-6_SB.ifc")], Enumerable.Range(1_000_000, SmallMutants));

    [Fact]
    public void The_same_seed_makes_the_same_mutant()
    {
        var source = new MutantSource([TestFiles.Model("CSC-6_SB.ifc")]);

        Assert.Equal(source.Make(7).Bytes, source.Make(7).Bytes);
        Assert.NotEqual(source.Make(7).Bytes, source.Make(8).Bytes);
    }

    // The message of a finding holds the seed, and the file with the command that judges it again.
    private static void AssertNothingFound(IEnumerable<string> models, IEnumerable<int> seeds) =>
        Assert.Empty(new Campaign(new MutantSource(models), new Oracle(TestFiles.Root)).Run(seeds).Select(f => f.ToString()));
}
