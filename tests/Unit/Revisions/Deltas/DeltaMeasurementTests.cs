using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Deltas;
using SpaceGeo.Revisions.Matching;
using Xunit;

namespace SpaceGeo.Tests.Unit.Revisions.Deltas;

public class DeltaMeasurementTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string renovation in Renovations.All.Keys)
            {
                foreach (string standard in new[] { "ifc-net", "rics-nia", "gbt50353" })
                {
                    cases.Add(renovation, standard);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_measured_anew_after_a_renovation_is_what_was_touched_and_the_result_is_that_of_measuring_all(string renovation, string standardId)
    {
        AreaStandard standard = AreaStandards.Find(standardId)!;
        (string model, Func<IfcEdit, IfcEdit> edit) = Renovations.All[renovation];
        MeasuredBuilding before = MeasuredBuilding.Measure(Read(IfcEdit.Of(model).Bytes, standard), standard);
        Building after = Read(edit(IfcEdit.Of(model)).Bytes, standard);
        BuildingMatch match = BuildingMatching.Of(before.Building, after);

        RemeasuredBuilding delta = DeltaMeasurement.Measure(before, after, match);

        var all = MeasuredBuilding.Measure(after, standard);
        foreach ((MeasuredStorey one, MeasuredStorey other) in delta.Building.Storeys.Zip(all.Storeys))
        {
            Assert.Equal(other.Areas.Rooms.ToArray(), one.Areas.Rooms.ToArray());
            Assert.Equal(other.Areas.Stated.ToArray(), one.Areas.Stated.ToArray());
            Assert.All(Enumerable.Range(0, other.Areas.Rooms.Length), room => Assert.Equal(other.Areas.Receipt(room).ToArray(), one.Areas.Receipt(room).ToArray()));
        }

        Assert.Equal(Touched(before, after, match, standard), delta.Measured);
    }

    [Fact]
    public void One_wall_that_moves_touches_few_rooms()
    {
        (string model, Func<IfcEdit, IfcEdit> edit) = Renovations.All["a wall moved"];
        MeasuredBuilding before = MeasuredBuilding.Measure(Read(IfcEdit.Of(model).Bytes, AreaStandards.Default), AreaStandards.Default);
        Building after = Read(edit(IfcEdit.Of(model)).Bytes, AreaStandards.Default);

        RemeasuredBuilding delta = DeltaMeasurement.Measure(before, after, BuildingMatching.Of(before.Building, after));

        Assert.InRange(delta.Measured.Count, 1, after.Storeys.Sum(s => s.Rooms.Count) / 3);
    }

    // Looked for the long way: every obstacle of a plan is compared with every room of it.
    private static List<RoomPlace> Touched(MeasuredBuilding before, Building after, BuildingMatch match, AreaStandard standard)
    {
        var touched = new List<RoomPlace>();
        for (int s = 0; s < after.Storeys.Count; s++)
        {
            Storey now = after.Storeys[s];
            int then = match.Storeys.Where(p => p.After == s).Select(p => p.Before).DefaultIfEmpty(-1).First();
            for (int r = 0; r < now.Rooms.Count; r++)
            {
                RoomPair? pair = match.OfRoomAfter(new RoomPlace(s, r));
                if (now.Rooms[r].IsMeasured
                    && (pair is not RoomPair known || known.Before.Storey != then
                        || Surroundings(before.Building.Storeys[then], known.Before.Room, standard, element => element)
                            != Surroundings(now, r, standard, element => match.OfElementAfter(element)?.Before ?? -1)))
                {
                    touched.Add(new RoomPlace(s, r));
                }
            }
        }

        return touched;
    }

    private static string Surroundings(Storey storey, int room, AreaStandard standard, Func<int, int> elementBefore)
    {
        if (!storey.Rooms[room].IsMeasured)
        {
            return "no plan";
        }

        FloorPlan plan = storey.Plan;
        PlanRoom footprint = plan.Rooms[storey.Rooms[room].PlanRoom];
        IEnumerable<PlanObstacle> near = plan.Obstacles
            .Where(o => o.CutHeight == footprint.CutHeight && (o.Room < 0 || o.Room == storey.Rooms[room].PlanRoom)
                && standard.DeductionOf(o.Kind) is Deduction deduction && deduction.Takes(plan.Shapes.Area(o.Shape))
                && plan.Shapes.Bounds(o.Shape).Overlaps(plan.Shapes.Bounds(footprint.Shape)))
            .OrderBy(o => standard.DeductionOf(o.Kind)!.Category);
        return string.Join('\n', near.Select(o => $"{elementBefore(o.Element)} {o.Kind} {o.Share:R} {o.Room >= 0} {Shape(plan, o.Shape)}")
            .Prepend($"{footprint.CutHeight:R} {Shape(plan, footprint.Shape)}"));
    }

    private static string Shape(FloorPlan plan, int shape) =>
        $"{string.Join(' ', plan.Shapes.Region(shape).Coordinates.ToArray().Select(c => c.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))} | {string.Join(' ', plan.Shapes.Region(shape).RingEnds.ToArray())} {plan.Shapes.MendedM2(shape):R}";

    private static Building Read(byte[] model, AreaStandard standard) => IfcReader.Read("edited.ifc", model, new IfcReadOptions(standard)).Buildings[0];
}
