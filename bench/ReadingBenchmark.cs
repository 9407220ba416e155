using BenchmarkDotNet.Attributes;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Bench;

/// <summary>A real model from its bytes to areas, beside indexing it alone and copying its bytes.</summary>
[MemoryDiagnoser]
public class ReadingBenchmark
{
    private byte[] _bytes = [];
    private byte[] _copy = [];

    public static IEnumerable<string> Models => BenchModels.Paths.Select(path => Path.GetFileName(path)!);

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = string.Empty;

    [GlobalSetup]
    public void Setup()
    {
        _bytes = File.ReadAllBytes(BenchModels.Paths.Single(path => Path.GetFileName(path) == Model));
        _copy = new byte[_bytes.Length];
    }

    [Benchmark]
    public double ReadAndMeasure()
    {
        ModelFile file = IfcReader.Read(Model, _bytes, new IfcReadOptions(AreaStandards.Default));
        double net = 0;
        foreach (MeasuredBuilding building in MeasuredModel.Measure(file, AreaStandards.Default).Buildings)
        {
            net += building.Storeys.Sum(s => s.Storey.Rooms.Sum(r => s.Of(r)?.Net ?? 0));
        }

        return net > 0 ? net : throw new InvalidOperationException($"{Model} has no area");
    }

    [Benchmark]
    public int Index() => StepFile.Read(Model, _bytes).Count;

    [Benchmark(Baseline = true)]
    public void CopyBytes() => _bytes.CopyTo(_copy, 0);
}
