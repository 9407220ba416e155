using System.Diagnostics;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Plans;

namespace SpaceGeo.Bench.Recalculation;

/// <summary>The engine on a district's plans, which lie decoded in memory.</summary>
internal sealed class EngineAlone
{
    private readonly FloorPlan[] _plans;
    private readonly double _netM2;

    /// <summary>Reads and decodes the plans.</summary>
    /// <param name="district">The district.</param>
    public EngineAlone(StoredDistrict district)
    {
        _netM2 = district.Made.NetM2;
        var plans = new List<FloorPlan>();
        using NpgsqlCommand command = district.Source.CreateCommand("select plan from storeys where cardinality(plan_room_nos) > 0");
        using NpgsqlDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            plans.Add(PlanBlob.Decode(reader.GetFieldValue<byte[]>(0)));
        }

        _plans = [.. plans];
    }

    /// <summary>Measures all plans.</summary>
    /// <param name="threads">How many threads share the plans.</param>
    /// <returns>Milliseconds.</returns>
    /// <exception cref="WrongAnswerException">The areas do not add up.</exception>
    public double Run(int threads)
    {
        double[] sums = new double[threads];
        long begun = Stopwatch.GetTimestamp();
        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(t => new Thread(() => sums[t] = Measure(t, threads)))];
        Array.ForEach(others, thread => thread.Start());
        sums[0] = Measure(0, threads);
        Array.ForEach(others, thread => thread.Join());
        double ms = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        return Math.Abs(sums.Sum() - _netM2) <= 1e-9 * _netM2
            ? ms
            : throw new WrongAnswerException(FormattableString.Invariant($"the engine alone finds {sums.Sum():R} m², the models have {_netM2:R} m²"));
    }

    private double Measure(int first, int step)
    {
        var engine = new AreaEngine();
        double sum = 0;
        for (int i = first; i < _plans.Length; i += step)
        {
            foreach (RoomAreas room in engine.Measure(_plans[i], AreaStandards.Default).Rooms)
            {
                sum += room.Net;
            }
        }

        return sum;
    }
}
