using BenchmarkDotNet.Running;
using SpaceGeo.Bench;
using SpaceGeo.Bench.Areas;
using SpaceGeo.Bench.Consolidation;
using SpaceGeo.Bench.Imports;
using SpaceGeo.Bench.Large;
using SpaceGeo.Bench.Reading;
using SpaceGeo.Bench.Recalculation;
using SpaceGeo.Bench.Revisions;
using SpaceGeo.Bench.Search;

try
{
    switch (args)
    {
        case ["areas"]:
            AreaComparison.Run(rooms: 100_000, rounds: 21);
            return 0;
        case ["agreement"]:
            OverlayAgreement.Run(rooms: 50_000);
            return 0;
        case ["quick"]:
            AreaComparison.Run(rooms: 20_000, rounds: 15);
            DistrictRecalculation.Run(rounds: 3);
            return 0;
        case ["reading", .. string[] models]:
            ReadingComparison.Run(models);
            return 0;
        case ["cold", .. string[] models]:
            ColdComparison.Run(models);
            return 0;
        case ["large"]:
            LargeFile.Run(1_000);
            return 0;
        case ["large", string megabytes] when int.TryParse(megabytes, out int size):
            LargeFile.Run(size);
            return 0;
        case ["recalculate", .. string[] rooms] when RecalculationBenchmark.TryRun(rooms):
            return 0;
        case ["search", .. string[] buildings]:
            SearchBenchmark.Run(buildings);
            return 0;
        case ["consolidation", .. string[] families]:
            ConsolidationBenchmark.Run(families, seeds: 1);
            return 0;
        case ["revisions"]:
            WallMoved.Run(rounds: 15);
            return 0;
        case ["imports"]:
            ImportSeries.Run(100);
            return 0;
        default:
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
            return 0;
    }
}
catch (WrongAnswerException wrong)
{
    Console.Error.WriteLine($"wrong answer: {wrong.Message}");
    return 1;
}
catch (MissingToolException missing)
{
    Console.Error.WriteLine(missing.Message);
    return MissingToolException.ExitCode;
}
