using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Plans;

namespace SpaceGeo.Store.Recalculation;

/// <summary>Compares the stored areas of one building with what its stored plans give.</summary>
/// <param name="building">Number of the building.</param>
/// <param name="plans">Its plans, those of its own standard first.</param>
/// <param name="areas">Its areas with their receipts.</param>
/// <param name="tally">Receives what is found.</param>
internal sealed class BuildingCheck(int building, List<StoredPlan> plans, List<StoredArea> areas, CheckTally tally)
{
    private readonly AreaEngine _engine = new();
    private readonly HashSet<int> _unreadable = [];

    /// <summary>Compares.</summary>
    public void Run()
    {
        foreach (IGrouping<string, StoredArea> set in areas.GroupBy(a => a.Key.Standard))
        {
            if (AreaStandards.Find(set.Key) is AreaStandard standard)
            {
                Check(standard, [.. set]);
            }

            foreach (StoredArea area in set)
            {
                CheckedSet of = tally.Of(set.Key, area.Key.EngineVersion);
                of.Areas++;
                of.Different += area.IsDifferent ? 1 : 0;
                of.Unknown += AreaStandards.Find(set.Key) is null ? 1 : 0;
            }
        }
    }

    private void Check(AreaStandard standard, List<StoredArea> stored)
    {
        ILookup<int, StoredArea> byRoom = stored.ToLookup(a => a.Key.RoomNo);
        foreach (StoredPlan plan in Serving(standard))
        {
            if (Measure(plan, standard) is not (FloorPlan floor, PlanAreas measured))
            {
                continue;
            }

            // All rooms of a plan are measured together: the engine that measured one of them measured all.
            string[] engines =
            [
                .. plan.RoomNumbers.SelectMany(r => byRoom[r]).Where(a => a.Range.Meets(plan.Range)).Select(a => a.Key.EngineVersion).Distinct(),
            ];
            for (int i = 0; i < plan.RoomNumbers.Length; i++)
            {
                int room = plan.RoomNumbers[i];
                StoredArea[] found = [.. byRoom[room].Where(a => a.Range.Meets(plan.Range))];
                foreach (StoredArea area in found)
                {
                    area.IsFound = true;
                    Compare(area, measured.Rooms[i], Lines(floor, measured, i));
                }

                foreach (string engine in engines.Where(e => !found.Any(a => a.Key.EngineVersion == e)))
                {
                    tally.Of(standard.Id, engine).Different++;
                    Tell(new AreaKey(standard.Id, engine, room, plan.Range.From), string.Empty, "netAreaM2", null, measured.Rooms[i].Net);
                }
            }
        }

        foreach (StoredArea area in stored.Where(a => !a.IsFound && _unreadable.Count == 0))
        {
            Differ(area, "netAreaM2", area.Values[^2], null);
        }
    }

    // The building's own plans where they serve the standard, as a recalculation has it; else those of the first standard that do.
    private List<StoredPlan> Serving(AreaStandard standard)
    {
        HashSet<string> usable = [.. AreaStandards.All.Where(standard.CanUsePlansOf).Select(s => s.Id), standard.Id];
        List<StoredPlan> own = [.. plans.Where(p => p.IsOwn && usable.Contains(p.Standard))];
        string? other = plans.Where(p => !p.IsOwn && usable.Contains(p.Standard)).Select(p => p.Standard).Min(StringComparer.Ordinal);
        return
        [
            .. own, .. plans.Where(p => !p.IsOwn && p.Standard == other && !own.Any(o => o.StoreyNo == p.StoreyNo && o.Range.Meets(p.Range))),
        ];
    }

    private (FloorPlan Plan, PlanAreas Areas)? Measure(StoredPlan stored, AreaStandard standard)
    {
        try
        {
            FloorPlan plan = PlanBlob.Decode(stored.Plan);
            return plan.Rooms.Count == stored.RoomNumbers.Length
                ? (plan, _engine.Measure(plan, standard))
                : throw new InvalidDataException($"A stored plan has {plan.Rooms.Count} rooms and {stored.RoomNumbers.Length} room numbers.");
        }
        catch (InvalidDataException fault)
        {
            if (_unreadable.Add(stored.StoreyNo))
            {
                tally.Faults.Add(new BuildingFault(building, stored.StoreyNo, fault.Message));
            }

            return null;
        }
    }

    private static List<StoredLine> Lines(FloorPlan plan, PlanAreas measured, int room)
    {
        var lines = new List<StoredLine>();
        foreach (ReceiptLine line in measured.Receipt(room))
        {
            lines.Add(new StoredLine(plan.Obstacles[line.Obstacle].Element, line.Category.Word(), line.AreaM2));
        }

        return lines;
    }

    private void Compare(StoredArea area, RoomAreas measured, List<StoredLine> lines)
    {
        double[] values = [measured.Gross, measured.Column, measured.Wall, measured.Other, measured.Net, measured.Bound];
        for (int i = 0; i < values.Length && !area.IsDifferent; i++)
        {
            // A bound that the engine did not say, or that is none, is not stored.
            if (area.Values[i] is double stored && !Same(stored, values[i]))
            {
                Differ(area, StoredArea.Names[i], stored, values[i]);
            }
        }

        for (int i = 0; i < Math.Max(area.Lines.Count, lines.Count) && !area.IsDifferent; i++)
        {
            (StoredLine? stored, StoredLine? computed) = (i < area.Lines.Count ? area.Lines[i] : null, i < lines.Count ? lines[i] : null);
            if (!Same(stored, computed))
            {
                Differ(area, $"receipt line {i + 1}", stored?.AreaM2, computed?.AreaM2);
            }
        }
    }

    private void Differ(StoredArea area, string what, double? stored, double? recomputed)
    {
        area.IsDifferent = true;
        Tell(area.Key, area.GlobalId, what, stored, recomputed);
    }

    private void Tell(AreaKey key, string globalId, string what, double? stored, double? recomputed) => tally.Add(new AreaDifference(
        building, globalId, key.RoomNo, key.Revision, key.Standard, key.EngineVersion, what, stored, recomputed));

    private static bool Same(StoredLine? a, StoredLine? b) =>
        a is StoredLine one && b is StoredLine other && one with { AreaM2 = 0 } == other with { AreaM2 = 0 } && Same(one.AreaM2, other.AreaM2);

    private static bool Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);
}
