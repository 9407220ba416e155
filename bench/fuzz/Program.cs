using System.Diagnostics;
using SpaceGeo.Fuzz;

var options = Options.Of(args, Path.Combine(Repository.Root, "tests", "data"));
var oracle = new Oracle(Repository.Root);
int found = 0;
if (options.Files.Count > 0)
{
    var campaign = new Campaign(new MutantSource([]), oracle);
    foreach (string file in options.Files)
    {
        string? fault = campaign.Judge(Path.GetFileName(file), File.ReadAllBytes(file)).Fault;
        found += fault is null ? 0 : 1;
        Console.WriteLine($"{file}: {fault ?? "refused or reported as it should"}");
    }
}
else
{
    var campaign = new Campaign(new MutantSource(Directory.EnumerateFiles(options.Models, "*.ifc")), oracle);
    foreach (Finding finding in campaign.Run(Seeds(options)))
    {
        found++;
        Console.WriteLine(finding);
    }

    Console.WriteLine($"seeds from {options.Seed}: {campaign.Judged} mutants of {options.Models}, {found} findings");
}

return found == 0 ? 0 : 1;

static IEnumerable<int> Seeds(Options options)
{
    var clock = Stopwatch.StartNew();
    for (int seed = options.Seed; clock.Elapsed.TotalSeconds < options.Seconds; seed = unchecked(seed + 1))
    {
        yield return seed;
    }
}
